"""Which tools a conversation lists: those of real clients, unseen file tools, unseen functions of any kind."""
import re

from .. import chat, everyday
from ..papers import registers
from . import entities, functions, invented, rows
from .box import Tool, Toolbox
from .clients import PURPOSE, client_toolbox

# --- tools that nobody has seen -------------------------------------------------------------------------------------
NAMES = {
    "write": "write write_file create_file save_file put_file store_file make_file fs_write file_write new_file output_file add_file write_text save_text create_document save_document".split(),
    "read": "read read_file open_file view_file get_file load_file cat_file fs_read file_read show_file fetch_file read_text get_contents view_document open_document".split(),
    "edit": "edit edit_file replace_text str_replace modify_file change_file patch_file update_file replace_in_file substitute edit_text replace_string change_text swap_text".split(),
    "run": "bash shell run exec run_command execute terminal run_shell command sh cmd execute_command run_bash invoke_shell console".split(),
    "list": "list ls list_dir list_files dir list_directory show_files tree list_folder browse".split(),
    "grep": "grep search find_text search_files search_text rg find_in_files search_code lookup_text".split(),
    "glob": "glob find_files file_search find_by_name match_files locate_files search_names list_matching glob_files file_glob find_paths".split()}
PARAMETERS = {
    "path": "path file_path filePath filename file target dest location uri name file_name fname filepath destination document where".split(),
    "content": "content contents text body data file_text value payload source file_content what".split(),
    "old": "old old_string oldString old_text find search before from_text target_text old_str original".split(),
    "new": "new new_string newString new_text replace replacement after to_text new_str updated".split(),
    "command": "command cmd script line shell_command input code command_line".split(),
    "folder": "path dir directory folder location root".split(),
    "pattern": "pattern query text needle regex term search string".split(),
    "glob": "pattern glob glob_pattern name_pattern mask wildcard file_pattern filter".split()}
EXPLAINED = {
    "path": ["Path of the file", "The file to use", "File path", ""], "content": ["Text to write", "The content of the file", "Full text", ""],
    "old": ["Text to replace", "The existing text", "What to look for", ""], "new": ["Replacement text", "The new text", ""],
    "command": ["The command to run", "Shell command", "Command line", ""], "folder": ["The directory", "Folder path", ""],
    "pattern": ["Text to look for", "The pattern", ""], "glob": ["Glob such as **/*.js", "The glob pattern", "Pattern of file names", ""]}
ROLES = {"write": ("path", "content"), "read": ("path",), "edit": ("path", "old", "new"), "run": ("command",), "list": ("folder",), "grep": ("pattern",), "glob": ("glob",)}


# Only for training: more words for the same, so that no list is learned.
_MORE_PURPOSE = {
    "write": ["Puts text into a file, which is made when needed.", "Makes a file with the given text.", "File output.", "Creates files.", "Writes a whole file."],
    "read": ["Gives back what a file holds.", "Displays a file.", "Gets the text of a file.", "File input.", "Loads one file."],
    "edit": ["Substitutes text in a file.", "Find and replace inside a file.", "Swaps one text for another in a file.", "Modifies a file.", "Partial changes to a file."],
    "run": ["Shell access.", "Command line.", "Executes a line of shell script.", "Starts programs.", "Runs anything that a terminal can run."],
    "list": ["Tells which files a directory holds.", "Names of the files in a folder.", "Contents of a directory.", "What is in a folder."],
    "grep": ["Full text search in the project.", "Locates text in files.", "Greps the files.", "Which files contain a text."],
    "glob": ["Files whose names match a glob.", "Lists the paths that fit a pattern.", "File name search.", "Which files are called like this."]}
_MORE_EXPLAINED = {
    "path": ["Which file", "Name of the file", "Where the file is", "The file's path"], "content": ["What the file shall hold", "Text of the file", "What to write", "The text"],
    "old": ["What is there now", "Text that goes away", "Exact text to find", "The text before"], "new": ["What comes instead", "Text that takes its place", "What to put there", "The text after"],
    "command": ["What to run", "The line to execute", "Script"], "folder": ["Which folder", "Where to look"], "pattern": ["What to find", "The words to look for"], "glob": ["What the names look like", "The mask"]}
_MORE_PARAMETERS = {
    "path": "filepath path_name which_file at in_file fileName pathname doc".split(),
    "content": "new_content full_text words lines contents_text string file_body".split(),
    "old": "from_string from_str from_value from_line from_words from_content from_word text_before text_from text_old this_text old_value old_line previous current existing search_for match needle remove find_string first_text".split(),
    "new": "to_string to_str to_value to_line to_words to_content to_word for_text into_text with_text text_after text_to text_new into new_value new_line next put insert with with_string becomes result after_text changed_text second_text".split(),
    "command": "shell_line run_line to_run statement program bash_command cmdline shell_code snippet job source input_line codes the_code code_line bash sh_line text body query task do run what".split(),
    "folder": "directory_path where in_dir at place".split(), "pattern": "search_text what words match find expression".split(), "glob": "names like matching path_pattern files".split()}
