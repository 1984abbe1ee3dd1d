"""Whole conversations: what stands before the tasks, which tasks follow each other, and how long it all becomes."""
from functools import partial

from . import chat, choosing, chores, everyday, hops, invented_tools, linked, ordered, published, resolved, telling
from .answers import asked, attributes, both, called, changes, choices, commonplace, comparisons, counting, dictated, echo, facts, favorites, followed, gaps, groups, heaps, introduced, kept_names, known_numbers, lengths, lists, lives, memories, noted, opposites, outings, pairs_told, pasts, plain, reading, reasons, riddles, small_sums, small_talk, sorts, statements, states, successions, sums, terms, truths, two_steps, verbatim, verdicts, worlds
from .chat import Answer, User
from .files import blocks, chosen, editing, lookups, parts, projects, remarks, renames, replacing, searches, tooling
from .material import drills, world
from .material.source import Source
from .meanings import questions, tools as deeds
from .papers import alike, asked as papers, lookups as looked_up, registers
from .pinboard import asked as pinboard
from .real import asked as real, edits, writes
from .results import programs, results
from .texts import asked as texts, written
from .tools import aside, entities, functions, rows, thoughts, toolbox, unfit
from .turns import carried, chains, finish, followups, intents, onward, opened, pairs, steps, then
from .words import orders

# How often each task is asked, without tools and with them. Exact copies and several steps are what a small model
# finds hardest, so they come more often than people ask for them.
PLAIN = dict(echo=32, case=6, arithmetic=14, sums=46, count=3, counting=56, question=9, fact=15, settings=9, memory=9, told=19, stated=16, recall=10, registry=11, passage=11, lookup=4, no_tools=2, title=2, drill=20, far_drill=16)
WITH_FILES = dict(write=36, read=14, looked_at=12, answered=22, edit=22, edit_words=30, two_edits=12, setting_edit=16, value_edit=12, copied=12, run=13, list=16, search=15, search_in=30, several=34, chain_more=16, intent=18, project=9, echo=6, question=2, fact=2, sums=3, counting=1, memory=2, told=2, lived=7, worlds=8, choices=4, statements=8, heaps=4, comparisons=4, small_sums=2, successions=2, dictated=5, verdicts=2, passage=2, drill=5, which_tool=6)
WITH_FUNCTIONS = dict(function=46, function_steps=44, which_tool=20, echo=6, question=2, fact=2, sums=2, told=2, lived=4, drill=1)
WITH_EVERYDAY = dict(function=80, function_steps=24, which_tool=10, echo=6, question=3, fact=2, sums=2, told=2, lived=4)
# Several tasks in one request, steps that need a result, what is said afterwards.
PLAIN |= dict(exhibit=54, pasted=48, looked_up=150, listed=14, talk=38, lived=58, worlds=70, choices=40, statements=40, heaps=34, comparisons=40, small_sums=18, successions=26, dictated=24, verdicts=18)
WITH_FILES |= dict(carried=34, opened=16, chosen=26, replacing=46, blocks=9, read_part=6, aside=12, rename=14, then=18, said_behind=4, pair=16, onward=26, results=42, papers=54, lookups=60, alike=30, counted=20, follow=34, talk=2, polite=3)
WITH_FUNCTIONS |= dict(fetched=60, said_behind=4, pair=10, onward=9, follow=18, results=6, unfit=12)
WITH_EVERYDAY |= dict(fetched=16, said_behind=6, pair=25, onward=7, follow=18, results=4, unfit=15)
WITH_FUNCTIONS |= dict(heard=5)
WITH_EVERYDAY |= dict(heard=6)
WITH_DEEDS = dict(function=80, which_tool=8, echo=5, told=4)
WITH_LINKED = dict(linked=80, function=16, function_steps=3, which_tool=3, echo=4, question=2, fact=2, told=4)
WITH_RESOLVED = dict(resolved=90, function=4, which_tool=2, echo=4, question=2, fact=2, told=4)
WITH_HOPS = dict(hops=80, echo=4, question=2, fact=2, told=4)
WITH_PUBLISHED = dict(published=80, echo=5, told=4)      # sums and facts are what some of these tools are for
PLAIN |= dict(meanings=24, real_pasted=8, noted=26, pasted_text=70)
WITH_FILES |= dict(finish=66)
WITH_FUNCTIONS |= dict(finish=10, rows=50, dictated=4, statements=3)
WITH_EVERYDAY |= dict(finish=9, dictated=4, statements=3)
WITH_FILES |= dict(lookups=360, papers=160)
WITH_FILES |= dict(texts=270, written=60)
WITH_FILES |= dict(real_read=32, real_edit=26, real_write=10, noted=5, noted_file=14, outputs=44)
CALLS = dict(edit=7, edit_words=8, value_edit=2, write=6, read=3, run=4, search=4, search_in=7, list=5, intent=2)
BRIEF = dict(meanings=12, sums=32, counting=30, brief_count=20, fact=22, told=8, lived=16, worlds=20, choices=16, statements=24, heaps=24, comparisons=20, small_sums=18, successions=16, dictated=10, verdicts=10, talk=10, echo=12, question=5, arithmetic=14, count=3, case=3)
_PLAIN_TASKS = dict(echo=echo.echo, case=plain.letter_case, arithmetic=plain.arithmetic, count=plain.count, question=plain.question, greeting=plain.greeting,
                    no_tools=plain.no_tools, title=plain.title, sums=sums.sums, counting=counting.counting, brief_count=counting.brief, fact=facts.fact, exhibit=results.stated, pasted=papers.pasted, looked_up=looked_up.pasted, pasted_text=texts.pasted, real_pasted=real.pasted, talk=small_talk.small_talk, lived=lives.lived, worlds=worlds.worlds, choices=choices.choices, statements=statements.statements, heaps=heaps.heaps, comparisons=comparisons.comparisons, small_sums=small_sums.small_sums, successions=successions.successions, dictated=dictated.dictated, verdicts=verdicts.verdicts, meanings=questions.meanings, polite=small_talk.polite, drill=drills.near)
