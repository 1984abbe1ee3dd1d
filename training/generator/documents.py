"""Whole conversations: what stands before the tasks, which tasks follow each other, and how long it all becomes."""
from functools import partial

from . import chat, everyday, invented_tools
from .answers import echoed, lists, memories, noted, personas, plain, small_talk
from .chat import Answer, User
from .files import manner, patches, remarks, tooling
from .material import drills, world
from .material.source import Source
from .mixture import BOXES, BRIEF, CALLS, CLIENT_TASKS, FAMILIES, LONG_TASKS, MEMORIES, PLAIN, PLAIN_TASKS, SCENES, TOOL_TASKS, WITH_EVERYDAY, WITH_FILES, WITH_FUNCTIONS, WITH_PATCHES
from .papers import registers
from .tools import entities, functions, rows, thoughts, toolbox
from .turns.reported import reported
from .words import orders


class Documents:
    def __init__(self, seed, held_out=False, calls=0.0, scenes=1.0):
        """`calls`: share of training conversations that are only calls; `scenes`: factor on how often scenes are drawn."""
        self.source = Source(seed, held_out)
        self.calls, self.scenes = calls, scenes
        self.box = None
        self.thinking = self.brief = False

    # --- training -----------------------------------------------------------------------------------------------
    def document(self, chars=1500):
        """One training conversation of about `chars` characters."""
        s = self.source
        self.thinking, self.brief = s.chance(.32), False
        if s.chance(.1):
            return self.brief_document(chars)
        if self.calls and s.chance(self.calls):
            return self.calls_document(chars)
        if s.chance(.012):
            return self.fixed_document(s.number(0, 400) if s.chance(.8) else chars * .6)[0]
        self.box = self.drawn_box() if s.chance(.7) else None
        if self.box is None and s.chance(.36):                         # there only the last answer keeps its thought
            self.thinking = True
        self.thinking |= bool(self.box and self.box.operations) and s.chance(.15)     # what a file says is quoted first: half of them think
        if chars > 3500 and s.chance(.42):
            return self.client_document(chars)
        if chars > 8000 and self.box and s.chance(.78 if chars > 40000 else .58):
            return self.far_document(chars)
        big = chars > 4000
        x = s.random.random()
        system_chars = chars * s.random.uniform(.3, .9) if x < (.25 if big else .12) else s.number(0, 300) if x < .75 else 0
        head, asked = self.with_facts(self.head(system_chars))
        room = max(chars - len(head), s.number(500, 3600)) if self.box else chars - len(head)      # a list of tools is worth several tasks
        return self.conversation(head, room, big, pending=asked)

    def drawn_box(self):
        match self.source.weighted(self.with_scenes(BOXES)):
            case "ordinary": return toolbox.pick_toolbox(self.source)
            case "invented": return invented_tools.toolbox(self.source)
            case name: return FAMILIES[name][1].toolbox(self.source)

    def with_facts(self, head):
        """Now and then something to remember stands in the system text -> (the text, turns that ask for it)."""
        if not self.source.chance(.13):
            return head, []
        text, asked = self.source.pick([memories.listed, lists.in_system, noted.in_system, personas.in_system])(self.source)
        parts = [part for part in (head, text) if part]
        return "\n\n".join(parts if self.source.chance(.6) else parts[::-1]), asked

    def conversation(self, head, room, big, first_wrap=None, stop=.05, pending=()):
        """Tasks until the room is used; what was told is asked before the end."""
        kept = everyday.kept(self.box.functions) if self.box else None                 # what is a call to state
        s, turns, pending, told, done = self.source, [], list(pending), set(kept or ()), set()
        n = 0
        while True:
            name = self.drawn_task()
            if name in done and self.box and not self.brief and s.chance(.5):              # what a tool is first used for is hardest
                name = self.drawn_task()
            left = room - n
            span = int(left * s.random.uniform(.3, .8)) if big and left > 2000 and s.chance(.4 if name in LONG_TASKS else .12) else 0
            if name in ("memory", "told"):
                both = MEMORIES["told" if kept is not None else name](s, told)
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
                if span and name not in LONG_TASKS and name != "read":
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
            task = reported(s, task) if functional else task
            if task and (functional or sum(map(_chars, task)) < 700):
                turns += self.thoughtful(task)
            if len(head) + sum(map(_chars, turns)) > max(chars, 2500):
                break
        return self.render(head, turns) if turns else self.calls_document(chars)

    def fixed_document(self, chars):
        """A system text that fixes the answer to everything, alone or among other text -> (text, how many answers)."""
        s, self.box = self.source, None
        rule, turns = echoed.fixed(s)
        other = self.system(chars) if chars > 40 and s.chance(.5) else ""
        parts = [part for part in (other, rule) if part]
        return self.render("\n\n".join(parts if s.chance(.7) else parts[::-1]), turns), len(turns) // 2

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
        if task in MEMORIES:
            telling, asking = MEMORIES[task](s, set())
            between = self.task(s.pick(["echo", "arithmetic", "question"]))
            if chars > 300:
                between = self.wrapped(between, before=self.reminder(chars - 200))
            return self.render(self.head(0), telling + between + asking), len(asking) // 2
        if kind in ("recall", "ledger"):
            return self.render("", plain.recall(s, max(200, chars - 300), people=8 if kind == "ledger" else 1)), 1
        if kind in ("noted", "registry", "passage", "kept_names", "numbered_facts"):
            return self.render("", LONG_TASKS[kind](s, max(100, chars * .8))), 1
        if kind == "scene_recall":
            while not (turns := LONG_TASKS[kind](s, max(100, chars * .8))):
                pass
            return self.render("", turns), sum(isinstance(turn, Answer) for turn in turns)
        if kind == "fixed":
            return self.fixed_document(chars)
        if kind == "strings":
            turns = drills.table(s, max(100, chars * .7))
            return self.render("", turns), len(turns) // 2
        turns = None
        while not turns:
            self.box = self.box_for(task, kind)
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

    def box_for(self, task, kind):
        """The tools of an evaluation item, None where it has none."""
        s = self.source
        listed = lambda functions_: toolbox.Toolbox("functions", functions=functions_)
        if kind in FAMILIES:
            return FAMILIES[kind][1].toolbox(s)
        if kind in everyday.MADE_OF_PARTS:
            return listed(everyday.pick_made(s, kind))
        if kind.startswith("function"):
            return listed(functions.pick_functions(s))
        match kind:
            case "invented": return invented_tools.toolbox(s)
            case "everyday": return listed(everyday.pick_functions(s))
            case "fetched": return listed(registers.pick_functions(s))
            case "rows": return listed(rows.pick_functions(s))
            case "things": return listed(entities.pick_functions(s))
        if task != kind or kind in TOOL_TASKS:
            return toolbox.unseen_toolbox(s) if s.chance(.5) else toolbox.client_toolbox(s)
        return None

    def client_item(self, kind, chars):
        s, turns = self.source, None
        while not turns:
            self.box = toolbox.client_toolbox(s, s.pick(["claude", "codex", "pi", "opencode"]), chars=max(600, chars * .6))
            turns = self.task(kind)
        head, wrap = self.client_head(max(200, chars * .3))
        return self.render(head, self.first_request(turns, *wrap)), sum(isinstance(t, Answer) for t in turns)

    # --- parts --------------------------------------------------------------------------------------------------
    def drawn_task(self):
        return self.source.weighted(self.with_scenes(self.tasks()))

    def with_scenes(self, weights):
        return weights if self.scenes == 1 else {name: weight * self.scenes if name in SCENES else weight for name, weight in weights.items()}

    def tasks(self):
        kept = self.box and everyday.kept(self.box.functions)                          # there a statement is a call
        if self.brief:
            return BRIEF if kept is None else BRIEF | dict(lived=0)
        if self.box is None:
            return PLAIN
        for _, family, asked in FAMILIES.values():
            if any(isinstance(one, family.Function) for one in self.box.functions):
                return asked
        if self.box.functions and (not self.box.operations or self.source.chance(.5)):
            if everyday.calculates(self.box.functions):
                return WITH_EVERYDAY | dict(sums=0, lived=0)                       # there a tool is what sums are for
            if kept is not None:
                return WITH_EVERYDAY | dict(lived=0, told=12, itself=9)
            return WITH_EVERYDAY if any(isinstance(one, (everyday.Function, invented_tools.Function)) for one in self.box.functions) else WITH_FUNCTIONS
        return WITH_PATCHES if patches.by_lines(self.box) else WITH_FILES

    def task(self, name, chars=0):
        s = self.source
        if name in PLAIN_TASKS:
            return PLAIN_TASKS[name](s)
        if name in LONG_TASKS:
            return LONG_TASKS[name](s, chars if name == "lookup" else max(chars, s.number(80, 1200)))
        if name == "read":
            return tooling.read(s, self.box, chars)
        turns = TOOL_TASKS[name](s, self.box)
        turns = patches.whole_lines(turns, self.box) if turns else turns
        if turns and self.box.operations:
            return manner.told(s, self.box, turns)
        return reported(s, turns) if turns else turns

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
