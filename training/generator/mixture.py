"""Which tasks there are, how often each is asked, and which tools are listed how often."""
from . import choosing, chores, desk, hops, linked, ordered, published, resolved, scenes, telling
from .answers import amounts_told, asked, attributes, both, called, changes, choices, commonplace, comparisons, contrasts, counting, dictated, echo, echoed, facts, favorites, followed, gaps, groups, heaps, introduced, kept_names, known_numbers, lengths, lists, lives, memories, moved, noted, numbered_facts, occurrences, opposites, outings, pairs_told, pasts, plain, reading, reasons, reckoned, riddles, small_sums, small_talk, sorts, statements, states, successions, sums, terms, truths, two_steps, verbatim, verdicts, worlds
from .files import blocks, chosen, editing, lookups, miscalculated, parts, projects, renames, replacing, searches, spotted, tooling, upkeep, written_run
from .material import drills
from .meanings import questions, tools as deeds
from .papers import alike, asked as papers, lookups as looked_up, registers
from .pinboard import asked as pinboard
from .real import asked as real, edits, writes
from .results import programs, results
from .texts import asked as texts, written
from .tools import aside, rows, unfit
from .turns import carried, chains, finish, followups, intents, onward, opened, pairs, steps, then

# How often each task is asked, without tools and with them. Exact copies and several steps are what a small model
# finds hardest, so they come more often than people ask for them.
PLAIN = dict(echo=48, case=6, arithmetic=14, sums=46, count=3, counting=80, question=9, fact=15, settings=9, memory=9, told=19, stated=16, recall=10, registry=11, passage=11, lookup=4, no_tools=2, title=2, drill=20, far_drill=16)
WITH_FILES = dict(write=36, read=14, looked_at=12, answered=22, edit=22, edit_words=30, two_edits=12, setting_edit=16, value_edit=12, copied=12, run=13, list=16, search=15, search_in=30, several=34, chain_more=16, intent=18, project=9, echo=6, question=2, fact=2, sums=3, counting=1, memory=2, told=2, lived=7, worlds=8, choices=4, statements=8, heaps=4, comparisons=4, small_sums=2, successions=2, dictated=5, verdicts=2, passage=2, drill=5, which_tool=6)
WITH_FUNCTIONS = dict(function=46, function_steps=44, which_tool=20, echo=6, question=2, fact=2, sums=2, told=2, lived=4, drill=1)
WITH_EVERYDAY = dict(function=80, function_steps=24, which_tool=10, echo=6, question=3, fact=2, sums=2, told=2, lived=4)
# Several tasks in one request, steps that need a result, what is said afterwards.
PLAIN |= dict(exhibit=54, pasted=48, looked_up=110, listed=14, talk=38, lived=58, worlds=70, choices=40, statements=40, heaps=34, comparisons=40, small_sums=18, successions=26, dictated=24, verdicts=18)
WITH_FILES |= dict(carried=34, opened=16, chosen=26, replacing=46, blocks=9, read_part=6, aside=12, rename=14, then=18, said_behind=4, pair=16, onward=26, results=42, papers=54, lookups=60, alike=30, counted=20, follow=34, talk=2, polite=3)
WITH_FUNCTIONS |= dict(fetched=60, said_behind=4, pair=10, onward=9, follow=18, results=6, unfit=12)
WITH_EVERYDAY |= dict(fetched=16, said_behind=6, pair=25, onward=7, follow=18, results=4, unfit=15)
WITH_FUNCTIONS |= dict(heard=5)
WITH_EVERYDAY |= dict(heard=6)
PLAIN |= dict(meanings=24, real_pasted=8, noted=26, pasted_text=70)
WITH_FILES |= dict(finish=66)
WITH_FUNCTIONS |= dict(finish=10, rows=50, dictated=4, statements=3)
WITH_EVERYDAY |= dict(finish=9, dictated=4, statements=3)
WITH_FILES |= dict(lookups=280, papers=130)
WITH_FILES |= dict(texts=230, written=60)
WITH_FILES |= dict(real_read=32, real_edit=26, real_write=10, noted=5, noted_file=14, outputs=44)
CALLS = dict(edit=7, edit_words=8, value_edit=2, write=6, read=3, run=4, search=4, search_in=7, list=5, intent=2)
BRIEF = dict(meanings=12, sums=32, counting=45, brief_count=20, fact=22, told=8, lived=16, worlds=20, choices=16, statements=24, heaps=24, comparisons=20, small_sums=18, successions=16, dictated=10, verdicts=10, talk=10, echo=12, question=5, arithmetic=14, count=3, case=3)
PLAIN_TASKS = dict(echo=echo.echo, case=plain.letter_case, arithmetic=plain.arithmetic, count=plain.count, question=plain.question, greeting=plain.greeting,
                    no_tools=plain.no_tools, title=plain.title, sums=sums.sums, counting=counting.counting, brief_count=counting.brief, fact=facts.fact, exhibit=results.stated, pasted=papers.pasted, looked_up=looked_up.pasted, pasted_text=texts.pasted, real_pasted=real.pasted, talk=small_talk.small_talk, lived=lives.lived, worlds=worlds.worlds, choices=choices.choices, statements=statements.statements, heaps=heaps.heaps, comparisons=comparisons.comparisons, small_sums=small_sums.small_sums, successions=successions.successions, dictated=dictated.dictated, verdicts=verdicts.verdicts, meanings=questions.meanings, polite=small_talk.polite, drill=drills.near)
