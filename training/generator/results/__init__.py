"""Answers about what tools brought."""
