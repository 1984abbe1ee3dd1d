"""Real files that are written: what the request holds, or what was read before."""
from ..answers.asked import COPY
from ..chat import Answer, Result, User
from ..files.contents import ask
from ..files.tooling import DONE, shown, written
from . import facts, shelf

_KINDS = facts.ASKED | {"readme": 4, "changelog": 4, "json": 6, "yml": 10, "toml": 8, "sh": 5, "c": 8}


def _drawn(source, longest):
    """-> (where, text): a short file, or the blocks at its beginning."""
    while True:
        _, path, text = shelf.drawn(source, _KINDS)
        blocks, end = text.split("\n\n"), 1
        while end < len(blocks) and len("\n\n".join(blocks[:end + 1])) < longest:
            end += 1
        text = "\n\n".join(blocks[:end]).strip("\n")
        if 30 < len(text) <= longest and "```" not in text and "EOF" not in text:
            return shelf.place(source, path), source.altered(text).strip("\n") if not source.held_out and source.chance(.3) else text


def _pasted(source, box):
    where, text = _drawn(source, source.pick([200, 400, 700, 1000]))
    call = box.call("write", path=where, content=text)
    if call is None or not text or text[0].isspace() or "'" in text and "\n" not in text:
        return None
    return [User(ask(source, where, text)), Answer(f"I need to create {where}.", "", call), Result(written(source, where, text)), Answer("The file was created.", f"Created {where}.")]


def _copied(source, box):
    where, text = _drawn(source, source.pick([150, 300, 500]))
    other = source.pick([source.path, lambda: "copy/" + where.rsplit("/", 1)[-1], lambda: where + ".bak", lambda: "backup/" + where.rsplit("/", 1)[-1]])()
    reading, call = box.call("read", path=where), box.call("write", path=other, content=text)
    if reading is None or call is None or other == where:
        return None
    request = source.pick(COPY).format(a=where, b=other)
    return [User(request), Answer(f"I need to read {where} first.", "", reading), Result(shown(source, text)), Answer(f"I write the content of {where} to {other}.", "", call), Result(written(source, other)), Answer(*DONE)]


def real_write(source, box):
    """One of these; None where the tools cannot."""
    make = source.weighted({_pasted: 7, _copied: 3})
    return next(filter(None, (make(source, box) for _ in range(6))), None) if box.operations else None
