"""How tools are written down in text files: `= topic`, then `names : purpose`, with ` ?` behind those that return something, and below each indented lines that its folder explains."""
import re

_TOOL = re.compile(r"(?P<names>\S+) : (?P<purpose>.+?)(?P<asking> \?)?$")


def written(text):
    """-> (topic, whether it is held out, names, purpose, whether it returns something, lines, results) of each tool"""
    for block in re.split(r"^= ", text, flags=re.M)[1:]:
        topic, _, body = block.partition("\n")
        for part in re.split(r"\n(?=\S)", body.strip("\n")):
            head, *lines = part.split("\n")
            head, lines = _TOOL.fullmatch(head), [line.strip() for line in lines if line.strip()]
            assert head, f"no tool: {part}"
            results = "\n".join(line[1:].strip() for line in lines if line[0] == "<") or "ok => Done."
            yield topic.strip("* "), topic.endswith("*"), head["names"], head["purpose"], bool(head["asking"]), [line for line in lines if line[0] != "<"], results
