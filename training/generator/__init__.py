"""The data of ds4-tiny: conversations whose answers are functions of their prompts.

`Documents(seed).document(chars)` makes one training conversation, `Documents(seed, held_out=True).item(task, chars)`
one evaluation item. Everything follows from the seed and from the filler text (`corpus.py`).
"""
from .documents import Documents
from .mixture import CLIENT_TASKS, EVALUATION_TASKS, THINKING_TASKS

__all__ = ["CLIENT_TASKS", "EVALUATION_TASKS", "THINKING_TASKS", "Documents"]
