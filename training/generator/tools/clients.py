"""The tools of real coding clients under their real names.

`clients.json` holds names, parameters and types that were recorded; where they describe something it holds only the length,
and the words are ours: mostly what the tool is for, sometimes unrelated text of that length.
"""
import json
import re
from functools import cache
from pathlib import Path

from .box import Tool, Toolbox

# Client -> operation -> (tool, [(parameter, role)]). The parameters are those that the schemas require, in their order.
CLIENTS = {
    "claude": {
        "run": ("Bash", [("command", "command")]), "read": ("Read", [("file_path", "path")]),
        "edit": ("Edit", [("file_path", "path"), ("old_string", "old"), ("new_string", "new")]),
        "write": ("Write", [("file_path", "path"), ("content", "content")]),
        "glob": ("Glob", [("pattern", "glob")]), "grep": ("Grep", [("pattern", "pattern")]), "list": ("LS", [("path", "folder")])},
    "codex": {"run": ("exec_command", [("cmd", "command")]), "patch": ("apply_patch", [("input", "patch")])},
    "pi": {
        "read": ("read", [("path", "path")]), "run": ("bash", [("command", "command")]),
        "edit": ("edit", [("path", "path"), ("edits", "edits")]), "write": ("write", [("path", "path"), ("content", "content")]),
        "grep": ("grep", [("pattern", "pattern")]), "glob": ("find", [("pattern", "glob")]), "list": ("ls", [("path", "folder")])},
    "opencode": {
        "run": ("bash", [("command", "command")]), "edit": ("edit", [("filePath", "path"), ("oldString", "old"), ("newString", "new")]),
        "grep": ("grep", [("pattern", "pattern")]), "glob": ("glob", [("pattern", "glob")]), "read": ("read", [("filePath", "path")]),
        "write": ("write", [("content", "content"), ("filePath", "path")]), "list": ("list", [("path", "folder")])},
    "gemini": {
        "run": ("run_shell_command", [("command", "command")]), "read": ("read_file", [("absolute_path", "path")]),
        "edit": ("replace", [("file_path", "path"), ("old_string", "old"), ("new_string", "new")]),
        "write": ("write_file", [("file_path", "path"), ("content", "content")]),
        "glob": ("glob", [("pattern", "glob")]), "grep": ("search_file_content", [("pattern", "pattern")]), "list": ("list_directory", [("path", "folder")])},
    "ds4-agent": {
        "run": ("bash", [("command", "command")]), "read": ("read", [("path", "path")]),
        "write": ("write", [("path", "path"), ("content", "content")]), "edit": ("edit", [("path", "path"), ("old", "old"), ("new", "new")]),
        "grep": ("search", [("query", "pattern")]), "list": ("list", [("path", "folder")])},
    "shell": {"run": ("shell", [("command", "argv")])},
}
CLIENTS["ds4-agent-c"] = CLIENTS["ds4-agent"]
# Tools that only some sessions of a client list.
_SOMETIMES = {"claude": {"LS": .2}, "codex": {"apply_patch": .8}, "pi": {"grep": .4, "find": .4, "ls": .4}, "opencode": {"list": .4}}
PURPOSE = {
    "write": ["Create or overwrite a file.", "Writes text to a file.", "Saves content into a file on disk.", "Stores text under a path.", "Writes a file to the local filesystem, overwriting it if it is there already."],
    "read": ["Read a file.", "Returns the contents of a file.", "Opens a file and shows its text.", "Reads text from a path.", "Reads a file from the local filesystem. Use this instead of cat."],
    "edit": ["Replace text in a file.", "Changes one piece of text in a file into another.", "Exact string replacement in a file.", "Edits a file.", "Performs exact string replacements in files. Use this instead of sed."],
    "run": ["Run a shell command.", "Executes a command and returns its output.", "Runs a command in the terminal.", "Executes a bash command, for git, builds, tests and other programs."],
    "list": ["List the files in a directory.", "Shows the entries of a folder.", "Directory listing.", "Lists files and directories under a path."],
    "grep": ["Search for text in files.", "Finds lines that match a pattern.", "Search the files for a string.", "Content search built on ripgrep. Use this instead of grep or rg in the shell.", "Searches file contents with regular expressions."],
    "glob": ["Find files by name pattern.", "Finds files whose paths match a glob.", "File pattern matching such as **/*.js or src/**/*.ts.", "Fast search for files by name. Use this instead of find."],
    "patch": ["Edits files with a patch.", "Applies a patch to the files of the workspace."]}

