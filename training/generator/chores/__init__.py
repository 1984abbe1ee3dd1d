"""Everyday work of coding clients: steps of which one needs what the other brought, and single steps in ordinary wordings."""
from .chains import chores
from .sought import sought
from .words import chore_words
