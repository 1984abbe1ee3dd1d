"""Minutes of a meeting: several dates, people and tasks, each of which belongs to something else."""
from ..material import world
from ..material.source import is_held_out
from ..papers.duties import deeds
from ..papers.paper import Ask, Paper
from ..papers.values import value
from ..texts.words import counted
from .told import fact, some, told

_WHO = "board,garden club,parents' council,book club,choir,sales team,works council,film club,house meeting,village council,rowing club,kitchen team,editors,fire brigade,school committee,design team,neighbors,theater group,project team,youth group".split(",")
_DECIDED = [fact(line) for line in """We buy {x:a new mower,a second printer,ten chairs,a tent,a coffee machine,a projector,two ladders,a used van,new curtains} for {v:40..900} euros. / {x} will be bought for {v} euros. / Agreed: {x} for {v} euros | x = what (will be|is) bought|(which|what) thing is bought > what is bought ; {v} euros = how much (does|may) {x} cost|for how much is {x} bought > how much {x} costs
The fee goes up to {v:11..48} euros. / New fee: {v} euros | {v} euros = (what is|what's|how high is) the new fee|to how much does the fee go up > the new fee
The summer party is on {d}. / Summer party: {d} | d = when is the (summer |)party|on (which|what) (date|day) is the (summer |)party|(what is|what's) the date of the (summer |)party > when the (summer |)party is
The trip goes to {v:the sea,the zoo,the old mine,the cheese factory,the mountains,the opera,the dam,the island} on {d}. / Trip to {v} on {d} | v = where does the trip go|where do they go > where the trip goes ; d = when is the trip|on (which|what) (date|day) is the trip > when the trip is
The old {x:shed,website,stove,fence,boat,piano,heater,sign} goes on {d}. / The old {x} will be removed on {d} | x = what is removed|what goes > what is removed ; d = when (does the old {x} go|is the old {x} removed) > when the old {x} goes
New opening time from {d} on: {v:7:15,8:10,8:20,9:40,10:20,14:10}. / From {d} on we open at {v} | v = (what is|what's) the new opening time|at what time do (we|they) open( now|) > the new opening time ; d = from when on is the new opening time valid|from (which|what) date on is the opening time new > from when on the opening time is new
{n} becomes the new {x:treasurer,chair,secretary,trainer,caretaker,webmaster,captain}. / New {x}: {n} | n = who (is|becomes) the (new |){x} > who becomes the (new |){x}
The vote on {x:the new logo,the color of the hall,the budget,the contract,the new name,the rules} was {v:6,7,8,9,10,11} to {w:1,2,3,4,5}. / {x}: {v} for, {w} against | v = how many (voted for|were for) {x} > how many were for {x} ; w = how many (voted against|were against) {x} > how many were against {x}""".split("\n")]