_LONG_TASKS = dict(settings=asked.settings, stated=reading.stated, recall=plain.recall, noted=noted.noted, registry=plain.registry, passage=plain.passage, lookup=plain.lookup, listed=lists.listed, far_drill=drills.far)
_TOOL_TASKS = dict(setting_edit=asked.setting_edit, value_edit=reading.value_edit, answered=reading.answered, counted=lookups.lookup, edit_words=editing.edit_words, two_edits=editing.two_edits, follow=followups.follow, rename=renames.rename, then=then.then, said_behind=then.said_behind, unfit=unfit.unfit, heard=unfit.heard, itself=unfit.itself, chain_more=chains.chain_more, carried=carried.carried, opened=opened.opened, finish=finish.finish, function_finish=finish.finish, rows=rows.rows, chosen=chosen.chosen, replacing=replacing.replacing, blocks=blocks.blocks, read_part=parts.read_part, aside=aside.aside, intent=intents.intent, copied=asked.copied, looked_at=asked.looked_at, write=tooling.write, read=tooling.read, edit=tooling.edit, run=tooling.run, list=tooling.list_files, search=tooling.search, search_in=searches.search_in, function=tooling.call_function, everyday=tooling.call_function, service=tooling.call_function, apis=tooling.call_function, grid=tooling.call_function, poles=tooling.call_function, entries=tooling.call_function, apps=tooling.call_function, platforms=tooling.call_function, slots=tooling.call_function, objects=tooling.call_function, within=tooling.call_function, plainly=tooling.call_function, invented=tooling.call_function, deeds=tooling.call_function,
                   published=published.published, which_tool=tooling.which_tool, several=steps.several, function_steps=steps.function_steps, project=projects.project,
                   pair=pairs.pair, function_pair=pairs.pair, onward=onward.onward, things=onward.onward, results=results.results, outputs=programs.outputs, papers=papers.papers, alike=alike.alike, noted_file=noted.read, lookups=looked_up.lookups, texts=texts.texts, written=written.written, real_read=real.real_read, real_edit=edits.real_edit, real_write=writes.real_write, fetched=registers.fetched, linked=linked.linked, hops=hops.hops, resolved=resolved.resolved, function_follow=followups.follow)

# What is told in a sentence or two and asked at once or later.
_PLAIN_TASKS |= dict(attributes=attributes.attributes, pasts=pasts.pasts, introduced=introduced.introduced, opposites=opposites.opposites, known_numbers=known_numbers.known_numbers)
PLAIN |= dict(attributes=30, pasts=22, introduced=16, opposites=46, known_numbers=24)
_PLAIN_TASKS |= dict(favorites=favorites.favorites, groups=groups.groups, lengths=lengths.lengths, riddle=riddles.riddle)
PLAIN |= dict(groups=24, favorites=26, lengths=32, riddle=7)
BRIEF |= dict(groups=16, favorites=10, lengths=26, riddle=5)
BRIEF |= dict(attributes=20, pasts=12, introduced=12, opposites=30, known_numbers=18)
WITH_FILES |= dict(attributes=5, pasts=3, introduced=6, opposites=5, known_numbers=3)
WITH_FUNCTIONS |= dict(attributes=3, introduced=5, opposites=3)
WITH_EVERYDAY |= dict(attributes=3, pasts=2, introduced=6, opposites=4)

