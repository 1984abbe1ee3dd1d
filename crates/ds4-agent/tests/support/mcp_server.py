"""A tiny MCP server over stdio for tests: one tool that repeats what it is told."""
import json
import sys

TOOL = {"name": "repeat", "description": "Repeats a text.",
        "inputSchema": {"type": "object", "properties": {"text": {"type": "string"}}, "required": ["text"]}}

for line in sys.stdin:
    request = json.loads(line)
    if "id" not in request:
        continue
    method, params = request["method"], request.get("params", {})
    answer = {"jsonrpc": "2.0", "id": request["id"]}
    if method == "initialize":
        answer["result"] = {"protocolVersion": params["protocolVersion"], "capabilities": {"tools": {}},
                            "serverInfo": {"name": "demo", "version": "1"}}
    elif method == "tools/list":
        answer["result"] = {"tools": [TOOL]}
    elif method == "tools/call":
        text = params["arguments"].get("text")
        answer["result"] = {"content": [{"type": "text", "text": text or "nothing to repeat"}], "isError": text is None}
    else:
        answer["error"] = {"code": -32601, "message": "unknown method " + method}
    print(json.dumps(answer), flush=True)
