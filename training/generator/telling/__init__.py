"""A tool is called, a file read or a text pasted, and what it says is told: one field, several, all of a list, yes or no, the most and the least, what a log says."""
from ..tools.toolbox import Toolbox
from .asked import telling_file, telling_text
from .tools import Function, pick_functions, telling


def toolbox(source):
    return Toolbox("functions", functions=pick_functions(source))