_FEW = [["run"], ["run"], ["run"], ["run", "grep"], ["run", "list"], ["run", "glob"], ["run", "read", "glob", "grep"], ["run", "read"], ["run", "write"], ["write", "edit"], ["read", "edit"], ["edit", "run"], ["write", "read"]]
# Verbs and nouns that training makes names of, in either order: `write_file` and `file_write` are different tools.
_NAME_PARTS = {
    "write": ("write create save put store make add output set dump", "file text document content path disk data"),
    "read": ("read open view get load show fetch cat print", "file text document content path lines data"),
    "edit": ("edit replace change modify update patch swap substitute alter", "file text string content lines match part"),
    "run": ("run execute exec invoke start do call eval", "shell command bash terminal line script console job"),
    "list": ("list show browse walk see get", "dir directory folder files tree entries names"),
    "grep": ("search find grep locate match seek scan", "text code files lines project words string"),
    "glob": ("glob find match locate search", "names paths filenames pattern")}


def unseen_toolbox(source, few=.2):
    """File tools under names from long lists, in one of four spellings. In training often under names that say nothing: there
    the descriptions tell, or else the usual order of the parameters."""
    training, operations = not source.held_out, list(NAMES)
    if source.chance(.4):
        source.random.shuffle(operations)
        operations = operations[:source.number(1, 5)]
        if not {"write", "run"} & set(operations):
            operations.append(source.pick(["write", "run"]))
    if training and source.chance(few):
        operations = source.pick(_FEW)
    spelling, nonsense, used = source.number(0, 3), source.chance(.08), set()
    composed = source.pick([0, .3, .8]) if training else 0
    strange_tools = source.pick([.01, .02, .05, .25]) if training else float(nonsense)
    strange_parameters = source.pick([.01, .02, .05, .25]) if training else .06
    names = iter(invented.alike(source, len(operations))) if training else iter(())
    prefix = source.pick(["", "", "", "fs_", "mcp__files__", "repo_", "x_", "my_"])
    box = Toolbox("unseen")
    for operation in operations:
        strange = source.chance(strange_tools) if training else nonsense
        known = (lambda: source.unseen(_turned_names(source, operation))) if source.chance(composed) else lambda: source.unseen(NAMES[operation])
        name = prefix + ((next(names, None) or source.pseudo_word()) if strange else functions.spelled(known(), spelling))
        if training and source.chance(.06):
            name = re.sub(r"[^A-Za-z0-9_]", "", source.altered_line(name))     # one letter or sign is not what a habit makes it
        name += "2" if name in used else ""
        used.add(name)
        box.operations[operation] = Tool(name, *_unseen_schema(source, name, operation, strange_parameters))
    return box


def _turned_names(source, operation):
    """A verb and a noun in both orders, one of them with a third word now and then."""
    verb, noun = (source.pick(part.split()) for part in _NAME_PARTS[operation])
    more = source.pick(["", "", "_tool", "_now", "_in_workspace", "_at", "_v2"])
    return [f"{verb}_{noun}{more}", f"{noun}_{verb}{more}", f"{noun}{more}_{verb}", f"{verb}{noun}"]


def _unseen_schema(source, name, operation, strange_parameters):
    """-> [(parameter, role)], schema"""
    training, roles, strange = not source.held_out, [], set()
    turned = training and source.chance(.35)
    for role in ROLES[operation]:
        if source.chance(strange_parameters):
            parameter = source.word() if training and source.chance(.3) else source.pseudo_word()
            strange.add(parameter)
        elif training and len(ROLES[operation]) == 1 and source.chance(.2):     # alone it is what the tool takes, whatever it is called
            parameter = source.unseen(source.pick(list(PARAMETERS.values()) + list(_MORE_PARAMETERS.values())))
        else:
            parameter = source.unseen(PARAMETERS[role] + (_MORE_PARAMETERS[role] if training else []))
        taken = {p for p, _ in roles}
        while parameter in taken:
            parameter += "_1"
            strange.add(parameter)
        roles.append((parameter, role))
    if turned or (not training and source.chance(.2)):
        source.random.shuffle(roles)
    properties, silent = {}, 0
    for parameter, role in roles:
        explained = source.pick(EXPLAINED[role] + (_MORE_EXPLAINED[role] if training else []))
        if training and source.chance(.3):
            explained = ""
        if parameter in strange and not explained and (turned or not training):
            silent += 1
            explained = EXPLAINED[role][0] if silent > 1 else ""            # one can be told from the others, two only by the usual order
        properties[parameter] = {"type": "string", "description": explained} if explained else {"type": "string"}
    if source.chance(.3):
        extra = source.pick(["timeout", "limit", "encoding", "mode", "dry_run", "reason"])
        optional = {"type": source.pick(["string", "number", "boolean"]), "description": "Optional"}
        properties = {extra: optional} | properties if training and source.chance(.3) else properties | {extra: properties.get(extra, optional)}
    purpose = source.pick(PURPOSE[operation] + (_MORE_PURPOSE[operation] if training else []))
    if training and source.chance(.2):
        purpose += " " + source.description(source.number(40, 300))
    required = [p for p, _ in roles]
    if training and source.chance(.2):
        source.random.shuffle(required)
    return roles, functions.schema(name, purpose, properties, required)


