#!/usr/bin/env python3
"""Requests recorded from real clients, sent to ds4-server on ds4-tiny as they were and with `stream` turned round: each is
answered, or refused in the way its client expects.

    tests/replay.py --recordings ../shared/captures [--server target/debug/ds4-server] [--every N]

The recordings are no part of this repository. Answers are kept short: it is about what is understood.
"""

import argparse
import http.client
import json
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent / "clients"))
from server import PROGRAM, Server  # noqa: E402

LIMITS = {"/v1/responses": "max_output_tokens", "/v1/chat/completions": "max_tokens", "/v1/messages": "max_tokens"}
ENDS = {"/v1/responses": ["response.completed", "response.incomplete"], "/v1/chat/completions": ["[DONE]"], "/v1/messages": ["message_stop"]}


def expected(method, path, body):
    """Statuses that the client of a request goes on with."""
    if path.startswith("/api/") and path != "/api/hello":
        return [404]  # another server's own endpoints
    if method == "GET" and path == "/v1/responses":
        return [426]  # a web socket, which is not spoken
    if isinstance(body, dict) and body.get("thread"):
        return [400, 404]  # conversations on the server: the library sends all of it instead
    if isinstance(body, dict) and body.get("previous_response_id"):
        return [200, 404]  # of another server
    return [200]


def send(port, method, path, headers, body):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=300)
    skipped = ("host", "content-length", "connection", "accept-encoding", "transfer-encoding", "upgrade")
    headers = {name: value for name, value in headers if name.lower() not in skipped}
    connection.request(method, path, body=None if body is None else json.dumps(body), headers=headers)
    response = connection.getresponse()
    text = response.read().decode()
    connection.close()
    return response.status, text


def forms(path, body):
    """The request as it was, and the other way round."""
    name = path.split("?")[0]
    if not isinstance(body, dict) or name not in LIMITS:
        return [body]
    short = {**body, LIMITS[name]: 3}
    short.pop("max_completion_tokens", None)
    return [short, {**short, "stream": not short.get("stream")}]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--recordings", type=Path, required=True)
    parser.add_argument("--server", default=PROGRAM)
    parser.add_argument("--every", type=int, default=1, help="send only one of this many")
    args = parser.parse_args()
    files = sorted(args.recordings.glob("*/*.json"))[:: args.every]
    wrong, sent, begun = [], 0, time.monotonic()
    with tempfile.TemporaryDirectory(prefix="ds4-replay-") as folder:
        server = Server(args.server, folder, ["--ctx", "65536"])
        port = int(server.url.rsplit(":", 1)[1])
        for file in files:
            recording = json.loads(file.read_text())
            method, path = recording["method"], recording["path"]
            headers = recording["headers"]
            headers = list(headers.items()) if isinstance(headers, dict) else [tuple(header) for header in headers]
            name = path.split("?")[0]
            for body in forms(path, recording.get("body")):
                status, text = send(port, method, path, headers, body if method == "POST" else None)
                sent += 1
                if status not in expected(method, name, body):
                    wrong.append(f"{file.parent.name}/{file.name}: {status} {text[:300]}")
                elif status == 200 and isinstance(body, dict) and body.get("stream") and name in ENDS:
                    last = text.strip().rsplit("\n\n", 1)[-1]
                    if not any(end in last for end in ENDS[name]):
                        wrong.append(f"{file.parent.name}/{file.name}: the stream has no end: {text[-300:]}")
        if not server.stop():
            wrong.append(server.log()[-2000:])
    print("\n".join(wrong))
    print(f"replay: {sent - len(wrong)} passed, {len(wrong)} failed, {len(files)} recordings in {time.monotonic() - begun:.0f} s")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
