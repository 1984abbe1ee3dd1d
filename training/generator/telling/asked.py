"""The same things in files that are read, or in the request itself."""
from ..papers import asked as papers
from . import cards, logs, rows

_MAKERS = {cards.cards: 24, rows.rows: 38, logs.logs: 30}


def paper(source):
    """One of them as a file, with questions."""
    for _ in range(200):
        able = source.weighted(_MAKERS)()
        one = source.pick([one for one in able if one.held == source.held_out] or able)
        made = one.paper(source)
        if made.asks and len(made.text) < 1400:
            break
    made.topic = 11
    return made


def telling_file(source, box):
    return papers.about(source, box, paper(source)) if box.operations else None


def telling_text(source):
    return papers.pasted(source, paper(source))