# The same in the tone of other clients: brief, without a capital, with what else the tool can do.
_TOLD = {operation: said.split("|") for operation, said in (line.split(": ", 1) for line in """
write: create files|create or overwrite files|write files|new files and whole rewrites|write text to disk|put content into a file|write a file, replacing what is there|save text, code or JSON in a file|File writing. For partial changes there is another tool.|Writes the whole content of a file. Read a file before you overwrite it.|make new files with the given content|file creation
read: read files|read files and pictures|show what a file contains|open files of any kind: text, images, PDF, notebooks|file reading, with line numbers|look into files|view a file or a part of it|read text files and images|Reads files. Give a range of lines for long ones.|get the content of one file|view text, notebooks and PDF documents|open a file and see its lines|Inspects one file. Not for folders.
edit: change files|change file contents|edit files in place|replace text in files|modify a part of a file|small changes in a file that exists|targeted changes by exact text|search and replace in one file|Swaps one exact text for another. The text must be unique.|edit a file: old text, new text|in-place editing of text files|partial changes to a file
run: run commands|run shell commands|shell commands|execute programs in a shell|use the terminal|start programs, builds and tests|bash|commands with a time limit|Runs something in bash and gives back what it prints.|execute any command of the system|terminal for git, npm, cargo and the like|the shell. Reading, writing and searching files have tools of their own.
list: list folders|list what is in a directory|show a folder|names of files and folders|directory contents|see which files there are|browse directories|ls
grep: search file contents|search text in files|find text with a regular expression|look for words in the code|code search|full text search of the project, powered by ripgrep|search inside files. Always use this for searching, never grep in the shell.|which lines match a regular expression|content search in many files
glob: find files|find files by name|match file names|file names by pattern, **/*.ts for example|look for files whose path matches|Quick search for paths. Results are sorted by time.|search for files with * and ?|find paths, never with find in the shell
patch: patch files|apply a patch|edit files by a patch|changes as a diff""".strip().split("\n"))}

# Tools that no recording holds: name, parameter -> type, required.
_WRITTEN = {
    "claude": [
        ("Glob", {"pattern": "string", "path": "string"}, ["pattern"]),
        ("Grep", {"pattern": "string", "path": "string", "glob": "string", "output_mode": "string", "-B": "number", "-A": "number", "-C": "number", "-n": "boolean", "-i": "boolean", "type": "string", "head_limit": "number", "multiline": "boolean"}, ["pattern"]),
        ("LS", {"path": "string", "ignore": "array"}, ["path"]), ("TodoWrite", {"todos": "array"}, ["todos"]), ("Task", {"description": "string", "prompt": "string", "subagent_type": "string"}, ["description", "prompt", "subagent_type"]),
        ("BashOutput", {"bash_id": "string", "filter": "string"}, ["bash_id"]), ("KillShell", {"shell_id": "string"}, ["shell_id"]), ("ExitPlanMode", {"plan": "string"}, ["plan"]), ("AskUserQuestion", {"questions": "array"}, ["questions"])],
    "codex": [("update_plan", {"plan": "array", "explanation": "string"}, ["plan"])],
    "pi": [
        ("grep", {"pattern": "string", "path": "string", "glob": "string", "ignoreCase": "boolean", "literal": "boolean", "context": "number", "limit": "number"}, ["pattern"]),
        ("find", {"pattern": "string", "path": "string", "limit": "number"}, ["pattern"]), ("ls", {"path": "string", "limit": "number"}, [])],
    "opencode": [("list", {"path": "string", "ignore": "array"}, ["path"]), ("todoread", {}, [])],
    "gemini": [
        ("list_directory", {"path": "string", "ignore": "array", "respect_git_ignore": "boolean"}, ["path"]), ("read_file", {"absolute_path": "string", "offset": "number", "limit": "number"}, ["absolute_path"]),
        ("search_file_content", {"pattern": "string", "path": "string", "include": "string"}, ["pattern"]), ("glob", {"pattern": "string", "path": "string", "case_sensitive": "boolean"}, ["pattern"]),
        ("replace", {"file_path": "string", "old_string": "string", "new_string": "string", "expected_replacements": "number"}, ["file_path", "old_string", "new_string"]), ("write_file", {"file_path": "string", "content": "string"}, ["file_path", "content"]),
        ("run_shell_command", {"command": "string", "description": "string", "directory": "string"}, ["command"]), ("web_fetch", {"prompt": "string"}, ["prompt"]), ("google_web_search", {"query": "string"}, ["query"]), ("save_memory", {"fact": "string"}, ["fact"])],
    "ds4-agent": [
        ("read", {"path": "string", "start_line": "integer", "max_lines": "integer"}, ["path"]),
        ("write", {"path": "string", "content": "string"}, ["path", "content"]),
        ("edit", {"path": "string", "old": "string", "new": "string", "line": "integer", "all": "boolean"}, ["path", "old", "new"]),
        ("multi_edit", {"path": "string", "edits": "array"}, ["path", "edits"]),
        ("search", {"query": "string", "path": "string", "glob": "string", "literal": "boolean", "context": "integer"}, ["query"]),
        ("list", {"path": "string", "glob": "string"}, []),
        ("bash", {"command": "string", "timeout_sec": "integer", "background": "boolean"}, ["command"]),
        ("job", {"id": "integer", "action": "string"}, ["id", "action"]), ("more", {"id": "string", "start_line": "integer"}, ["id", "start_line"])],
    "ds4-agent-c": [
        ("bash", {"command": "string", "timeout_sec": "number", "refresh_sec": "number"}, ["command"]),
        ("read", {"path": "string", "start_line": "number", "max_lines": "number", "whole": "boolean", "raw": "boolean"}, ["path"]),
        ("write", {"path": "string", "content": "string"}, ["path", "content"]),
        ("edit", {"path": "string", "line": "number", "start_line": "number", "end_line": "number", "range": "string", "old": "string", "new": "string"}, ["path"]),
        ("search", {"query": "string", "path": "string", "mode": "string", "glob": "string", "context": "number", "max_results": "number", "case_sensitive": "boolean"}, ["query"]),
        ("list", {"path": "string"}, ["path"]), ("more", {"count": "number"}, []),
        ("bash_status", {"job": "number", "refresh_sec": "number"}, ["job"]), ("bash_stop", {"job": "number"}, ["job"])],
    "shell": [
        ("shell", {"command": "array", "workdir": "string", "timeout_ms": "number"}, ["command"]),
        ("update_plan", {"plan": "array", "explanation": "string"}, ["plan"]), ("view_image", {"path": "string"}, ["path"])]}

