"""Tasks with these papers: one is read, or stands in the request, and is asked about, often again."""
from ..papers import asked as papers
from . import bills, crossed, hosts, hours, jobs, letters, limits, minutes, numbered, recipes, services, tops

_MAKERS = {crossed.crossed: 30, tops.tops: 34, numbered.numbered: 30, hours.hours: 24, minutes.minutes: 28, letters.letter: 26, jobs.jobs: 26, services.services: 28, limits.limits: 26, bills.bill: 26, recipes.recipe: 18, hosts.hosts: 16}


def paper(source):
    while not (made := source.weighted(_MAKERS)(source)).asks or len(made.text) > 1400:
        pass
    made.topic = 10
    if source.chance(.5):                                                # which one it is takes several questions about one paper
        made.more = {2: 2, 4: 3, 6: 3, 9: 2}
    return made


def pinned(source, box):
    return papers.about(source, box, paper(source)) if box.operations else None


def pasted(source):
    return papers.pasted(source, paper(source))
