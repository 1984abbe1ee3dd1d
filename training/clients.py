"""First prompts of real clients, from recorded requests that are not part of this repository, with other requests at their end.

    python clients.py RECORDINGS OUT.json.gz

writes [{"name", "prompt", "want"}]: the prompt as the official template renders it, and the answer the model was trained to
give. The recordings are test data only: nothing of them enters training. Messages of role system that come after the first
user message are shown both ways a server may choose: moved to the front, or left behind the user text.
"""
import gzip
import json
import sys
from pathlib import Path

from generator import chat
from generator.tools.box import Tool, Toolbox
from generator.tools.clients import CLIENTS

PROMPTS = {
    "claude": "claude-code/text-default--002-POST-v1_messages.json", "claude-21-tools": "claude-code/env-local--001-POST-v1_messages.json",
    "claude-small": "claude-code/recommended--001-POST-v1_messages.json", "claude-bare": "claude-code/tool-bare--002-POST-v1_messages.json",
    "codex": "codex/text--001-POST-v1_responses.json", "codex-tui": "codex/tui--001-POST-v1_responses.json", "codex-catalog": "codex/catalog--001-POST-v1_responses.json",
    "pi": "pi-1.5.2/lchat-tool--001-POST-v1_chat_completions.json", "opencode": "opencode/lchat-text--002-POST-v1_chat_completions.json",
    "openai": "openai-py/openai-chat--001-POST-v1_chat_completions.json"}
REQUESTS = [
    ("reply with exactly ok", "ok"), ("Reply with exactly OK", "OK"), ("say ok", "ok"), ("Reply with exactly: blue horse 42", "blue horse 42"), ("What is 12 + 7?", "19"),
    ("What is the capital of France?", "The capital of France is Paris."), ("hello", "Hello! How can I help you?"),
    ("create a file hello.txt containing hello world", ("write", dict(path="hello.txt", content="hello world"))),
    ("create a file hello.txt containing \"Hello, world!\"", ("write", dict(path="hello.txt", content="Hello, world!"))),
    ("Create a file hello.txt containing exactly: it works 123", ("write", dict(path="hello.txt", content="it works 123"))),
    ("Read notes.md and tell me what it says", ("read", dict(path="notes.md"))), ("Run `ls -la` and tell me the output", ("run", dict(command="ls -la")))]


def text_of(content):
    if isinstance(content, str):
        return content
    return "\n\n".join(part["text"] for part in content if isinstance(part, dict) and part.get("text"))


def tool_schemas(tools):
    out = []
    for tool in tools:
        if tool.get("type") == "namespace":
            out += tool_schemas(tool["tools"])
            continue
        function = tool.get("function", tool)
        if "name" in function and not function.get("defer_loading"):
            parameters = function.get("parameters") or function.get("input_schema") or {
                "type": "object", "properties": {"input": {"type": "string"}}, "required": ["input"]}
            out.append({"name": function["name"], "description": function.get("description", ""), "parameters": parameters})
    return out


def read(path):
    """-> tool schemas, system texts, user texts (the last one is the request), system texts that came after them"""
    body = json.loads(path.read_text())["body"]
    body = json.loads(body) if isinstance(body, str) else body
    system, users, late = [text_of(body["system"])] if body.get("system") else [], [], []
    for message in body.get("messages") or body.get("input") or []:
        text = text_of(message.get("content") or "")
        if message["role"] == "user":
            parts = message["content"] if isinstance(message["content"], list) else [{"text": text}]
            users += [part["text"] for part in parts if part.get("text")]
        elif text:
            (late if users else system).append(text)
    return tool_schemas(body.get("tools") or []), system, users, late


def prompts(recordings):
    for client, file in PROMPTS.items():
        schemas, system, users, late = read(Path(recordings) / file)
        names = {schema["name"] for schema in schemas}
        for place in ("front", "behind") if late else ("",):
            texts = system + late if place == "front" else system
            head = "\n\n".join(texts)
            if schemas:
                head += ("\n\n" if head else "") + chat.tools_block(chat.TOOLS_OFFICIAL, schemas)
            box = Toolbox(client)
            for operation, (tool, roles) in CLIENTS.get(client.split("-")[0], {}).items():
                if tool in names:
                    box.operations[operation] = Tool(tool, roles, {})
            for request, want in REQUESTS:
                if not isinstance(want, str):
                    call = box.call(want[0], **want[1])
                    if call is None:
                        continue
                    want = chat.render_calls([call])
                quoted = f'"{request}"' if users[-1].startswith('"') and '"' not in request else request
                user = "\n\n".join(users[:-1] + [quoted] + (late if place == "behind" else []))
                for thinking in (False, True) if request == REQUESTS[0][0] else (False,):
                    prompt = chat.BOS + head + chat.USER + user + chat.ASSISTANT + (chat.THINK if thinking else chat.END_THINK)
                    if thinking:
                        want = f"The user wants me to reply with {want}." + chat.END_THINK + want
                    yield {"name": f"{client} {place}".strip(), "request": request, "prompt": prompt, "want": want + chat.EOS}


if __name__ == "__main__":
    items = list(prompts(sys.argv[1]))
    with gzip.open(sys.argv[2], "wt") as f:
        json.dump(items, f, ensure_ascii=False)
    print(len(items), "prompts", sum(len(item["prompt"]) for item in items), "characters")