# Tools beside those of a task, as clients list them: name | what it does | parameters.
_ASIDE = {name: (purpose, parameters.split(";")) for name, purpose, parameters in (line.split("|") for line in """
TodoWrite|Keeps the list of steps of the current session.|todos
ExitPlanMode|Ends plan mode once the plan is written.|plan
update_plan|Updates the plan that the user sees.|plan;explanation
BashOutput|Returns new output of a background shell.|bash_id;filter
KillShell|Ends a background shell.|shell_id
ListMcpResources|Lists the resources of the connected MCP servers.|server
ReadMcpResource|Returns one resource of an MCP server.|server;uri
Skill|Starts one of the installed skills.|skill;args
Agent|Starts a subagent for a long job of many steps.|prompt;subagent_type
ToolSearch|Loads the schemas of tools that are not listed yet.|query;max_results
NotebookEdit|Changes one cell of a Jupyter notebook.|notebook_path;cell_id;new_source
ask_user|Lets the user choose when a request can mean several things.|question;options
request_permissions|Asks for more rights in the sandbox.|permissions;reason
compact_context|Shortens the conversation so far.|instructions
report_progress|Tells how far a long job is.|percent;message
create_embedding|Turns a text into a vector.|input;model
upsert_vectors|Stores vectors in an index.|vectors;namespace
verify_webhook|Checks the signature of a webhook.|payload;signature
render_mermaid|Draws a Mermaid diagram.|diagram
lsp_hover|Shows the type at a position of a source file.|file;line;column
format_citation|Formats a citation in APA or MLA style.|source;style
validate_json_schema|Checks JSON against a JSON schema.|json;schema
convert_subtitles|Converts subtitles from SRT to VTT.|subtitles
generate_barcode|Makes a barcode of a number.|code;symbology
decode_geohash|Turns a geohash into coordinates.|geohash
decode_vin|Tells the maker of a car by its chassis number.|vin
submit_tax_form|Submits a tax form.|form_id;year
get_tide_table|Times of high and low water at a coast.|coast
""".strip().split("\n"))}


def distractors(source):
    """Tools that the tasks never need, most of them with a purpose of their own."""
    out = {}
    for _ in range(source.number(1, 4)):
        if source.chance(.8):
            name = source.unseen(list(_ASIDE))
            purpose, parameters = _ASIDE[name]
            said = {p: {"type": "string", "description": p.replace("_", " ").capitalize()} for p in parameters}
        else:
            name = source.unseen("todo_write memory calendar task browser planner snapshot".split()) if source.chance(.6) else source.pseudo_word()
            purpose, parameters = source.rule(), source.random.sample(["query", "items", "question", "prompt", "args", "id"], source.number(1, 3))
            said = {p: {"type": "string", "description": source.phrase(1, 5)} for p in parameters}
        out[name] = functions.schema(name, purpose, said, parameters[:1])
    return list(out.values())


def listing(source, box, template=None):
    """The tools block of the system text."""
    schemas = box.schemas()
    if box.client in ("unseen", "functions") and source.chance(.35 if source.held_out else .45):
        box.others += distractors(source)
        schemas = box.schemas()
    if source.chance(.5):
        schemas = schemas[:]
        source.random.shuffle(schemas)
    template = template or source.pick(
        [chat.TOOLS_OFFICIAL, chat.TOOLS_OFFICIAL, chat.TOOLS_SERVER, chat.TOOLS_AGENT, chat.TOOLS_SHORT, chat.TOOLS_SHORT])
    if box.client in ("unseen", "functions") and source.chance(.15):
        schemas = [{"type": "function", "function": s} for s in schemas]
    return chat.tools_block(template, schemas)


def pick_toolbox(source):
    x = source.random.random()
    if x < .23:
        return client_toolbox(source)
    if x < .41:
        box = unseen_toolbox(source)
    else:
        box = Toolbox("functions")
    if box.client == "functions" or source.chance(.25):
        kind = source.weighted({"everyday": 95, "functions": 8, "entities": 5, "registers": 11, "rows": 10})
        box.functions = everyday.pick_functions(source, bool(box.operations)) if kind == "everyday" else functions.pick_functions(source) if kind == "functions" else entities.pick_functions(source) if kind == "entities" else rows.pick_functions(source) if kind == "rows" else registers.pick_functions(source)
        if kind == "everyday" and source.chance(.12):
            box.functions = registers.beside(source, box.functions)
    return box