LONG_TASKS = dict(settings=asked.settings, stated=reading.stated, recall=plain.recall, noted=noted.noted, registry=plain.registry, passage=plain.passage, lookup=plain.lookup, listed=lists.listed, far_drill=drills.far)
TOOL_TASKS = dict(setting_edit=asked.setting_edit, value_edit=reading.value_edit, answered=reading.answered, counted=lookups.lookup, edit_words=editing.edit_words, two_edits=editing.two_edits, follow=followups.follow, rename=renames.rename, then=then.then, said_behind=then.said_behind, unfit=unfit.unfit, heard=unfit.heard, itself=unfit.itself, chain_more=chains.chain_more, carried=carried.carried, opened=opened.opened, finish=finish.finish, function_finish=finish.finish, rows=rows.rows, chosen=chosen.chosen, replacing=replacing.replacing, blocks=blocks.blocks, read_part=parts.read_part, aside=aside.aside, intent=intents.intent, copied=asked.copied, looked_at=asked.looked_at, write=tooling.write, read=tooling.read, edit=tooling.edit, run=tooling.run, list=tooling.list_files, search=tooling.search, search_in=searches.search_in, function=tooling.call_function, everyday=tooling.call_function, service=tooling.call_function, apis=tooling.call_function, grid=tooling.call_function, poles=tooling.call_function, entries=tooling.call_function, apps=tooling.call_function, platforms=tooling.call_function, slots=tooling.call_function, objects=tooling.call_function, within=tooling.call_function, plainly=tooling.call_function, matched=tooling.call_function, invented=tooling.call_function, deeds=tooling.call_function,
                   published=published.published, which_tool=tooling.which_tool, several=steps.several, function_steps=steps.function_steps, project=projects.project,
                   pair=pairs.pair, function_pair=pairs.pair, onward=onward.onward, things=onward.onward, results=results.results, outputs=programs.outputs, papers=papers.papers, alike=alike.alike, noted_file=noted.read, lookups=looked_up.lookups, texts=texts.texts, written=written.written, real_read=real.real_read, real_edit=edits.real_edit, real_write=writes.real_write, fetched=registers.fetched, linked=linked.linked, hops=hops.hops, resolved=resolved.resolved, function_follow=followups.follow)

# What is told in a sentence or two and asked at once or later.
PLAIN_TASKS |= dict(attributes=attributes.attributes, pasts=pasts.pasts, introduced=introduced.introduced, opposites=opposites.opposites, known_numbers=known_numbers.known_numbers)
PLAIN |= dict(attributes=30, pasts=22, introduced=16, opposites=46, known_numbers=24)
PLAIN_TASKS |= dict(favorites=favorites.favorites, groups=groups.groups, lengths=lengths.lengths, riddle=riddles.riddle)
PLAIN |= dict(groups=24, favorites=26, lengths=32, riddle=7)
BRIEF |= dict(groups=16, favorites=10, lengths=26, riddle=5)
BRIEF |= dict(attributes=20, pasts=12, introduced=12, opposites=30, known_numbers=18)
WITH_FILES |= dict(attributes=5, pasts=3, introduced=6, opposites=5, known_numbers=3)
WITH_FUNCTIONS |= dict(attributes=3, introduced=5, opposites=3)
WITH_EVERYDAY |= dict(attributes=3, pasts=2, introduced=6, opposites=4)

# What sort of thing it is, in which of two states, how much more one has, what changed since it was told.
PLAIN_TASKS |= dict(sorts=sorts.sorts, states=states.states, gaps=gaps.gaps, changes=changes.changes)
PLAIN |= dict(sorts=32, states=30, gaps=48, changes=26)
BRIEF |= dict(sorts=16, states=14, gaps=24, changes=12)
WITH_FILES |= dict(sorts=4, states=4, gaps=4)
WITH_FUNCTIONS |= dict(sorts=2)
WITH_EVERYDAY |= dict(sorts=2)

