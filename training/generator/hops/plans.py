"""What has to be known for a request: a tool, and for each of its slots a told value or another tool that brings it."""
import statistics

from ..words.wording import worded
from . import values


class Plan:
    """One use of a tool."""

    def __init__(self, source, function, box, children, given=()):
        """`children`: slot -> Plan, `given`: slot -> value; all other values are drawn and told."""
        self.function, self.tool, self.children, self.form = function, function.tool, children, box.form
        self.values, self.told, self.beside = {}, {}, {}    # `beside`: words for what is told, behind it
        for name, kind, parameters in self.tool.slots():
            if name in children:
                self.values[name] = children[name].brought
                continue
            taken = [str(part).lower() for value in self.values.values() for part in (value if isinstance(value, tuple) else (value,))]
            value = dict(given).get(name, self._same(kind) if parameters[0].same else None)
            while value is None or not parameters[0].same and str(value).lower() in taken:
                value = values.draw(source, kind, box.form)
            self.values[name] = value
            self.told[name] = values.said(source, kind, value)
        used = [str(one).lower() for one in self.values.values()]
        self.brought = None
        while self.tool.fields and (self.brought is None or str(self.brought).lower() in used):
            self.brought = values.draw(source, self.tool.brings, box.form)
            if isinstance(self.brought, tuple) and (target := self.values.get("to")):      # a conversion brings the unit that was wanted
                self.brought = (*self.brought[:-1], target) if self.tool.brings in self.values else self.brought

        if self.tool.names[0] in _COMPUTED:
            self.brought = round(_COMPUTED[self.tool.names[0]](next(value for value in self.values.values() if isinstance(value, list))), 2)

    def _same(self, kind):
        for child in self.children.values():
            for name, other, _ in child.tool.slots():
                if other == kind:
                    return child.values[name]
        return None

    def arguments(self):
        """(name, value) in the order of the schema."""
        out = []
        for called, parameter in self.function.parameters:
            name = parameter.names[0] if parameter.part is None else parameter.type
            value = self.values[name]
            out.append((called, value if parameter.part is None else value[parameter.part]))
        return out

    def deep(self):
        return 1 + max((child.deep() for child in self.children.values()), default=0)

    def again(self, source, box):
        """The same with other values that are told."""
        return Plan(source, self.function, box, {name: child.again(source, box) for name, child in self.children.items()})

    def order(self):
        """All uses of tools, the first one first."""
        return [plan for child in self.children.values() for plan in child.order()] + [self]

    # --- words --------------------------------------------------------------------------------------------------
    def slots(self, source, pronouns=()):
        """What stands for each slot in a sentence: its value, the words for what brings it, or a pronoun."""
        out = {}
        for name, kind, _ in self.tool.slots():
            child = self.children.get(name)
            if name in pronouns:
                it = pronoun(source, kind)
                out |= {name: it} | {f"{before}_{name}": "there" if kind in _THERE else values.at(kind, it, before) for before in _BEFORE}
            elif child:
                text = child.called(source)
                out[name] = text
                out |= {f"{before}_{name}": child.where(source, before) if child.tool.where and (source.chance(.75) or child.tool.tag == "today") else values.at(kind, text, before) for before in _BEFORE}
            else:
                text = self.told[name] + self.beside.get(name, "")
                out |= {name: text} | {f"{before}_{name}": values.at(kind, text, before) for before in _BEFORE}
                if kind in _NAMES and text[-1] != "s" and name not in self.beside:
                    out[f"{name}_s"] = text + "'s"
        return out

    def called(self, source):
        return worded(source, self.tool.mine if self.tool.mine and self._of_user() else self.tool.called, **self.slots(source))

    def where(self, source, before):
        if self._of_user() and self.tool.mine:
            return worded(source, self.tool.my_place) if self.tool.my_place else values.at(self.tool.brings, self.called(source), before)
        return worded(source, self.tool.where, **self.slots(source))

    def _of_user(self):
        """Whether all it needs is who the user is."""
        return [child.tool.tag for child in self.children.values()] == ["me"] and not self.told

    def plainly(self, source):
        """The first words for what it brings."""
        if self.tool.mine and self._of_user():
            return self.tool.mine.split("|")[0]
        text = self.tool.called.split("|")[0]
        return worded(source, text, **{name: self.children[at].plainly(source) if (at := name.removeprefix("in_")) in self.children and name == at else value for name, value in self.slots(source).items()})

    def label(self):
        """What the first field is called."""
        kind, key = self.tool.brings, self.function.keys[0]
        return {"point": "position", "price": "amount", "distance": "distance", "heat": "temperature", "mass": "weight", "area": "area"}.get(kind, key).replace("_", " ")

    def done(self, source):
        """What is said when it has been done."""
        out = {}
        for name, kind, _ in self.tool.slots():
            text = f'"{self.values[name]}"' if values.types().get(kind, ("", ""))[1] == "quoted" or kind == "chore" else values.said(_Plain, kind, self.values[name])
            out |= {name: text} | {f"{before}_{name}": values.at(kind, text, before) for before in _BEFORE}
        if self.tool.fields:
            out[self.tool.fields[0].names[0]] = values.answer(self.tool.brings, self.brought)
        text = self.tool.done
        for name, value in out.items():
            text = text.replace("{" + name + "}", value)
        return f"Done, {text}."


class _Plain:
    """A source that always takes the first."""
    @staticmethod
    def chance(share):
        return True

    @staticmethod
    def pick(options):
        return options[0]


_COMPUTED = {"sum": sum, "largest_of": max, "average": statistics.mean, "median": statistics.median}
_BEFORE = ("in", "on", "at")
_NAMES = {"person", "team", "city", "country", "company", "artist", "animal"}
_THERE = {"city", "room", "point", "country"}
_NOUNS = {"person": "that person", "city": "that city", "country": "that country", "company": "that company", "team": "that team", "point": "these coordinates", "date": "that date", "time": "that time", "numbers": "them", "counts": "them", "foods": "them", "people": "them", "price": "that amount",
          "host": "that host", "hotel": "that hotel", "street": "that address", "phone": "that number", "email": "that address", "department": "that department", "airline": "that airline", "branch": "that branch", "color": "that color", "language": "that language", "currency": "that currency", "artist": "that artist",
          "venue": "that place", "station": "that station", "warehouse": "that warehouse", "shelf": "that shelf", "meeting_room": "that room", "room": "that room", "zone": "that zone", "region": "that region"}


def pronoun(source, kind):
    return _NOUNS.get(kind, "it")
