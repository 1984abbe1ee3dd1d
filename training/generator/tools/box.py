"""A tool, and the tools of a conversation: which of them does which operation, so that a task can say `write` and get the call that the listed schema wants."""
from dataclasses import dataclass, field

from ..chat import Call


@dataclass
class Tool:
    name: str
    roles: list             # (parameter, role) of what a call fills in, in schema order
    schema: dict            # as listed: name, description, parameters


@dataclass
class Toolbox:
    client: str
    operations: dict = field(default_factory=dict)      # operation -> Tool
    functions: list = field(default_factory=list)       # functions.Function
    others: list = field(default_factory=list)          # schemas that no task needs
    called: set = field(default_factory=set)            # functions that the conversation has called already

    def schemas(self):
        return [t.schema for t in self.operations.values()] + [f.schema for f in self.functions] + self.others

    def can(self, *operations):
        return all(op in self.operations or "run" in self.operations or ("patch" in self.operations and op in ("write", "edit"))
                   for op in operations)

    def call(self, operation, **values):
        """The call of `operation`; what has no tool of its own becomes a patch or a shell command. None: not possible."""
        if operation not in self.operations:
            if operation in ("write", "edit") and "patch" in self.operations:
                operation, values = "patch", {"patch": _patch(operation, values)}
            elif "run" in self.operations:
                command = _command(operation, values)
                if command is None:
                    return None
                operation, values = "run", {"command": command}
            else:
                return None
        tool = self.operations[operation]
        arguments = []
        for parameter, role in tool.roles:
            match role:
                case "argv": value = ["bash", "-lc", values["command"]]
                case "edits": value = [{"oldText": values["old"], "newText": values["new"]}]
                case _: value = values[role]
            arguments.append((parameter, value))
        return Call(tool.name, arguments)


def _patch(operation, values):
    sign = lambda mark, text: "\n".join(mark + line for line in text.split("\n"))
    if operation == "write":
        body = f"*** Add File: {values['path']}\n" + sign("+", values["content"].rstrip("\n"))
    elif not values["new"]:                                             # whole lines go, with the end of line before or behind them
        body = f"*** Update File: {values['path']}\n@@\n" + sign("-", values["old"].strip("\n"))
    else:
        body = f"*** Update File: {values['path']}\n@@\n" + sign("-", values["old"]) + "\n" + sign("+", values["new"])
    return f"*** Begin Patch\n{body}\n*** End Patch\n"


def _find(glob):
    """`src/**/*.ts` or `*.ts` as a command."""
    folder, _, name = glob.rpartition("/")
    return f"ls {glob}" if folder and not folder.endswith("**") else f"find {folder.removesuffix('**').rstrip('/') or '.'} -name '{name}'"


def _command(operation, values):
    match operation:
        case "write":
            content = values["content"].rstrip("\n")
            plain = "\n" not in content and "'" not in content
            return f"echo '{content}' > {values['path']}" if plain else f"cat > {values['path']} <<'EOF'\n{content}\nEOF"
        case "read": return f"cat {values['path']}"
        case "list": return "ls" if values["folder"] == "." else f"ls {values['folder']}"
        case "grep": return f"grep -rn '{values['pattern']}' ."
        case "glob": return _find(values["glob"])
        case "edit":
            simple = all(c.isalnum() or c in " _-=:" for c in values["old"] + values["new"])
            return f"sed -i 's/{values['old']}/{values['new']}/' {values['path']}" if simple else None
    return None