# Why something happened, who went where when and with whom, names that are given and told, several of a kind, true or false, what everybody knows.
PLAIN_TASKS |= dict(reasons=reasons.reasons, outings=outings.outings, called=called.called, both=both.both, truths=truths.truths, commonplace=commonplace.commonplace, followed=followed.followed)
PLAIN |= dict(reasons=26, outings=26, called=26, both=30, truths=34, commonplace=36, followed=36)
BRIEF |= dict(reasons=14, outings=12, called=14, both=14, truths=18, commonplace=20, followed=14)
WITH_FILES |= dict(reasons=3, outings=3, called=3, both=3, truths=4, commonplace=3)
WITH_FUNCTIONS |= dict(called=2, truths=2)
WITH_EVERYDAY |= dict(reasons=2, truths=2)

# What abbreviations stand for, general questions beside tools about the same things.
PLAIN_TASKS |= dict(terms=terms.terms)
TOOL_TASKS |= dict(beside=terms.beside)
PLAIN |= dict(terms=6)
BRIEF |= dict(terms=3)
WITH_EVERYDAY |= dict(beside=7)
WITH_FUNCTIONS |= dict(beside=4)
WITH_FILES |= dict(terms=1)

# Short files in which two things decide, or which of several like values is meant.
PLAIN_TASKS |= dict(pinned_text=pinboard.pasted)
TOOL_TASKS |= dict(pinned=pinboard.pinned)
PLAIN |= dict(pinned_text=90)
WITH_FILES |= dict(pinned=170)

# Unusual names and places of things in sentences behind long text.
LONG_TASKS |= dict(kept_names=kept_names.kept_names)
PLAIN |= dict(kept_names=32)

# What takes two steps, two facts in one sentence, texts that are given back.
PLAIN_TASKS |= dict(two_steps=two_steps.two_steps, pairs_told=pairs_told.pairs_told, verbatim=verbatim.verbatim)
PLAIN |= dict(two_steps=44, pairs_told=40, verbatim=48)
BRIEF |= dict(two_steps=22, pairs_told=12, verbatim=16)
WITH_FILES |= dict(two_steps=3, pairs_told=3, verbatim=5)
WITH_FUNCTIONS |= dict(two_steps=2, verbatim=4)
WITH_EVERYDAY |= dict(verbatim=4)

# Where things end up, amounts side by side, which of two values is more, how often a word stands in a list, numbered notes, texts said twice or once more.
PLAIN_TASKS |= dict(moved=moved.moved, amounts_told=amounts_told.amounts_told, contrasts=contrasts.contrasts, occurrences=occurrences.occurrences, echoed=echoed.echoed)
LONG_TASKS |= dict(numbered_facts=numbered_facts.numbered_facts)
PLAIN |= dict(moved=44, amounts_told=30, contrasts=50, occurrences=34, echoed=60, numbered_facts=16)
BRIEF |= dict(moved=22, amounts_told=14, contrasts=26, occurrences=20, echoed=18)
WITH_FILES |= dict(moved=3, amounts_told=2, contrasts=3, echoed=5)
WITH_FUNCTIONS |= dict(contrasts=2, echoed=4)
WITH_EVERYDAY |= dict(moved=2, contrasts=2, echoed=4)

# Small problems of which every sentence is drawn by itself.
PLAIN_TASKS |= dict(reckoned=reckoned.reckoned)
PLAIN |= dict(reckoned=260)
BRIEF |= dict(reckoned=80)
WITH_FILES |= dict(reckoned=12)
WITH_FUNCTIONS |= dict(reckoned=4)
WITH_EVERYDAY |= dict(reckoned=4)

# What one of several is meant, which only a list tells.
TOOL_TASKS |= dict(choosing=choosing.choosing)

# Requests that spell out more than one step.
TOOL_TASKS |= dict(ordered=ordered.ordered)

# Everyday work: what a file or a command brought stands in the next step, and single steps in ordinary wordings.
TOOL_TASKS |= dict(chores=chores.chores, chore_words=chores.chore_words, sought=chores.sought)
WITH_FILES |= dict(chores=200, chore_words=190, sought=240)

# A file that was asked about, corrected in words; what stands beside what; wishes that a well-known command or search fulfils.
PLAIN_TASKS |= dict(columned_text=desk.columned_text)
TOOL_TASKS |= dict(corrected=desk.corrected, columned=desk.columned, wishes=desk.wishes)
PLAIN |= dict(columned_text=40)
WITH_FILES |= dict(corrected=150, columned=110, wishes=120)

