"""What is looked up."""

TOOLS = []
