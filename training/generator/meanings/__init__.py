"""What words have to do with each other: kinds of things, words that mean the same or the opposite, what they mean; questions about that (`questions.py`)."""