# A short file is kept up by rows, a word or a number of it becomes another, or a function that reckons wrongly is mended; oftener where that takes the whole line.
TOOL_TASKS |= dict(upkeep=upkeep.upkeep, spotted=spotted.spotted, dropped=spotted.dropped, miscalculated=miscalculated.miscalculated)
WITH_FILES |= dict(upkeep=800, spotted=260, dropped=70, miscalculated=130)

# A program of a line or two, written and run.
TOOL_TASKS |= dict(written_run=written_run.written_run)
WITH_FILES |= dict(written_run=150)

# What a tool, a file or a text says, told: several fields, lists, yes and no, the most and the least, logs, deeds.
PLAIN_TASKS |= dict(telling_text=telling.telling_text)
TOOL_TASKS |= dict(telling=telling.telling, telling_file=telling.telling_file)
PLAIN |= dict(telling_text=90)
WITH_FILES |= dict(telling_file=150)

# Pieces of conversation written down one by one.
PLAIN_TASKS |= dict(scene_talk=scenes.scene_talk)
TOOL_TASKS |= dict(scenes=scenes.scenes, scene_files=scenes.scene_files)
LONG_TASKS |= dict(scene_recall=scenes.scene_recall)
PLAIN |= dict(scene_talk=760, scene_recall=40)
BRIEF |= dict(scene_talk=200)
WITH_FILES |= dict(scene_files=2200)
SCENES = {"scenes", "scene_files", "scene_talk", "scene_recall"}

WITH_PATCHES = WITH_FILES | dict(upkeep=1600, spotted=1300, dropped=260, miscalculated=320, setting_edit=120, value_edit=100, replacing=130, real_edit=90, corrected=300, edit=60)

# Lists of functions with tasks of their own: how often of a hundred lists, what makes them, what is asked of them.
FAMILIES = dict(
    published=(3, published, dict(published=80, echo=5, told=4)),                  # sums and facts are what some of these tools are for
    deeds=(3, deeds, dict(function=80, which_tool=8, echo=5, told=4)),
    linked=(2, linked, dict(linked=80, function=16, function_steps=3, which_tool=3, echo=4, question=2, fact=2, told=4)),
    hops=(3, hops, dict(hops=80, echo=4, question=2, fact=2, told=4)),
    resolved=(4, resolved, dict(resolved=90, function=4, which_tool=2, echo=4, question=2, fact=2, told=4)),
    choosing=(4, choosing, dict(choosing=80, echo=4, question=2, fact=2, told=4)),
    ordered=(4, ordered, dict(ordered=80, which_tool=2, echo=4, question=2, fact=2, told=4)),
    scenes=(50, scenes, dict(scenes=100, echo=4, question=2, fact=2, told=4)),
    telling=(5, telling, dict(telling=80, function=12, function_steps=3, which_tool=3, echo=3, question=2, fact=2, told=3)))
INVENTED = 3        # of a hundred
BOXES = {name: share for name, (share, _, _) in FAMILIES.items()} | dict(invented=INVENTED, ordinary=97 - sum(share for share, _, _ in FAMILIES.values()))

MEMORIES = dict(memory=plain.memory, told=memories.told)

EVALUATION_TASKS = ["echo", "tools_echo", "arithmetic", "count", "question", "greeting", "memory", "recall", "ledger", "noted", "registry", "passage", "lookup", "terms",
                    "sums", "counting", "fact", "told", "meanings", "settings", "stated", "setting_edit", "value_edit", "edit_words", "rename", "then", "copied", "looked_at", "answered", "follow",
                    "function_follow", "pair", "function_pair", "chain_more", "carried", "finish", "function_finish", "rows", "opened", "replacing", "blocks", "read_part", "onward", "things", "results", "outputs", "exhibit", "papers", "pasted", "alike", "noted_file", "lookups", "texts", "pinned", "pinned_text", "chores", "chore_words", "corrected", "columned", "columned_text", "wishes", "spotted", "dropped", "upkeep", "sought", "miscalculated", "written_run", "written", "real_read", "real_edit", "real_write", "fetched", "linked", "telling", "telling_file", "telling_text", "ordered", "choosing", "hops", "resolved", "listed",
                    "strings", "function", "everyday", "write", "read", "edit", "run", "list", "search", "search_in", "several", "function_steps", "project", "invented", "published", "service", "apis", "grid", "poles", "entries", "apps", "platforms", "slots", "objects", "within", "plainly", "matched", "deeds", "two_steps", "pairs_told", "verbatim", "kept_names", "numbered_facts", "moved", "amounts_told", "contrasts", "occurrences", "echoed", "reckoned", "fixed", "scenes", "scene_files", "scene_talk", "scene_recall"]
CLIENT_TASKS = ["client_echo", "client_write", "client_run"]
THINKING_TASKS = ["echo", "arithmetic", "write", "function", "everyday", "invented", "several", "papers"]