def minutes(source):
    """A head, what was decided, who does what by when, the next meeting."""
    style = source.pick(["%m %d", "%m %d", "%d %m", "iso"])
    spelled = lambda month, day: f"2026-{month + 1:02d}-{day:02d}" if style == "iso" else style.replace("%m", world.MONTHS[month]).replace("%d", str(day))
    days = sorted(source.random.sample([(month, day) for month in range(12) for day in range(1, 29)], 12))
    dates, names = [spelled(*day) for day in days], source.random.sample(world.NAMES, 14)
    taken, asks, who = set(names), [], source.pick(_WHO)
    held, times, places = dates[0], source.random.sample(["9:00", "10:30", "16:15", "17:00", "18:30", "19:00", "19:45", "20:15", "21:10"], 3), [value(source, "place") for _ in range(2)]
    head, present = [], names[:source.number(2, 4)]
    title = source.pick(["Minutes of the {w}", "Meeting of the {w}", "{W}, meeting", "Minutes: {w}", "# Minutes of the {w}", "{W} - minutes"]).format(w=who, W=who.capitalize())
    dated = source.chance(.35)
    if dated:
        title += source.pick([", {d}", " ({d})", " of {d}"]).format(d=held)
    date_line = title if dated else source.pick(["Date: {d}", "Date: {d}", "Held on {d}"]).format(d=held)
    head += [] if dated else [date_line]
    meeting = "(when|on (which|what) (date|day)) was the meeting|when did (they|the {w}) meet|of (which|what) date are the minutes|(what is|what's) the date of (the|this) meeting|when was this meeting"
    asks += [Ask(meeting, "when the meeting was|the date of the meeting", dict(w=who), held, date_line)] * 4
    if source.chance(.85):
        head.append(source.pick(["Present: {x}", "Present: {x}", "There: {x}", "Participants: {x}"]).format(x=", ".join(present)))
        asks += [Ask("who was (there|present)|who took part( in the meeting|)|who were the participants", "who was (there|present)", {}, ", ".join(present), head[-1])] * 2 + [counted("how many (people|persons) (were (there|present)|took part)", "how many people were there", {}, present)]
    extras = [(["Missing: {x}", "Excused: {x}", "Absent: {x}"], "who was (missing|absent|excused|not there)|who did not come", "who was (missing|not there)", names[4]), (["Chair: {x}", "Led by {x}", "Head: {x}"], "who (led|chaired) the meeting|who was the chair", "who led the meeting", names[5]), (["Written by {x}", "Notes: {x}", "Minutes taken by {x}"], "who (wrote|took) the (minutes|notes)", "who wrote the minutes", names[6]),
              (["Place: {x}", "Where: {x}"], "where (was the meeting|did they meet)|in (which|what) place was the meeting", "where the meeting was", places[0]), (["Start: {x}", "Began at {x}"], "when did the meeting (start|begin)|at what time did (it|the meeting) (start|begin)", "when the meeting started", times[0])]
    for forms, direct, behind, answer in source.random.sample(extras, source.number(1, 3)):
        head.append(source.pick(forms).format(x=answer))
        asks += [Ask(direct, behind, {}, answer, head[-1])] * 2
    if not dated or source.chance(.5):
        first, rest = head[:1] if not dated else [], head[0 if dated else 1:]
        source.random.shuffle(rest)
        head = first + rest
    decided = []
    for at, one in enumerate(some(source, _DECIDED, 1, 3)):
        if made := told(source, one, taken, d=dates[5 + at], n=names[7 + at]):
            decided.append(made[0][:1].upper() + made[0][1:])
            for ask in made[1]:
                ask.line = decided[-1]
            asks += made[1] * 2
    pool = [deed for deed in deeds() if source.held_out or not is_held_out(f"duty {deed[1]} {deed[3]}")]
    form = source.pick(["{n} {s} {x} by {d}", "{n} {s} {x} until {d}", "{n}: {p} {x} (by {d})", "{n} will {p} {x}, by {d}", "{n}: {p} {x}, {d}", "{p} {x} ({n}, {d})", "by {d}: {n} {s} {x}", "{n} - {p} {x} - {d}"])
    tasks, chosen = [], []
    for s, p, b, x in source.random.sample(pool, 12):
        if len(chosen) < 3 and x not in [one[3] for one in chosen]:
            chosen.append((s, p, b, x))
    for at, (s, p, b, x) in enumerate(chosen[:source.number(2, 3)]):
        n, d = names[10 + at], dates[1 + at]
        tasks.append(form.format(n=n, s=s, p=p, x=x, d=d))
        values = dict(n=n, s=s, p=p, x=x, d=d)
        asks += [Ask("who {s} {x}|who (has to|will|must|should) {p} {x}|whose task is it to {p} {x}", "who {s} {x}|who has to {p} {x}", values, n, tasks[-1])] * 2
        asks += [Ask("(by when|until when) (does|must|should|will) {n} {p} {x}|(what is|what's) the deadline for {n}|(by when|until when) does {n} have time|(what is|what's) {n}'s deadline", "(by when|until when) {n} has to {p} {x}|the deadline for {n}", values, d, tasks[-1])] * 3
        asks += [Ask("what (does|will|must) {n} do|what is {n}'s task|what does {n} have to do|what is {n} going to do", "what {n} has to do|{n}'s task", dict(n=n), f"{p} {x}", tasks[-1])]
        asks += [Ask("what (must be done|is due|is to be done) by {d}", "what is due by {d}", values, f"{p} {x}", tasks[-1])]
    ahead, hour = dates[10], times[1]
    line = source.pick(["Next meeting: {d}, {h}", "Next meeting: {d}, {h}, {p}", "Next meeting on {d} at {h}", "The next meeting is on {d} at {h} in {p}", "Next meeting: {d}", "We meet again on {d}", "Next time: {d}, {h}", "Next meeting {d}, {p}"]) if places[1].startswith(("the ", "room ", "Room ")) else source.pick(["Next meeting: {d}, {h}", "Next meeting: {d}", "We meet again on {d} at {h}"])
    next_line = line.format(d=ahead, h=hour, p=places[1])
    asks += [Ask("on (which|what) (date|day) is the next meeting|(what is|what's) the date of the next meeting|on (which|what) date do they meet again" + ("|when is the next meeting|when do they meet again|when will they meet next" if "{h}" not in line else ""), "the date of the next meeting", {}, ahead, next_line)] * 4
    if "{h}" in line:
        asks += [Ask("at what time is the next meeting|at what time does the next meeting (start|begin)|at (which|what) time do they meet next time", "at what time the next meeting is", {}, hour, next_line)] * 2
        together = f"{ahead}, {hour}" if f"{ahead}, {hour}" in next_line else f"{ahead} at {hour}"
        asks += [Ask("when is the next meeting|when do they meet again|when will they meet next", "when the next meeting is", {}, together, next_line)] * 3
    if "{p}" in line:
        asks += [Ask("where is the next meeting|where do they meet (next time|again)", "where the next meeting is", {}, places[1], next_line)] * 2
    asks += [counted("how many tasks (are there|were given|are listed)|how many people got a task", "how many tasks there are", {}, tasks)] + ([counted("how many decisions (were made|are there|are listed)", "how many decisions there are", {}, decided)] if decided else [])
    heads = source.pick([("Decisions:", "Tasks:"), ("## Decisions", "## Tasks"), ("Decided:", "To do:"), ("Agreed", "Who does what"), ("", ""), ("Results", "Next steps")])
    mark, gap = source.pick(["- ", "- ", "* ", ""]), source.pick(["\n", "\n\n"])
    parts = ["\n".join(filter(None, [heads[0], *(mark + one for one in decided)])) if decided else "", "\n".join(filter(None, [heads[1], *(mark + one for one in tasks)])), next_line]
    return Paper(gap.join(filter(None, [title + "\n" + "\n".join(head), *parts])), "minutes.txt minutes.md meeting.md protocol.md meeting.txt notes/meeting.md".split(), asks, source.pick(["minutes", "file", "note"]))
