"""Rows of a table as sections of a file: settings with headings, objects by name, blocks of lines; and one record alone."""
import re

from ..tools.functions import literal

FORMS = {"ini": 12, "yaml": 10, "toml": 7, "tree": 8, "blocks": 7, "headings": 7}
ENDINGS = {"ini": ["ini", "conf", "cfg"], "yaml": ["yaml", "yml"], "toml": ["toml"], "tree": ["json"], "blocks": ["txt"], "headings": ["md"]}
_REMARKS = "do not change this by hand|see the handbook|checked twice|still to be confirmed|keep this in order|changed last week|ask before you change this|copied from the old list|more to follow|this one is new|TODO: check again|same as last year|default|valid until further notice|not final|please keep sorted".split("|")


def written(source, form, head, rows, thing):
    """The name of a row comes first. -> (text, what of it says each row)"""
    sign, gap = source.pick(["#", "#", ";"]) if form == "ini" else "#", source.pick(["\n", "\n\n"]) if form == "yaml" else "\n\n"
    style = source.pick(["{k} = {v}", "{k}={v}", "{k} = {v}"]) if form == "ini" else source.pick(["- {k}: {v}", "* {k}: {v}", "{k}: {v}", "- **{k}**: {v}"]) if form == "headings" else source.pick(["{k}: {v}", "  {k}: {v}", "  - {k}: {v}", "{k} - {v}"])
    remarked = form in ("ini", "yaml", "toml") and source.chance(.45)
    blocks, lines = [], []
    for row in rows:
        called = row[0] if row[0][0].isalpha() else f"{thing} {row[0]}"
        keys = [one if form in ("blocks", "headings") else one.lower().replace(" ", "_") for one in head[1:]]
        said = [(k, cell) for k, cell in zip(keys, row[1:])]
        match form:
            case "ini": block = [f"[{called}]"] + [style.format(k=k, v=v) for k, v in said]
            case "yaml": block = [f"{called}:"] + [f"  {k}: {v}" for k, v in said]
            case "toml": block = [f"[{called}]" if re.fullmatch(r"[\w-]+", called) else f'["{called}"]'] + [f"{k} = {literal(v)}" for k, v in said]
            case "tree": block = [f'  "{called}": {{ ' + ", ".join(f'"{k}": {literal(v)}' for k, v in said) + " }"] if len(said) < 4 else [f'  "{called}": {{', ",\n".join(f'    "{k}": {literal(v)}' for k, v in said), "  }"]
            case "headings": block = [f"## {called}"] + [style.format(k=k, v=v) for k, v in said]
            case _: block = [called + ":"] + [style.format(k=k, v=v) for k, v in said]
        if remarked:
            block = [one for line in block for one in ([f"{sign} {source.pick(_REMARKS)}", line] if source.chance(.14) else [f"{line}  {sign} {source.pick(_REMARKS)}"] if source.chance(.07) and "[" not in line and form in ("yaml", "toml") and not line.endswith(":") else [line])]
        blocks.append("\n".join(block))
        lines.append(f"{head[0]}: {row[0]}, " + ", ".join(f"{k}: {v}" for k, v in said))
    if form == "tree":
        return "{\n" + ",\n".join(blocks) + "\n}", lines
    return gap.join(blocks), lines


_CARDS = ["{k}: {v}", "{k}: {v}", "{k} = {v}", "{k}={v}", "- {k}: {v}", "**{k}:** {v}", "{k}\t{v}", "| {k} | {v} |", "<{k}>{v}</{k}>", "{k}, {v}", "{k} - {v}", "{k};{v}"]


def card(source, head, row):
    """One record alone -> (text, its lines)."""
    if source.chance(.25):
        lines = [f'"{k.lower().replace(" ", "_")}": {literal(v)}' for k, v in zip(head, row)]
        return ("{\n" + ",\n".join("  " + line for line in lines) + "\n}" if source.chance(.7) else "{" + ", ".join(lines) + "}"), lines
    form, upper = source.pick(_CARDS), source.chance(.4)
    spell = lambda k: k.lower().replace(" ", "_") if form[0] == "<" or "=" in form else k.replace("_", " ").capitalize() if upper else k.replace("_", " ")
    lines = [form.format(k=spell(k), v=v) for k, v in zip(head, row)]
    return "\n".join(lines), lines
