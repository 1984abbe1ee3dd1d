"""What is said after a deed: not only that it was done, but what the tool brought and what it was done with."""
import json

from ..chat import Answer, Result, User

_NOTHING_NEW = {"ok", "done", "success", "true", "null", "succeeded", "result ok", "status ok"}

_BARE = _NOTHING_NEW | {'{"ok": true}', '{"status": "ok"}', '{"success": true}', '{"result": "ok"}', "{}"}
_STATES = "booked confirmed saved created updated sent queued scheduled added removed started stopped accepted registered delivered completed pending moved opened closed printed cancelled stored applied approved running enabled disabled reserved active locked unlocked ordered paid posted recorded assigned deleted activated submitted published archived renewed extended paused resumed rescheduled recorded installed".split()
_REFERENCES = "id ref reference code ticket booking confirmation job_id request_id entry_id order_no receipt reservation number record key transaction case event_id".split()
_NUMBERS = "total count position version remaining price eta_minutes items balance left size duration queue_position entries amount free_places".split()


def _brought(source, call):
    """What tools bring back behind a deed, beside a bare "ok": its state, a reference, a number, what it was done with."""
    state = source.pick(_STATES)
    code = source.number(10, 99999) if source.chance(.4) else source.pick(["{a}{b}-{n}", "{a}{b}{n}", "{a}-{n}", "{c}_{n}", "{a}{b}{d}-{n}"]).format(a=source.pick("ABCDEGHKLMNPRSTVWXZ"), b=source.pick("ABCDEGHKLMNPRSTVWXZ"), d=source.pick("ABCDEGHKLMNPRSTVWXZ"), c=source.word()[:3].lower(), n=source.number(1, 9999))
    if source.chance(.2):
        return source.pick([state, state, state.capitalize(), state + ".", f"{state}: {code}", f"{source.pick(_REFERENCES).replace('_', ' ')} {code}", f"{state}, reference {code}"])
    fields = [(name, value) for name, value in call.arguments if not isinstance(value, (list, dict)) and len(str(value)) < 40 and source.chance(.25)]
    more = [(source.pick(["status", "status", "status", "state", "result"]), state), (source.pick(_REFERENCES), code), (source.pick(_NUMBERS), source.number(1, 900) if source.chance(.7) else round(source.random.uniform(1, 500), source.number(1, 2)))]
    fields += source.random.sample(more, source.weighted({1: 6, 2: 3, 3: 1}))
    if source.chance(.25):
        fields.append((source.pick(["ok", "success", "done"]), True))
    source.random.shuffle(fields)
    text = json.dumps(dict(fields), ensure_ascii=False, separators=(",", ":") if source.chance(.4) else None)
    return '{"result": %s}' % text if source.chance(.06) else text


def reported(source, turns):
    """The same turns, each bare "Done." behind a result told in full; a bare "ok" may be more than that."""
    turns, call = list(turns), None
    for at, turn in enumerate(turns[:-1]):
        call = turn.call if isinstance(turn, Answer) and turn.call else call
        behind = turns[at + 1]
        if call and isinstance(turn, Result) and isinstance(behind, Answer) and behind.text == "Done." and not behind.foreign and not behind.call and source.chance(.6) and turn.text.strip().rstrip(".!").lower() in _BARE:
            turns[at] = Result(_brought(source, call))
    return [_told(turns, at) if isinstance(turn, Answer) and turn.text == "Done." and not turn.foreign and not turn.call else turn for at, turn in enumerate(turns)]


def _told(turns, at):
    call, result = None, None
    for turn in reversed(turns[:at]):
        if isinstance(turn, User):
            break
        if isinstance(turn, Result):
            result = result or turn.text
        elif call is None and turn.call:
            call = turn.call
    if call is None or result is None:
        return turns[at]
    used = [value for _, value in call.arguments]
    told = [str(value) for value in used if not isinstance(value, (bool, list, dict)) and len(str(value)) <= 40 and "\n" not in str(value)][:3]
    new = _new(result, {str(value).lower() for value in used})
    text = "Done" + (f", {', '.join(new)}" if new else "") + (f": {', '.join(told)}" if told else "")
    return Answer(turns[at].thought, text if text.endswith((".", "!", "?")) else text + ".")


def _new(result, used):
    """What the result says that the call did not: words as they are, numbers with their names."""
    try:
        fields = json.loads(result)
    except ValueError:
        text = result.strip().rstrip(".!")
        return [text] if "\n" not in text and 0 < len(text) <= 40 and text.lower() not in _NOTHING_NEW else []
    if not isinstance(fields, dict):
        return []
    if len(fields) == 1 and isinstance(inner := next(iter(fields.values())), dict):
        fields = inner
    out = []
    for key, value in fields.items():
        if isinstance(value, str) and len(value) <= 40 and value.lower() not in used | _NOTHING_NEW:
            out.append(value)
        elif isinstance(value, (int, float)) and not isinstance(value, bool) and str(value) not in used:
            out.append(f"{key.replace('_', ' ')} {value}")
    return out[:3]
