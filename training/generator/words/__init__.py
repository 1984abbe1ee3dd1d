"""How things are worded: sentences as grammars, orders, questions, calls."""
