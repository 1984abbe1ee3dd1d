"""Texts with an order of their own (lists to tick, steps, talks, changelogs, letters of changes, code, objects), read and asked about."""
