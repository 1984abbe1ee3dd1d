#!/usr/bin/env python3
"""What real clients do when the server cannot answer at once, or at all: they come again, go on, or end; none asks for ever.

    tests/clients/trouble.py --clients DIR --server target/release/ds4-server [--trouble NAME] [NAME...]

busy      all places and the queue are taken for some seconds: 429 with Retry-After
full      there are too many connections for some seconds: 503 with Retry-After
killed    kill -9 while a prompt is read, and a new start at the same address on the same folder
overflow  the prompt is longer than the server's context, which is not what the client believes
fallback  streams are refused: Claude Code asks again without
"""

import argparse
import http.server
import re
import socket
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from agents import AGENTS, MORE, Claude
from run import ANSWER, Runs, alone, environment
from server import PROGRAM, Server

# Requests that a client may send before it ends or is answered.
REQUESTS_MAX = 60
HOG = (
    '{"stream": true, "max_tokens": 60000, "think": false, "logit_bias": {"0": -100, "1": -100, "3": -100, "4": -100}, '
    '"messages": [{"role": "user", "content": "count"}]}'
)


def requests(server):
    """Responses to requests for answers, by status."""
    with urllib.request.urlopen(f"{server.url}/metrics", timeout=30) as page:
        rows = re.findall(r'path="/v1/(?:messages|responses|chat/completions)",status="(\d+)"} (\d+)', page.read().decode())
    found = {}
    for status, n in rows:
        found[int(status)] = found.get(int(status), 0) + int(n)
    return found


def until(server, is_so, seconds=60):
    end = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < end, server.log()[-1500:]
        time.sleep(0.02)


def hog(server):
    """A connection that keeps the engine busy."""
    connection = socket.create_connection(("127.0.0.1", server.port))
    head = f"POST /v1/chat/completions HTTP/1.1\r\nhost: t\r\ncontent-length: {len(HOG)}\r\n\r\n"
    connection.sendall((head + HOG).encode())
    return connection


class StreamsRefused(http.server.BaseHTTPRequestHandler):
    """Passes on what is not streamed; a stream is not found here."""

    target, seen = "", None

    def log_message(self, *_):
        pass

    def do_HEAD(self):
        self.send_response(200)
        self.end_headers()

    def do_POST(self):
        text = self.rfile.read(int(self.headers["content-length"]))
        streamed = re.search(rb'"stream": ?true', text) is not None
        self.seen.append("stream" if streamed else "whole")
        status, answer = (404, b'{"type": "error", "error": {"type": "not_found_error", "message": "no streams"}}') if streamed else self.forward(text)
        self.send_response(status)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    def forward(self, text):
        ask = urllib.request.Request(self.target + self.path, data=text, headers={"content-type": "application/json"})
        try:
            with urllib.request.urlopen(ask, timeout=120) as answer:
                return answer.status, answer.read()
        except urllib.error.HTTPError as error:
            return error.code, error.read()