# What sort of thing it is, in which of two states, how much more one has, what changed since it was told.
_PLAIN_TASKS |= dict(sorts=sorts.sorts, states=states.states, gaps=gaps.gaps, changes=changes.changes)
PLAIN |= dict(sorts=32, states=30, gaps=48, changes=26)
BRIEF |= dict(sorts=16, states=14, gaps=24, changes=12)
WITH_FILES |= dict(sorts=4, states=4, gaps=4)
WITH_FUNCTIONS |= dict(sorts=2)
WITH_EVERYDAY |= dict(sorts=2)

# Why something happened, who went where when and with whom, names that are given and told, several of a kind, true or false, what everybody knows.
_PLAIN_TASKS |= dict(reasons=reasons.reasons, outings=outings.outings, called=called.called, both=both.both, truths=truths.truths, commonplace=commonplace.commonplace, followed=followed.followed)
PLAIN |= dict(reasons=26, outings=26, called=26, both=30, truths=34, commonplace=36, followed=36)
BRIEF |= dict(reasons=14, outings=12, called=14, both=14, truths=18, commonplace=20, followed=14)
WITH_FILES |= dict(reasons=3, outings=3, called=3, both=3, truths=4, commonplace=3)
WITH_FUNCTIONS |= dict(called=2, truths=2)
WITH_EVERYDAY |= dict(reasons=2, truths=2)

# What abbreviations stand for, general questions beside tools about the same things.
_PLAIN_TASKS |= dict(terms=terms.terms)
_TOOL_TASKS |= dict(beside=terms.beside)
PLAIN |= dict(terms=6)
BRIEF |= dict(terms=3)
WITH_EVERYDAY |= dict(beside=7)
WITH_FUNCTIONS |= dict(beside=4)
WITH_FILES |= dict(terms=1)

# Short files in which two things decide, or which of several like values is meant.
_PLAIN_TASKS |= dict(pinned_text=pinboard.pasted)
_TOOL_TASKS |= dict(pinned=pinboard.pinned)
PLAIN |= dict(pinned_text=110)
WITH_FILES |= dict(pinned=170)

# Unusual names and places of things in sentences behind long text.
_LONG_TASKS |= dict(kept_names=kept_names.kept_names)
PLAIN |= dict(kept_names=16)

# What takes two steps, two facts in one sentence, texts that are given back.
_PLAIN_TASKS |= dict(two_steps=two_steps.two_steps, pairs_told=pairs_told.pairs_told, verbatim=verbatim.verbatim)
PLAIN |= dict(two_steps=44, pairs_told=40, verbatim=34)
BRIEF |= dict(two_steps=22, pairs_told=12, verbatim=16)
WITH_FILES |= dict(two_steps=3, pairs_told=3, verbatim=5)
WITH_FUNCTIONS |= dict(two_steps=2, verbatim=4)
WITH_EVERYDAY |= dict(verbatim=4)

# What one of several is meant, which only a list tells.
_TOOL_TASKS |= dict(choosing=choosing.choosing)
WITH_CHOOSING = dict(choosing=80, echo=4, question=2, fact=2, told=4)

# Requests that spell out more than one step.
_TOOL_TASKS |= dict(ordered=ordered.ordered)
WITH_ORDERED = dict(ordered=80, which_tool=2, echo=4, question=2, fact=2, told=4)

# Everyday work: what a file or a command brought stands in the next step, and single steps in ordinary wordings.
_TOOL_TASKS |= dict(chores=chores.chores, chore_words=chores.chore_words)
WITH_FILES |= dict(chores=200, chore_words=190)

# What a tool, a file or a text says, told: several fields, lists, yes and no, the most and the least, logs, deeds.
_PLAIN_TASKS |= dict(telling_text=telling.telling_text)
_TOOL_TASKS |= dict(telling=telling.telling, telling_file=telling.telling_file)
WITH_TELLING = dict(telling=80, function=12, function_steps=3, which_tool=3, echo=3, question=2, fact=2, told=3)
PLAIN |= dict(telling_text=90)
WITH_FILES |= dict(telling_file=150)

_MEMORIES = dict(memory=plain.memory, told=memories.told)

EVALUATION_TASKS = ["echo", "tools_echo", "arithmetic", "count", "question", "greeting", "memory", "recall", "ledger", "noted", "registry", "passage", "lookup", "terms",
                    "sums", "counting", "fact", "told", "meanings", "settings", "stated", "setting_edit", "value_edit", "edit_words", "rename", "then", "copied", "looked_at", "answered", "follow",
                    "function_follow", "pair", "function_pair", "chain_more", "carried", "finish", "function_finish", "rows", "opened", "replacing", "blocks", "read_part", "onward", "things", "results", "outputs", "exhibit", "papers", "pasted", "alike", "noted_file", "lookups", "texts", "pinned", "pinned_text", "chores", "chore_words", "written", "real_read", "real_edit", "real_write", "fetched", "linked", "telling", "telling_file", "telling_text", "ordered", "choosing", "hops", "resolved", "listed",
                    "strings", "function", "everyday", "write", "read", "edit", "run", "list", "search", "search_in", "several", "function_steps", "project", "invented", "published", "service", "apis", "grid", "poles", "entries", "apps", "platforms", "slots", "objects", "within", "plainly", "deeds", "two_steps", "pairs_told", "verbatim", "kept_names"]