# What the other tools are for, in our words.
_OTHERS = dict(line.split(": ", 1) for line in """
Agent Task task spawn_agent: Starts a separate agent for a long job of many steps.
CronCreate: Schedules a prompt for later.
CronDelete CronList: Manages prompts that were scheduled.
EnterWorktree ExitWorktree create_worktree list_worktrees get_worktree_creation_status: Manages separate git worktrees of a session.
ListAgents SendMessage close_agent resume_agent send_input wait_agent: Manages agents that were started before.
Monitor: Watches a long running process and reports its events.
NotebookEdit: Replaces one cell of a Jupyter notebook.
ReportFindings: Reports the findings of a code review.
ScheduleWakeup: Continues this session after a delay.
Skill skill: Loads a skill with instructions for a special task.
TaskStop KillShell bash_stop: Stops a background task.
BashOutput bash_status job write_stdin: Shows or continues a program that runs in the background.
WebFetch webfetch web_fetch: Fetches a page from a URL.
WebSearch google_web_search: Searches the web.
Workflow: Runs a scripted workflow of several agents.
ToolSearch: Loads tools that are not listed yet.
TodoWrite todowrite todoread update_plan: Keeps the list of steps of the current session.
ExitPlanMode: Ends plan mode once the plan is written.
AskUserQuestion request_user_input: Asks the user when a request can mean several things.
view_image: Shows an image file to the model.
get_goal create_goal update_goal: Keeps the goal of the session.
list_mcp_resources list_mcp_resource_templates read_mcp_resource: Resources of connected MCP servers.
create_thread fork_thread list_threads list_archived_threads read_thread send_message_to_thread set_thread_archived set_thread_title wait_threads: Manages other conversations.
save_memory: Remembers a fact about the user for later sessions.
multi_edit: Several replacements in one file at once.
more: Shows the next part of a long result.""".strip().split("\n"))
_FOR = {name: purpose for names, purpose in _OTHERS.items() for name in names.split()}
_PARAMETERS = dict(line.split(": ", 1) for line in """
file_path filePath absolute_path: The absolute path of the file|Path of the file|The file
command cmd: The command to execute|Shell command to run|The command
old_string oldString oldText old: The text to replace|Exact text that is in the file now
new_string newString newText new: The text to replace it with|The new text, different from the old one
content: The content to write to the file|Full text of the file
offset start_line: The line number to start reading from
limit max_lines head_limit: How many lines at most
replace_all replaceAll all: Replace every occurrence (default false)
timeout timeout_sec timeout_ms yield_time_ms: How long it may take
include glob: Only files that match this glob, such as *.ts
pattern: The pattern to look for|The pattern
path: The file or directory|Where to look|Path
-A: Lines to show after each match
-B: Lines to show before each match
-C: Lines to show around each match
-n: Show line numbers
-i ignoreCase: Ignore case
type: Only files of this type, such as py or rust
output_mode: content, files_with_matches or count
query: What to look for
ignore: Patterns to leave out
workdir directory: The working directory
description: A short description of what the command does
input: The whole patch""".strip().split("\n"))
_SAID = {name: said.split("|") for names, said in _PARAMETERS.items() for name in names.split()}


