"""Projects, servers, files."""

TOOLS = []