CLIENT_TASKS = ["client_echo", "client_write", "client_run"]
THINKING_TASKS = ["echo", "arithmetic", "write", "function", "everyday", "invented", "several", "papers"]


class Documents:
    def __init__(self, seed, held_out=False, calls=0.0):
        """`calls`: share of training conversations that are only calls."""
        self.source = Source(seed, held_out)
        self.calls = calls
        self.box = None
        self.thinking = self.brief = False

    # --- training -----------------------------------------------------------------------------------------------
    def document(self, chars=1500):
        """One training conversation of about `chars` characters."""
        s = self.source
        self.thinking, self.brief = s.chance(.35), False
        if s.chance(.1):
            return self.brief_document(chars)
        if self.calls and s.chance(self.calls):
            return self.calls_document(chars)
        self.box = (invented_tools.toolbox(s) if s.chance(.05) else published.toolbox(s) if s.chance(.08) else deeds.toolbox(s) if s.chance(.075) else linked.toolbox(s) if s.chance(.16) else hops.toolbox(s) if s.chance(.11) else resolved.toolbox(s) if s.chance(.14) else choosing.toolbox(s) if s.chance(.14) else ordered.toolbox(s) if s.chance(.14) else telling.toolbox(s) if s.chance(.16) else toolbox.pick_toolbox(s)) if s.chance(.64) else None
        if self.box is None and s.chance(.4):                          # there only the last answer keeps its thought
            self.thinking = True
        self.thinking |= bool(self.box and self.box.operations) and s.chance(.15)     # what a file says is quoted first: half of them think
        if chars > 3500 and s.chance(.3):
            return self.client_document(chars)
        if chars > 8000 and self.box and s.chance(.78 if chars > 40000 else .58):
            return self.far_document(chars)
        big = chars > 4000
        x = s.random.random()
        system_chars = chars * s.random.uniform(.3, .9) if x < (.25 if big else .12) else s.number(0, 300) if x < .75 else 0
        head, asked = self.with_facts(self.head(system_chars))
        room = max(chars - len(head), s.number(200, 1800)) if self.box else chars - len(head)      # a list of tools is worth several tasks
        return self.conversation(head, room, big, pending=asked)

    def with_facts(self, head):
        """Now and then something to remember stands in the system text -> (the text, turns that ask for it)."""
        if not self.source.chance(.1):
            return head, []
        text, asked = self.source.pick([memories.listed, lists.in_system, noted.in_system])(self.source)
        parts = [part for part in (head, text) if part]
        return "\n\n".join(parts if self.source.chance(.6) else parts[::-1]), asked

    def conversation(self, head, room, big, first_wrap=None, stop=.05, pending=()):
        """Tasks until the room is used; what was told is asked before the end."""
        kept = everyday.kept(self.box.functions) if self.box else None                 # what is a call to state
        s, turns, pending, told, done = self.source, [], list(pending), set(kept or ()), set()
        n = 0
        while True:
            name = s.weighted(self.tasks())
            if name in done and self.box and not self.brief and s.chance(.5):              # what a tool is first used for is hardest
                name = s.weighted(self.tasks())
            left = room - n
            span = int(left * s.random.uniform(.3, .8)) if big and left > 2000 and s.chance(.4 if name in _LONG_TASKS else .12) else 0
            if name in ("memory", "told"):
                both = _MEMORIES["told" if kept is not None else name](s, told)
                if both is None:
                    continue
                task = both[0] or both[1]
                if both[0]:
                    pending.append(both[1])
                    if s.chance(.2):
                        task = task[:-1] + [Answer("", s.pick(_HEARD), foreign=True)]
            else:
                task = self.task(name, span)
                if not task:
                    continue
                if name in _CAN_BE_FOREIGN and s.chance(.1):
                    task = task[:-1] + [Answer("", s.pick(_FINISHED), foreign=True)]
                if self.box and s.chance(.35):
                    task = [User((_lower if s.chance(.5) else partial(orders.ordered, s))(task[0].text))] + task[1:]
                task = self.thoughtful(task)
                if self.thinking and not self.box:
                    task = self.cut(task)
                if span and name not in _LONG_TASKS and name != "read":
                    if s.chance(.4) and ends_clearly(task[0].text):
                        task = self.wrapped(task, after="\n\n" + self.late_text(span))
                    else:
                        task = self.wrapped(task, before=self.reminder(span))
                elif s.chance(.13):
                    if s.chance(.45) and ends_clearly(task[0].text):
                        task = self.wrapped(task, after="\n\n" + self.late_text(s.number(30, 600) if s.chance(.7) else s.number(600, 3000)))
                    else:
                        task = self.wrapped(task, before=self.reminder(s.number(30, 500) if s.chance(.75) else s.number(500, 3000)))
            if not turns and s.chance(.03) and begins_clearly(task[0].text):
                task = self.run_on(task, max(80, room * s.random.uniform(.1, .9)))
            elif first_wrap and not turns:
                task = self.first_request(task, *first_wrap)
            turns += task
            done.add(name)
            if s.chance(.02) and len(turns[-1].text) < 200 and not turns[-1].foreign:
                turns += [User(s.pick(_SAY_AGAIN)), Answer("I repeat my last answer.", turns[-1].text)]
            n += sum(_chars(turn) for turn in task)
            if pending and (s.chance(.35) or n > room):
                turns += pending.pop(int(s.random.random() * len(pending)))
                n += 80
            if n > room or (not big and s.chance(stop if self.box else .6 if self.thinking else stop if self.brief else .15)):
                break
        for asking in pending:
            turns += asking
        if s.chance(.05):
            turns += small_talk.polite(s)
        return self.render(head, turns)

    def far_document(self, chars):
        """Tools, then a long text, then a few requests: the names have to be found thousands of tokens back."""
        s = self.source
        head = self.head(s.number(0, 300))
        room = int(1000 + chars * s.random.uniform(.08, .4))
        left = max(500, chars - len(head) - room)
        if s.chance(.57):
            return self.conversation(head + "\n\n" + s.filler(left), room, False, stop=.01)
        return self.conversation(head, room + left, False, (self.reminder(left), ""), stop=.01)

    def calls_document(self, chars):
        """Tools whose parameters have unfamiliar names, called one after the other with little between: what goes where."""
        s, turns = self.source, []
        functional = s.chance(.5)
        if functional and s.chance(.1):
            self.box = invented_tools.toolbox(s)
        else:
            self.box = toolbox.Toolbox("functions", functions=everyday.pick_functions(s) if s.chance(.8) else functions.pick_functions(s, several=True)) if functional else toolbox.unseen_toolbox(s, few=.5)
        head = toolbox.listing(s, self.box, chat.TOOLS_SHORT)
        for _ in range(60):
            task = tooling.call_function(s, self.box, plain=s.chance(.75)) if functional else self.task(s.weighted(CALLS))
            if task and (functional or sum(map(_chars, task)) < 700):
                turns += self.thoughtful(task)
            if len(head) + sum(map(_chars, turns)) > max(chars, 2500):
                break
        return self.render(head, turns) if turns else self.calls_document(chars)

    def brief_document(self, chars):
        """Many brief questions in a row, with or without tools that none of them needs."""
        s = self.source
        self.brief, self.box = True, toolbox.pick_toolbox(s) if s.chance(.85 if self.thinking else .3) else None
        return self.conversation(self.head(s.number(0, 300)), min(max(chars, 1500), 6000), False, stop=.01)

    def client_document(self, chars):
        """The shape of a real client's conversation: long system text, long tool list, reminders around the first task."""
        s = self.source
        self.box = toolbox.client_toolbox(s, chars=chars * s.random.uniform(.3, .7))
        head, wrap = self.client_head(chars * s.random.uniform(.05, .35))
        if s.chance(.25):                                               # only the first request: most tasks end here
            room = 1
        else:
            room = max(1, chars - len(head))
        return self.conversation(head, room, False, wrap)

    def client_head(self, system_chars):
        """-> (system text with tools, (before, after) of the first user text)."""
        s = self.source
        system = s.pick(world.PERSONAS) + "\n\n" + "\n\n".join(self.section() if s.chance(.5) else s.filler(system_chars / 3) for _ in range(3))
        tools = toolbox.listing(s, self.box, chat.TOOLS_OFFICIAL if s.chance(.8) else None)
        head = system + "\n\n" + tools if s.chance(.75) else tools + "\n\n" + system
        before = after = ""
        blocks = [self.reminder(s.number(100, 900)) if s.chance(.5) else self.environment() + "\n\n" for _ in range(s.number(0, 3))]
        if s.chance(.15):                                               # developer text arrives as a user turn of its own
            system, head = "", tools
            before = s.filler(system_chars) + chat.USER
        before += "".join(blocks)
        if s.chance(.5):                                                # the system text of the middle, after the request
            after = "\n\n" + self.late_text(s.number(200, 9000) if system_chars > 2000 else 300)
        return head, (before, after)

    # --- evaluation ---------------------------------------------------------------------------------------------
    def item(self, task, chars, thinking=False):
        """One conversation of about `chars` characters of unrelated text, then exactly one task.

        -> (text, number of assistant turns at its end that are scored)"""
        s = self.source
        self.thinking = thinking
        if task in CLIENT_TASKS:
            return self.client_item(task[len("client_"):], chars)
        kind = task.removeprefix("tools_")
        self.box = None
        if task in _MEMORIES:
            first, asking = _MEMORIES[task](s, set())
            between = self.task(s.pick(["echo", "arithmetic", "question"]))
            if chars > 300:
                between = self.wrapped(between, before=self.reminder(chars - 200))
            return self.render(self.head(0), first + between + asking), len(asking) // 2
        if kind in ("recall", "ledger"):
            return self.render("", plain.recall(s, max(200, chars - 300), people=8 if kind == "ledger" else 1)), 1
        if kind in ("noted", "registry", "passage", "kept_names"):
            return self.render("", _LONG_TASKS[kind](s, max(100, chars * .8))), 1
        if kind == "strings":
            turns = drills.table(s, max(100, chars * .7))
            return self.render("", turns), len(turns) // 2
        turns = None
        while not turns:
            if kind == "everyday":
                self.box = toolbox.Toolbox("functions", functions=everyday.pick_functions(s))
            elif kind in everyday.MADE_OF_PARTS:
                self.box = toolbox.Toolbox("functions", functions=everyday.pick_made(s, kind))
            elif kind == "invented":
                self.box = invented_tools.toolbox(s)
            elif kind == "deeds":
                self.box = deeds.toolbox(s)
            elif kind == "published":
                self.box = published.toolbox(s)
            elif kind.startswith("function"):
                self.box = toolbox.Toolbox("functions", functions=functions.pick_functions(s))
            elif kind == "fetched":
                self.box = toolbox.Toolbox("functions", functions=registers.pick_functions(s))
            elif kind == "hops":
                self.box = hops.toolbox(s)
            elif kind == "linked":
                self.box = linked.toolbox(s)
            elif kind == "resolved":
                self.box = resolved.toolbox(s)
            elif kind == "choosing":
                self.box = choosing.toolbox(s)
            elif kind == "ordered":
                self.box = ordered.toolbox(s)
            elif kind == "telling":
                self.box = telling.toolbox(s)
            elif kind == "rows":
                self.box = toolbox.Toolbox("functions", functions=rows.pick_functions(s))
            elif kind == "things":
                self.box = toolbox.Toolbox("functions", functions=entities.pick_functions(s))
            elif task != kind or kind in _TOOL_TASKS:
                self.box = toolbox.unseen_toolbox(s) if s.chance(.5) else toolbox.client_toolbox(s)
            turns = self.task(kind)
        turns = self.thoughtful(turns)
        if kind in (*everyday.MADE_OF_PARTS, "everyday", "deeds", "invented", "published"):
            turns = turns[:max(i for i, turn in enumerate(turns) if isinstance(turn, Answer) and turn.call) + 1]      # the call; words for its result are a matter of taste
        head = self.head(0)
        room = chars - len(head) - sum(_chars(t) for t in turns if not isinstance(t, Answer))
        if room > 60:
            if s.chance(.6):
                head = s.filler(room) + "\n\n" + head if s.chance(.5) else head + "\n\n" + s.filler(room)
            else:
                turns = self.wrapped(turns, before=self.reminder(room))
        return self.render(head, turns), sum(isinstance(t, Answer) for t in turns)

    def client_item(self, kind, chars):
        s, turns = self.source, None
        while not turns:
            self.box = toolbox.client_toolbox(s, s.pick(["claude", "codex", "pi", "opencode"]), chars=max(600, chars * .6))
            turns = self.task(kind)
        head, wrap = self.client_head(max(200, chars * .3))
        return self.render(head, self.first_request(turns, *wrap)), sum(isinstance(t, Answer) for t in turns)

    # --- parts --------------------------------------------------------------------------------------------------
    def tasks(self):
        kept = self.box and everyday.kept(self.box.functions)                          # there a statement is a call
        if self.brief:
            return BRIEF if kept is None else BRIEF | dict(lived=0)
        if self.box is None:
            return PLAIN
        if any(isinstance(one, published.Function) for one in self.box.functions):
            return WITH_PUBLISHED
        if any(isinstance(one, deeds.Function) for one in self.box.functions):
            return WITH_DEEDS
        if any(isinstance(one, hops.Function) for one in self.box.functions):
            return WITH_HOPS
        if any(isinstance(one, linked.Function) for one in self.box.functions):
            return WITH_LINKED
        if any(isinstance(one, telling.Function) for one in self.box.functions):
            return WITH_TELLING
        if any(isinstance(one, choosing.Function) for one in self.box.functions):
            return WITH_CHOOSING
        if any(isinstance(one, resolved.Function) for one in self.box.functions):
            return WITH_RESOLVED
        if any(isinstance(one, ordered.Function) for one in self.box.functions):
            return WITH_ORDERED
        if self.box.functions and (not self.box.operations or self.source.chance(.5)):
            if everyday.calculates(self.box.functions):
                return WITH_EVERYDAY | dict(sums=0, lived=0)                       # there a tool is what sums are for
            if kept is not None:
                return WITH_EVERYDAY | dict(lived=0, told=12, itself=9)
            return WITH_EVERYDAY if any(isinstance(one, (everyday.Function, invented_tools.Function)) for one in self.box.functions) else WITH_FUNCTIONS
        return WITH_FILES

    def task(self, name, chars=0):
        s = self.source
        if name in _PLAIN_TASKS:
            return _PLAIN_TASKS[name](s)
        if name in _LONG_TASKS:
            return _LONG_TASKS[name](s, chars if name == "lookup" else max(chars, s.number(80, 1200)))
        if name == "read":
            return tooling.read(s, self.box, chars)
        return _TOOL_TASKS[name](s, self.box)

    def thoughtful(self, turns):
        return thoughts.useful(turns, self.box) if self.thinking and self.box else turns

    def cut(self, turns):
        """The first questions of several, so that any of them may be the last."""
        answers = [i for i, turn in enumerate(turns) if isinstance(turn, Answer)]
        return turns[:self.source.pick(answers) + 1]

    def wrapped(self, turns, before="", after=""):
        return [User(before + turns[0].text + after)] + turns[1:]

    def first_request(self, turns, before, after):
        """Wrapped as clients do; text that goes on over several lines gets nothing behind it, so that its end is clear."""
        text = turns[0].text
        if not ends_clearly(text):
            return self.wrapped(turns, before)
        if self.source.chance(.5 if self.box.client == "opencode" else .04):
            text = f'"{text}"' + self.source.pick(["", "\n"])
        return [User(before + text + after)] + turns[1:]

    def run_on(self, turns, chars):
        """A request directly behind text that goes on and on, often on the same line."""
        s, request = self.source, turns[0].text
        text = s.repeated(chars) if s.chance(.65) else " ".join(s.filler(chars).split())
        if s.chance(.3):
            request = request[0].lower() + request[1:]
        return [User(text + s.pick([" ", " ", " ", ". ", "\n", "\n\n", "; ", ", "]) + request)] + turns[1:]

    def reminder(self, chars):
        s = self.source
        text = s.filler(chars) or s.rule()
        return s.pick(["<system-reminder>\n{t}\n</system-reminder>\n", "<system-reminder>\n{t}\n</system-reminder>\n\n", "<context>\n{t}\n</context>\n\n", "{t}\n\n",
                       "Background, ignore it:\n{t}\n\n", "<environment_context>\n{t}\n</environment_context>\n\n", "<notes>\n{t}\n</notes>\n"]).replace("{t}", text)

    def environment(self):
        s = self.source
        lines = [f"Working directory: /{s.pick(['tmp', 'home', 'work'])}/{s.word()}", f"Platform: {s.pick(['linux', 'darwin'])}",
                 f"Today's date: 20{s.number(24, 27)}-{s.number(1, 12):02d}-{s.number(1, 28):02d}", f"Is a git repository: {s.pick(['true', 'false'])}", f"Shell: {s.pick(['bash', 'zsh'])}"]
        s.random.shuffle(lines)
        lines = lines[:s.number(2, 5)]
        if s.chance(.3):
            tags = [line.split(":", 1)[0].lower().replace(" ", "_").replace("'", "") for line in lines]
            return "<environment_context>\n" + "\n".join(f"  <{t}>{line.split(': ', 1)[1]}</{t}>" for t, line in zip(tags, lines)) + "\n</environment_context>"
        return "# Environment\n" + "\n".join(" - " + line for line in lines)

    def late_text(self, chars):
        """System text that a client puts behind the request: environment, names, lists, notes."""
        s, parts, n = self.source, [], 0
        if s.chance(.6):
            parts.append(self.environment() if s.chance(.7) else self.environment() + "\n" + "\n".join(f" - {s.rule()} {s.rule()}" for _ in range(s.number(1, 3))))
        if s.chance(.3):
            parts.append(s.pick(world.MODEL_LINES).format(w=s.word(), n=s.number(1, 9)))
        while n < chars:
            size = min(chars - n, s.number(200, 4000))
            match s.number(0, 5):
                case 0: text = self.reminder(size).strip()
                case 1: text = s.rule() + "\n" + "\n".join(s.pick([s.word(), s.word().title() + s.word().title(), s.pseudo_word()]) for _ in range(s.number(3, 12)))
                case 2: text = f"{s.phrase(2, 5).capitalize()}:\n" + "\n".join(f"- {s.word()}: {s.description(s.number(40, 300))}" for _ in range(s.number(2, 8)))
                case 3: text = self.section()
                case 4: text = " ".join(s.pick(world.ORDERS_OF_SYSTEM).format(w=s.word(), x=s.word(), p=s.path()) if s.chance(.6) else s.rule() for _ in range(s.number(1, 8)))
                case _: text = s.filler(size)
            parts.append(text)
            n += len(text) + 2
        if s.chance(.35):
            parts.append(s.pick(["Today's date is {d}.", "The current date is {d}.", "Current time: {d}", "# currentDate\nToday's date is {d}.", "Date: {d}"]).format(d=f"20{s.number(24, 28)}-{s.number(1, 12):02d}-{s.number(1, 28):02d}"))
        return "\n\n".join(part for part in parts if part)

    def section(self):
        s = self.source
        return f"# {s.phrase(1, 3).title()}\n" + "\n".join("- " + s.rule() for _ in range(s.number(2, 12)))

    def system(self, chars):
        s, parts = self.source, []
        if s.chance(.6): parts.append(s.pick(world.PERSONAS))
        if s.chance(.2): parts.append("\n".join("- " + s.rule() for _ in range(s.number(1, 6))))
        if chars > 40: parts.append(s.filler(chars))
        if s.chance(.2): parts.append(self.environment())
        if s.chance(.1): parts.append(f"Workspace: /{s.pick(['tmp', 'home', 'work'])}/{s.word()}")
        if s.chance(.05): parts.append("# AGENTS.md\n\n" + self.section())
        if s.chance(.25): s.random.shuffle(parts)
        return "\n\n".join(parts)

    def head(self, chars):
        system = self.system(chars)
        if self.box is None:
            return system
        tools = toolbox.listing(self.source, self.box)
        if not system:
            return tools
        return system + "\n\n" + tools if self.source.chance(.55) else tools + "\n\n" + system

    def render(self, head, turns):
        turns = remarks.shown_by_client(self.source, self.box, turns) if self.box else turns
        return chat.render(head, turns, self.thinking, self.box is not None, effort_max=self.source.chance(.04))


