"""Mail, money, travel, shops."""

TOOLS = []
