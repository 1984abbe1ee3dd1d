"""Tasks with papers of many lines that look alike: tables, logs, who does what; a line is found by any of its parts, and any other one is asked for."""
from . import acts, asked, cells, crowds, dials, duties, fielded, grids, happened, journals, ledgers, shared

_MAKERS = {ledgers.ledger: 300, dials.alone: 60, dials.several: 75, dials.manifest: 45, fielded.fielded: 110, shared.shared: 130, acts.act: 90, acts.system: 35, cells.table: 150, grids.grid: 60, crowds.crowd: 46, crowds.card: 16, journals.journal: 24, duties.duties: 20, happened.happened: 40, happened.checks: 12}

_TABLES = (ledgers.ledger, cells.table, grids.grid, crowds.crowd)


def paper(source):
    while not (made := (maker := source.weighted(_MAKERS))(source)).asks or len(made.text) > 1400:
        pass
    if maker in _TABLES and source.chance(.6):                          # which cell it is takes many questions about one table
        made.more = {5: 2, 8: 3, 12: 3, 16: 2}
    return made


def lookups(source, box):
    return asked.about(source, box, paper(source)) if box.operations else None


def pasted(source):
    return asked.pasted(source, paper(source))
