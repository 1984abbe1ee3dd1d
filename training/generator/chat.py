"""DeepSeek V4's chat format: special tokens, turns, tool blocks and calls, as the official encoder writes them."""
import json
from dataclasses import dataclass

BOS, EOS, PAD = "<｜begin▁of▁sentence｜>", "<｜end▁of▁sentence｜>", "<｜▁pad▁｜>"
USER, ASSISTANT, THINK, END_THINK = "<｜User｜>", "<｜Assistant｜>", "<think>", "</think>"
DSML, REMINDER = "｜DSML｜", "<｜latest_reminder｜>"
SPECIALS = [BOS, EOS, PAD, USER, ASSISTANT, THINK, END_THINK, DSML, REMINDER] + [
    f"<｜{name}｜>" for name in ("action", "query", "authority", "domain", "title", "read_url")]


@dataclass
class User:
    text: str


@dataclass
class Result:
    """What a tool gave back."""
    text: str


@dataclass
class Call:
    tool: str
    arguments: list     # (name, value) in the order of the schema; a value that is no string is written as JSON


@dataclass
class Answer:
    thought: str        # shown only in thinking mode
    text: str
    call: Call | None = None
    also: tuple = ()    # more calls of the same turn
    foreign: bool = False   # somebody else wrote it: it stands in the conversation and is not learned


_CALLING = (
    '<{d}tool_calls>\n<{d}invoke name="$TOOL_NAME">\n'
    '<{d}parameter name="$PARAMETER_NAME" string="true|false">$PARAMETER_VALUE</{d}parameter>\n...\n</{d}invoke>\n'
    '<{d}invoke name="$TOOL_NAME2">\n...\n</{d}invoke>\n</{d}tool_calls>\n\n')
_THINKING = (
    "If thinking_mode is enabled (triggered by <think>), you MUST output your complete reasoning inside <think>...</think> "
    "BEFORE any tool calls or final response.\n\n"
    "Otherwise, output directly after </think> with tool calls or final response.\n\n"
    "### Available Tool Schemas\n\n{schemas}\n\n"
    "You MUST strictly follow the above defined tool name and parameter schemas to invoke tool calls.")

# The official block, the wording of the C server (tools before the system text), and two short forms, so that the
# model learns what the schemas mean and not one page by heart.
TOOLS_OFFICIAL = (
    "## Tools\n\nYou have access to a set of tools to help answer the user's question. You can invoke tools by writing a "
    '"<{d}tool_calls>" block like the following:\n\n' + _CALLING +
    'String parameters should be specified as is and set `string="true"`. For all other types (numbers, booleans, arrays, '
    'objects), pass the value in JSON format and set `string="false"`.\n\n' + _THINKING + "\n")
TOOLS_SERVER = (
    "## Tools\n\nYou have access to a set of tools to help answer the user question. You can invoke tools by writing a "
    '"<{d}tool_calls>" block like the following:\n\n' + _CALLING +
    'String parameters should be specified as raw text and set `string="true"`. Preserve characters such as `>`, `&`, and '
    "`&&` exactly; never replace normal string characters with XML or HTML entity escapes. "
    "Only if a string value itself contains the exact closing parameter tag `</{d}parameter>`, write that tag as "
    "`&lt;/{d}parameter>` inside the value. For all other types (numbers, booleans, arrays, objects), pass the value in JSON "
    'format and set `string="false"`.\n\n' + _THINKING + " Use the exact parameter names from the schemas.")
TOOLS_AGENT = (
    "You are a coding agent in a local workspace. Use the tools to inspect, create, change, build and test files.\n\n"
    '## Tools\n\nInvoke tools by writing exactly this shape:\n\n<{d}tool_calls>\n<{d}invoke name="$TOOL_NAME">\n'
    '<{d}parameter name="$PARAMETER_NAME" string="true|false">$PARAMETER_VALUE</{d}parameter>\n</{d}invoke>\n'
    "</{d}tool_calls>\n\nFinish thinking before a tool call.\n\n### Available Tool Schemas\n\n{schemas}\n\n")
TOOLS_SHORT = '## Tools\n\nInvoke tools by writing a "<{d}tool_calls>" block.\n\n### Available Tool Schemas\n\n{schemas}\n'

FOREIGN = "\ue000"      # marks such an answer; no text holds it, and no token stands for it

EFFORT_MAX = (
    "Reasoning Effort: Absolute maximum with no shortcuts permitted.\n"
    "You MUST be very thorough in your thinking and comprehensively decompose the problem to resolve the root cause, "
    "rigorously stress-testing your logic against all potential paths, edge cases, and adversarial scenarios.\n"
    "Explicitly write out your entire deliberation process, documenting every intermediate step, considered alternative, and "
    "rejected hypothesis to ensure absolutely no assumption is left unchecked.\n\n")


def tools_block(template, schemas):
    lines = "\n".join(json.dumps(schema, ensure_ascii=False) for schema in schemas)
    return template.replace("{d}", DSML).replace("{schemas}", lines)


def render_calls(calls):
    lines = []
    for call in calls:
        lines.append(f'<{DSML}invoke name="{call.tool}">')
        for name, value in call.arguments:
            is_string = isinstance(value, str)
            text = value if is_string else json.dumps(value, ensure_ascii=False)
            lines.append(f'<{DSML}parameter name="{name}" string="{"true" if is_string else "false"}">{text}</{DSML}parameter>')
        lines.append(f"</{DSML}invoke>")
    return f"\n\n<{DSML}tool_calls>\n" + "\n".join(lines) + f"\n</{DSML}tool_calls>"


def render(head, turns, thinking, has_tools, effort_max=False):
    """The whole conversation as text. Old reasoning stays only where tools are listed, as in the official encoder."""
    out = [BOS, EFFORT_MAX if thinking and effort_max else "", head]
    last_question = max(i for i, turn in enumerate(turns) if not isinstance(turn, Answer))
    in_user_turn = False
    for i, turn in enumerate(turns):
        if isinstance(turn, Answer):
            reasons = thinking and (has_tools or i > last_question)
            out += [ASSISTANT, FOREIGN if turn.foreign else "", THINK + turn.thought + END_THINK if reasons else END_THINK, turn.text]
            out += [render_calls([turn.call, *turn.also]) if turn.call else "", EOS]
            in_user_turn = False
            continue
        out.append("\n\n" if in_user_turn else USER)
        out.append(turn.text if isinstance(turn, User) else f"<tool_result>{turn.text}</tool_result>")
        in_user_turn = True
    return "".join(out)
