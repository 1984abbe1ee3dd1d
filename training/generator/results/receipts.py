"""What the result of a deed brings that nobody knew: the number of an order, when the taxi comes. It is told behind the deed."""
import json
import re

_STATES = ["ok", "created", "confirmed", "accepted", "done", "success", "scheduled", "queued", "open", "sent", "booked", "received"]
_NUMBERS = ["id", "id", "number", "no", "reference", "ref", "code", "confirmation", "receipt", "ticket", "order", "request", "job", "booking", "case", "entry", "order_id", "ticket_id", "request_id", "job_id", "record_id", "confirmation_code", "reference_number", "eta_minutes", "position", "version"]


def drawn(source):
    """A result of a deed with a number in it."""
    key = source.pick(_NUMBERS)
    small = key in ("eta_minutes", "position")
    value = source.number(1, 45) if small else f"{source.number(0, 9)}.{source.number(0, 20)}.{source.number(0, 9)}" if key == "version" else source.pick([
        lambda: source.number(1, 99999), lambda: source.number(100, 9999), lambda: f"{''.join(source.pick('ABCDEFGHJKLMNPRSTVWXYZ') for _ in range(source.number(1, 3)))}-{source.number(1, 9999)}", lambda: f"{source.pick(['ord', 'tkt', 'req', 'job', 'bk', 'ref', 'evt', 'usr', 'msg'])}_{source.number(16, 99999):x}", source.code])()
    fields = [(key, value)] + [("status", source.pick(_STATES))] * source.chance(.4) + [("ok", True)] * source.chance(.15)
    source.random.shuffle(fields)
    return json.dumps(dict(fields))


def with_news(text, result, known):
    """`text`, and in brackets the values with digits in the object `result` that occur neither in it nor in `known`."""
    values = [str(value) for value in _fields(result).values() if isinstance(value, (str, int, float)) and not isinstance(value, bool) and re.search(r"\d", str(value)) and len(str(value)) < 40]
    news = [value for value in values if not re.search(rf"(?<!\w){re.escape(value)}(?!\w)", text + "\n" + known)]
    return f"{text.rstrip('.')} ({', '.join(news[:2])})." if news else text


def _fields(result):
    """Name -> value of an object, or of lines that each name one."""
    lines = [re.fullmatch(r"([a-z]\w*): (\S.*)", line) for line in result.split("\n")]
    if all(lines):
        return dict(line.groups() for line in lines)
    try:
        fields = json.loads(result)
    except ValueError:
        return {}
    return fields if isinstance(fields, dict) else {}
