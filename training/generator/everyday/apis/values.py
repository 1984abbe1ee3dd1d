"""Values as well-known services have them: ids with and without a prefix, channels, emoji, time stamps, ranges of cells, folders of repositories, amounts in cents."""
from functools import cache

from .. import fillers
from ..kind import CLOSED, Kind, same
from ..options.values import _CHANNELS

_LETTERS = "abcdefghijkmnpqrstuvwxyz"
_CAPITALS = "ABCDEFGHJKLMNPQRSTUVWXYZ0123456789"
_EMOJI = "thumbsup thumbsdown heart eyes tada rocket fire wave pray clap joy smile thinking_face white_check_mark x warning bulb 100 raised_hands ok_hand sob muscle star coffee pizza party_parrot bug lock construction +1 -1 heavy_check_mark question rainbow sparkles see_no_evil".split()
_SHEETS = "Sheet1 Sheet2 Budget Sales Inventory Costs Plan Data Summary 2025 Q1 Q3 Hours Guests Team Stock Orders Tasks January March".split()


def _random(source, low, high, letters=_LETTERS + _LETTERS.upper() + "0123456789"):
    return "".join(source.pick(letters) for _ in range(source.number(low, high)))


@cache
def reference(prefix):
    """`evt`: evt_8841, evt-7f3a, EVT-29: an id with what it is of in front."""
    def drawn(source):
        n = source.number
        digits = str(source.pick([n(1, 99), n(100, 9999), n(1000, 999999)]))
        own = source.pick([digits, digits, _random(source, 4, 8, "0123456789abcdef"), _random(source, 5, 10), f"{fillers.word(source)}{n(1, 99)}", _random(source, 3, 6, _CAPITALS)])
        return source.pick([f"{prefix}_{own}"] * 4 + [f"{prefix}-{own}", f"{prefix.upper()}-{digits}", f"{prefix.upper()}{digits}", f"{prefix}{digits}"])
    return Kind(same(drawn), hints=("Id", "Identifier", "Unique id"))


@cache
def stripe(prefix):
    """`cus`: cus_NffrFeUfNV2Hib, cus_4471."""
    return Kind(same(lambda source: f"{prefix}_{_random(source, 6, 14) if source.chance(.55) else source.pick([str(source.number(1, 99999)), fillers.word(source), _random(source, 4, 6)])}"), hints=("Id", f"Id, starts with {prefix}_"))


def _channel(source):
    name = fillers.unseen(source, _CHANNELS) if source.chance(.6) else fillers.slug(source) if source.chance(.6) else f"{fillers.word(source)}-{source.pick(['team', 'chat', 'help', 'alerts', 'news', 'dev'])}"
    return source.pick([f"#{name}", f"#{name}", name, "C" + _random(source, 8, 9, _CAPITALS)])


def _emoji(source):
    name = source.pick(_EMOJI)
    return name, f":{name}:" if source.chance(.3) else name


def _member(source):
    name = fillers.unseen(source, fillers.NAMES).lower()
    last = fillers.unseen(source, fillers.SURNAMES).lower().replace(" ", "")
    return source.pick([f"@{name}", f"@{name}.{last}", f"@{name[0]}{last}", "U" + _random(source, 8, 9, _CAPITALS), f"{name}.{last}", f"{name}{source.number(1, 99)}", f"{name}_{last}"])


def _login(source):
    """A user name of a host of code."""
    name, last, w = fillers.unseen(source, fillers.NAMES).lower(), fillers.unseen(source, fillers.SURNAMES).lower().replace(" ", ""), fillers.word(source)
    return source.pick([name, f"{name}-{last}", f"{name[0]}{last}", f"{name}{source.number(1, 99)}", f"{name}{last}", w, f"{w}-{w[:2]}", f"{name}-codes", f"{w}{source.number(1, 99)}", f"{last}-dev", f"{name}.{last}", f"{name}_{last}"])


def _e164(source):
    n = source.number
    return source.pick([f"+1{n(200, 989)}555{n(0, 9999):04d}", f"+{n(20, 98)}{n(10 ** 8, 10 ** 10 - 1)}", f"+44{n(7000000000, 7999999999)}", f"+49{n(150, 179)}{n(1000000, 99999999)}", f"+1 {n(200, 989)} 555 {n(0, 9999):04d}", f"{n(200, 989)}-555-{n(0, 9999):04d}", f"0{n(150, 179)} {n(1000000, 9999999)}", f"+{n(20, 98)} {n(10, 99)} {n(1000000, 9999999)}", f"555-{n(0, 9999):04d}"])


def _range(source):
    n, column = source.number, lambda: source.pick("ABCDEFGHJKMZ")
    first, last = sorted((column(), column()))
    row = n(1, 40)
    cells = source.pick([f"{first}{row}:{last}{row + n(1, 60)}"] * 3 + [f"{first}:{last}", f"{first}{row}", f"{row}:{row + n(0, 9)}"])
    return source.pick([cells, cells, f"{source.pick(_SHEETS)}!{cells}"])


def _cell(source):
    cell = f"{source.pick('ABCDEFGHIJKLMNPQRSTXZ')}{source.number(1, 30 if source.chance(.6) else 999)}"
    return source.pick([cell, cell, cell, f"{source.pick('AB')}{cell}", f"{source.pick(_SHEETS)}!{cell}"])


def _sheet(source):
    return source.pick([source.pick(_SHEETS), source.pick(_SHEETS), fillers.word(source), f"{fillers.word(source)} {source.number(2019, 2029)}", f"Q{source.number(1, 4)} {fillers.word(source)}"])


