"""Short files as they hang on a pinboard or lie in a project: what is asked for is decided by two things in them, or by which of several like values is meant."""
