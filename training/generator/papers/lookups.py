"""Tasks with papers of many lines that look alike: tables, logs, who does what; a line is found by any of its parts, and any other one is asked for."""
from . import asked, duties, grids, journals

_MAKERS = {grids.grid: 52, journals.journal: 26, duties.duties: 22}


def paper(source):
    while not (made := source.weighted(_MAKERS)(source)).asks or len(made.text) > 1400:
        pass
    return made


def lookups(source, box):
    return asked.about(source, box, paper(source)) if box.operations else None


def pasted(source):
    return asked.pasted(source, paper(source))