def _checkout(source):
    name = source.pick([fillers.slug(source), fillers.word(source), fillers.word(source)])
    return source.pick(["/home/{u}/{n}", "/home/{u}/projects/{n}", "~/{n}", "~/src/{n}", "~/code/{n}", "/srv/{n}", "/opt/{n}", "/var/www/{n}", "/tmp/{n}", "./{n}", "/workspace/{n}", "/repos/{n}", "/Users/{u}/dev/{n}", "../{n}", "repos/{n}", "{n}"]).format(n=name, u=fillers.unseen(source, fillers.NAMES).lower())


def _repository(source):
    owner = source.pick([fillers.word(source), fillers.slug(source), _login(source).replace(".", "-"), fillers.word(source).capitalize() + source.pick(["HQ", "Labs", "Inc", ""])])
    return f"{owner}/{fillers.slug(source) if source.chance(.6) else fillers.word(source)}"


def _cents(source):
    n = source.pick([source.number(50, 999), 100 * source.number(1, 99), 100 * source.number(1, 99) - 1, 500 * source.number(1, 60), source.number(1000, 99999)])
    return n, str(n)


def _currency(source):
    code = source.pick("usd usd usd eur eur gbp cad aud chf sek jpy inr pln brl dkk nok".split())
    return code, code.upper() if source.chance(.3) else code


def _price(source):
    n = source.pick([source.number(1, 99), 5 * source.number(1, 60), round(source.random.uniform(1, 200), 2), source.number(100, 5000)])
    return n, f"{n:.2f}" if isinstance(n, float) else str(n)


def _cell_value(source):
    return source.pick([str(source.number(0, 9999)), fillers.word(source), fillers.word(source).capitalize(), f"{source.number(1, 999)}.{source.number(0, 99):02d}", f"{source.number(1, 100)}%", fillers.unseen(source, fillers.NAMES), "paid", "done", "yes", "no", "open", "n/a", f"=SUM({source.pick('ABC')}1:{source.pick('ABC')}{source.number(2, 40)})", fillers.city(source)])


def _meeting(source):
    n = source.number
    return source.pick([str(n(10 ** 9, 10 ** 11)), str(n(10 ** 8, 10 ** 9)), f"{_random(source, 3, 3, _LETTERS)}-{_random(source, 4, 4, _LETTERS)}-{_random(source, 3, 3, _LETTERS)}", f"mtg_{n(1, 9999)}"])


def _kind(draw, *hints, type="string", end=CLOSED, told=False):
    kind = Kind(draw, type, end, hints, told=told)
    return lambda _: kind


_hex_id = lambda source: source.pick([_random(source, 16, 16, "0123456789abcdef"), _random(source, 8, 12, "0123456789abcdef"), f"msg_{source.number(1, 9999)}", f"m-{source.number(10, 9999)}"])
MADE = {
    "ref": reference, "stripe": stripe,
    "chatroom": _kind(same(_channel), "Channel", "Name or id of the channel"), "emoji": _kind(_emoji, "Name of the emoji, without colons", "Emoji name without the colons, e.g. thumbsup", told=True),
    "member": _kind(same(_member), "User", "User id or name"), "message_ts": _kind(same(lambda source: f"{source.number(1600000000, 1790000000)}.{source.number(0, 999999):06d}" if source.chance(.7) else f"{source.number(1600000000, 1790000000)}.{source.number(100, 999)}"), "Timestamp of the message"),
    "e164": _kind(same(_e164), "Phone number", "Number in E.164 format"), "cells": _kind(same(_range), "Range in A1 notation", "A1 notation"), "onecell": _kind(same(_cell), "Cell in A1 notation", "Cell, e.g. B2"), "cellvalue": _kind(same(_cell_value), "Value"),
    "sheetname": _kind(same(_sheet), "Name of the sheet"), "repopath": _kind(same(_checkout), "Path to the Git repository", "Path of the repository"), "cents": _kind(_cents, "Amount in cents", type="integer"),
    "currency3": _kind(_currency, "Three-letter ISO currency code, in lowercase", "ISO currency code in lowercase, e.g. usd", told=True), "price": _kind(_price, "Amount", type="number"), "messageid": _kind(same(_hex_id), "Message id"), "meetingid": _kind(same(_meeting), "Meeting id"),
    "ownrepo": _kind(same(_repository), "Repository, as owner/name", "owner/name"), "login": _kind(same(_login), "User name"), "commitish": _kind(same(lambda source: source.pick([_random(source, 7, 8, "0123456789abcdef"), f"HEAD~{source.number(1, 9)}", "HEAD", fillers.branch(source), f"v{source.number(0, 9)}.{source.number(0, 20)}.{source.number(0, 9)}"])), "Commit, branch or tag"),
    "releasetag": _kind(same(lambda source: source.pick(["v", "v", "", "release-"]) + f"{source.number(0, 12)}.{source.number(0, 30)}" + source.pick(["", f".{source.number(0, 20)}", f".{source.number(0, 20)}", f".{source.number(0, 9)}-{source.pick(['beta', 'rc.1', 'alpha', 'rc2'])}"])), "Tag"),
    "projectkey": _kind(same(lambda source: source.pick("OPS WEB DEV QA HR DATA CORE APP MOB API SEC DOCS FIN".split()) if source.chance(.5) else fillers.word(source)[:5].upper()), "Project key"),
}
