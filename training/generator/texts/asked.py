"""Tasks with these texts: one is read, or stands in the request, and is asked about, often again."""
from ..papers import asked as papers
from . import changes, markup, measured, objects, pages, readmes, releases, sequences, sources, talks, ticks

_MAKERS = {ticks.ticks: 24, measured.measured: 26, sequences.steps: 20, sequences.itinerary: 14, talks.chat: 24, talks.quotes: 9, changes.changes: 46, releases.changelog: 24, objects.object_: 34, sources.program: 44, markup.markup: 42, pages.page: 26, readmes.readme: 18, readmes.mail: 18, readmes.sections: 18}


def paper(source):
    while not (made := source.weighted(_MAKERS)(source)).asks or len(made.text) > 1400:
        pass
    made.topic = 9
    return made


def texts(source, box):
    return papers.about(source, box, paper(source)) if box.operations else None


def pasted(source):
    return papers.pasted(source, paper(source))
