"""Which tools a conversation lists, and those made up for it."""
