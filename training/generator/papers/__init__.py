"""Papers: realistic files (settings, tables, notes, lists, schedules) of which one thing is asked in plain words."""