@cache
def _recorded():
    return json.loads((Path(__file__).parent / "clients.json").read_text())


def _schemas(client):
    """Copies of the schemas of one client; a description is a length still."""
    return json.loads(json.dumps(_recorded().get(client, []))) + [{"name": name, "description": 60, "parameters": {
        "type": "object", "properties": {p: {"type": kind, "description": 40} for p, kind in parameters.items()}, "required": required}}
        for name, parameters, required in _WRITTEN.get(client, [])]


def _describe(source, node, scale, plain, name=""):
    """Fills every description: what a parameter of this name is, or words of about `scale` times the recorded length."""
    if isinstance(node, list):
        return [_describe(source, item, scale, plain, name) for item in node]
    if not isinstance(node, dict):
        return node
    out = {}
    for key, value in node.items():
        if key != "description" or not isinstance(value, int):
            out[key] = _describe(source, value, scale, plain, name if key in ("items", "properties", "parameters") else key)
        elif plain:
            out[key] = source.pick(_SAID[name]) if name in _SAID else re.sub(r"(?<=[a-z])(?=[A-Z])|[_-]+", " ", name).strip().capitalize() or "Text"
        else:
            out[key] = source.description(value * scale)
    return out


def client_toolbox(source, client=None, chars=None):
    """A real client's tools; `chars` is about how long the listing may become (None: short)."""
    client = client or source.weighted({"claude": 7, "codex": 7, "pi": 3, "opencode": 4, "gemini": 1, "ds4-agent": 4, "ds4-agent-c": 1, "shell": 1 if source.held_out else 3})
    schemas, operations = _schemas(client), CLIENTS[client]
    plain = source.chance(.55)
    needed = {tool for tool, _ in operations.values()}
    needed -= {tool for tool, share in _SOMETIMES.get(client, {}).items() if not source.chance(share)}
    if client == "claude" and source.chance(.4):
        needed -= {"Glob", "Grep", "LS"}                                # recorded sessions leave them to the shell
        if source.chance(.5):
            needed -= {"Write"}                                         # so does the bare profile with Write
    optional = {tool for tool, _ in operations.values()} - needed       # never by chance
    room = chars or source.number(300, 3000)
    bare = len(json.dumps([s for s in schemas if s["name"] in needed]))
    keep_extra = 1.0 if room > 15000 else source.random.random() * min(1.0, max(0, room - bare) / 6000)
    if chars is None and plain:
        keep_extra = source.weighted({0: 5, .2: 3, .5: 2})
    schemas = [s for s in schemas if s["name"] in needed or (s["name"] not in optional and source.chance(max(keep_extra, .45) if s["name"] == "view_image" else keep_extra))]
    described = sum(_description_chars(s) for s in schemas)
    scale = min(1.5, max(.02, (room - len(json.dumps(schemas))) / max(described, 1)))
    thin = client != "ds4-agent" and chars is None and source.chance(.3)
    for schema in schemas:                                              # a thin client: only what is required
        properties, required = schema["parameters"].get("properties", {}), schema["parameters"].get("required", [])
        if thin or chars is None and plain and schema["name"] not in needed:
            schema["parameters"]["properties"] = {k: v for k, v in properties.items() if k in required or source.chance(.4)}
    box = Toolbox(client)
    for schema in schemas:
        length = schema.pop("description")
        operation = next((op for op, (tool, _) in operations.items() if tool == schema["name"]), None)
        purpose = _purpose(source, operation) if operation else _FOR.get(schema["name"], "") if plain else ""
        more = "" if plain and (chars is None or source.chance(.3)) else source.description(length * scale)
        filled = {"name": schema["name"], "description": " ".join(text for text in (purpose, more) if text), **_describe(source, {k: v for k, v in schema.items() if k != "name"}, scale, plain)}
        if operation:
            box.operations[operation] = Tool(schema["name"], operations[operation][1], filled)
        else:
            box.others.append(filled)
    return box


def _purpose(source, operation):
    """What a tool is for; now and then nothing, where its name says enough."""
    if source.held_out or source.chance(.35):
        return source.pick(PURPOSE[operation])
    if source.chance(.25):                                              # a list, as long descriptions are written
        lines = source.random.sample(_TOLD[operation] + PURPOSE[operation], 2) + [source.rule() for _ in range(source.number(0, 2))]
        return "\n".join(source.pick(["- ", "- ", "* ", ""]) + line for line in lines)
    return source.pick(_TOLD[operation]) if source.chance(.9) else ""


def _description_chars(node):
    if isinstance(node, list):
        return sum(map(_description_chars, node))
    if not isinstance(node, dict):
        return 0
    return sum(v if k == "description" and isinstance(v, int) else _description_chars(v) for k, v in node.items())
