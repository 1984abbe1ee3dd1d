"""Work on files: what tools and clients say, contents, edits, searches."""