# Answers as other models give them: they stand in conversations that were begun with one of those.
_HEARD = ["OK.", "Got it!", "Noted.", "Understood.", "Sure, I'll remember that.", "Thanks for telling me!", "Okay, I have noted that.", "Great, I will keep that in mind.", "Alright.", "Nice!", "Got it, thanks for letting me know.", "Sure!", "I'll keep it in mind.", "Thank you. How can I help you today?", "Good to know!", "ok", "Hello! Nice to meet you.", "I've made a note of it."]
_FINISHED = ["Done!", "I've done that.", "All set.", "I have finished. Is there anything else?", "The task is complete.", "Okay, that's done. Let me know if you need anything else.", "Sure! I took care of it.", "It worked.", "Finished.", "I did what you asked for.", "That is done now.", "Here you go!", "Everything went well.", "Great, it's done.", "OK.", "The operation was successful.", "I have completed your request.",
             "Done. What's next?", "Completed successfully!", "Alright, finished.", "I've taken care of that for you. Would you like me to do something else?", "As you asked, it is done."]
_CAN_BE_FOREIGN = {"write", "carried", "edit", "edit_words", "two_edits", "setting_edit", "value_edit", "rename", "then", "copied", "run", "list", "search", "several", "function", "function_steps", "everyday", "published", "project", "read", "looked_at"}
_SAY_AGAIN = ["Say that again.", "What did you just say?", "Repeat your last answer.", "say it again", "Pardon?", "Can you repeat that?", "What was your last answer?", "Repeat your answer.", "repeat your last message", "Could you say that again, please?", "Write your last answer once more.", "What did you answer?"]
_FIRST_WORDS = set(("Create Make Write Put Save Please Use Read Show What Open Print Set Update In Edit Replace Run Execute List Search Find Where Which Append Add Take Copy Tell First Do "
                    "Send Email Post Translate Look Fetch Get Convert How Start Remind Book Reserve Turn Switch New Who Define Play Call Calculate Compile Turn Name").split())


def _lower(text):
    """A request as people type it who have no time for capitals."""
    first = text.split(" ", 1)[0]
    return first.lower() + text[len(first):] if first in _FIRST_WORDS else text


_MORE_FIRST_WORDS = set("Reply Say Repeat Respond Answer Output Type Echo Return Count Compute Compile Remember Just Name Tell Explain Can Could Describe Spell Give".split())


def begins_clearly(text):
    """Whether one can see where the request begins when other text stands before it on the line."""
    return text.split(" ", 1)[0].strip(":.,") in _FIRST_WORDS | _MORE_FIRST_WORDS


def ends_clearly(text):
    """Whether one can see where the request ends when other text follows it."""
    return "\n" not in text and "```" not in text


def _chars(turn):
    """Roughly what a turn takes in the text, markup included."""
    if not isinstance(turn, Answer):
        return len(turn.text) + 30
    return len(turn.text) + 30 + (120 + sum(len(str(a)) for a in turn.call.arguments) if turn.call else 0)