class Trouble:
    """One client and one trouble."""

    def __init__(self, kind, args, folder, flags):
        self.kind, self.folder = kind, folder
        home = folder / "home"
        (home / "tmp").mkdir(parents=True)
        self.server = Server(args.server, folder, ["--ctx", "65536", "--kv-disk-dir", folder / "kv", *flags])
        self.runs = Runs(folder, args.clients, self.server)
        self.env = environment(args.clients, home)
        self.home, self.clients = home, args.clients

    def run(self, prompt=ANSWER, url=None, meanwhile=lambda: None):
        """Runs the client while something happens; its exit code and what it said."""
        agent = self.kind(url or self.server.url, self.home, self.clients)
        env = {**self.env, **agent.prepare()}
        with ThreadPoolExecutor(1) as pool:
            client = pool.submit(self.runs.run, self.kind.name, agent.command(prompt), env, self.home)
            self.client = client
            meanwhile()
            return client.result()

    def wait(self, is_so):
        until(self.server, lambda: is_so() or self.client.done())

    def answered(self, result, what):
        code, out, err = result
        assert code == 0 and re.search(r"\bok\b", out, re.IGNORECASE), f"{what}: exit {code}\n{out[-800:]}\n{err[-800:]}"

    def busy(self):
        hogs = []
        for place in ["running", "queued"]:
            # One after the other: together, the second may be refused.
            hogs.append(hog(self.server))
            until(self.server, lambda: self.server.stats()["engine"][place] > 0)

        def let_go():
            self.wait(lambda: requests(self.server).get(429, 0) > 0)
            time.sleep(3)
            for connection in hogs:
                connection.close()

        result = self.run(meanwhile=let_go)
        seen = requests(self.server)
        self.answered(result, seen)
        assert seen.get(429, 0) > 0, seen
        return f"answered after {seen[429]} refusals"

    def full(self):
        hold = [socket.create_connection(("127.0.0.1", self.server.port)) for _ in range(3)]

        def let_go():
            time.sleep(6)
            for connection in hold:
                connection.close()

        self.answered(self.run(meanwhile=let_go), "too many connections")
        n = self.server.stats()["connections_refused"]
        assert n > 0
        return f"answered after {n} refusals"

    def killed(self):
        read = []

        def kill():
            sessions = lambda: [s for s in self.server.stats()["sessions"] if s["phase"] != "queued" and s["prompt"] > 500]
            self.wait(lambda: sessions() and sessions()[0]["read"] > 0)
            read.extend(sessions()[:1])
            self.server.kill()
            time.sleep(1)
            self.server.start()

        code, out, err = self.run(prompt=f"{ANSWER}. {'Do not mind these words. ' * 600}", meanwhile=kill)
        assert read, "it was over before it was killed"
        # What so small a model says to so many words does not matter here.
        after = requests(self.server)
        assert code == 0 and after.get(200, 0) > 0, f"killed at {read}, then {after}: exit {code}\n{out[-800:]}\n{err[-800:]}"
        return f"killed at {read[0]['read']} of {read[0]['prompt']} ({read[0]['phase']}), answered by {after} after the new start"

    def overflow(self):
        code, out, err = self.run(prompt=f"{ANSWER}. {'Do not mind these words. ' * 1500}")
        seen = requests(self.server)
        assert seen.get(400, 0) > 0 and sum(seen.values()) < REQUESTS_MAX, seen
        said = [line for line in (out + err).splitlines() if line.strip()]
        return f"exit {code} after {seen}: {said[-1][:160] if said else '(nothing)'}"

    def fallback(self):
        seen = []
        handler = type("Handler", (StreamsRefused,), {"target": self.server.url, "seen": seen})
        proxy = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
        threading.Thread(target=proxy.serve_forever, daemon=True).start()
        self.answered(self.run(url=f"http://127.0.0.1:{proxy.server_address[1]}"), seen)
        proxy.shutdown()
        assert "whole" in seen, seen
        return f"asked {', '.join(seen)}"


TROUBLES = {
    "busy": ["--max-sessions", "1", "--max-queue", "1"],
    "full": ["--max-connections", "3"],
    "killed": [],
    # Claude Code's own prompt alone takes more.
    "overflow": ["--ctx", "9000"],
    "fallback": [],
}


def main():
    # Some leave helpers behind: they end with the space that this program lives in.
    alone("-p", "--fork", "--kill-child", "--mount-proc")
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--clients", required=True, help="the folder that install.sh filled")
    parser.add_argument("--server", default=PROGRAM, help="the program to test")
    parser.add_argument("--trouble", action="append", choices=list(TROUBLES), help="only this one")
    parser.add_argument("names", nargs="*", help="only these clients")
    args = parser.parse_args()
    args.clients = Path(args.clients).resolve()
    failed, n_passed, usual = [], 0, [kind.name for kind in AGENTS]
    for name in args.trouble or TROUBLES:
        for kind in [*AGENTS, *MORE]:
            # Versions that are fetched only when asked for run only when named.
            if kind.name not in (args.names or usual) or name == "fallback" and not issubclass(kind, Claude):
                continue
            with tempfile.TemporaryDirectory(prefix="ds4-trouble-", ignore_cleanup_errors=True) as folder:
                trouble, begun = Trouble(kind, args, Path(folder), TROUBLES[name]), time.monotonic()
                try:
                    said = getattr(trouble, name)()
                    print(f"ok   {name}, {kind.name} ({time.monotonic() - begun:.1f} s): {said}", flush=True)
                    n_passed += 1
                except AssertionError as error:
                    failed.append(f"{name}, {kind.name}")
                    print(f"FAIL {name}, {kind.name} ({time.monotonic() - begun:.1f} s): {error}\n{trouble.server.log()[-1500:]}", flush=True)
                if not trouble.server.stop():
                    failed.append(f"{name}, {kind.name}: the server did not end well")
    print(f"trouble: {n_passed} passed, {len(failed)} failed {failed or ''}")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
