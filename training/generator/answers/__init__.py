"""What is answered without tools."""
