#!/usr/bin/env python3
"""Real clients against a real ds4-server on ds4-tiny: every agent answers a question and creates a file, the official
libraries read every kind of response.

    tests/clients/install.sh DIR
    tests/clients/run.py --clients DIR --server target/debug/ds4-server [NAME...]

Where it can, it first moves into a network of its own that reaches nothing but this machine. Each client has a home of its
own. What failed is kept and said.
"""

import argparse
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from agents import AGENTS, MORE
from server import PROGRAM, Server

HERE = Path(__file__).resolve().parent
ANSWER = "reply with exactly ok"
CREATE = "create a file hello.txt containing hello world"
"""Seconds that one run of a client may take."""
LIMIT = 240


def environment(clients, home):
    """What a client is told by its surroundings: nothing of ours."""
    return {
        "PATH": f"{clients / 'node_modules' / '.bin'}:{os.environ['PATH']}",
        "HOME": str(home),
        "TMPDIR": str(home / "tmp"),
        "LANG": "C.UTF-8",
        "TERM": "dumb",
        "NO_COLOR": "1",
        "SHELL": "/bin/sh",
    }


def alone(*more):
    """Starts this program again where only the loopback device is, if this machine lets us; `more` walls with it."""
    if os.environ.get("DS4_CLIENTS_ALONE") or not shutil.which("unshare"):
        return
    up = 'ip link set lo up 2>/dev/null || ifconfig lo up && exec "$@"'
    if subprocess.run(["unshare", "-n", *more, "sh", "-c", up, "sh", "true"], capture_output=True).returncode == 0:
        os.environ["DS4_CLIENTS_ALONE"] = "1"
        os.execvp("unshare", ["unshare", "-n", *more, "sh", "-c", up, "sh", sys.executable, *sys.argv])
    print("clients: no network of their own here; they may look for updates", flush=True)


class Runs:
    """What was run, and what came of it."""

    def __init__(self, folder, clients, server):
        self.folder, self.clients, self.server = Path(folder), Path(clients), server
        self.passed, self.failed = 0, []

    def run(self, name, command, env, work):
        """Runs a client; gives its exit code and what it printed."""
        out, err = self.folder / f"{name}.out", self.folder / f"{name}.err"
        with open(out, "wb") as stdout, open(err, "wb") as stderr:
            process = subprocess.Popen(
                [str(word) for word in command], cwd=work, env=env, stdin=subprocess.DEVNULL,
                stdout=stdout, stderr=stderr, start_new_session=True,
            )
            try:
                code = process.wait(LIMIT)
            except subprocess.TimeoutExpired:
                code = "timeout"
            # Some leave helpers behind.
            try:
                os.killpg(process.pid, signal.SIGKILL)
            except ProcessLookupError:
                pass
            process.wait()
        return code, out.read_text(errors="replace"), err.read_text(errors="replace")

    def report(self, name, begun, ok, why=""):
        print(f"{'ok  ' if ok else 'FAIL'} {name} ({time.monotonic() - begun:.1f} s)", flush=True)
        if ok:
            self.passed += 1
        else:
            self.failed.append(name)
            print("     " + why.replace("\n", "\n     ")[-3000:], flush=True)

    def agent(self, kind):
        home = self.folder / f"home-{kind.name}"
        (home / "tmp").mkdir(parents=True)
        agent = kind(self.server.url, home, self.clients)
        env = {**environment(self.clients, home), **agent.prepare()}
        for what, prompt in [("answer", ANSWER), ("file", CREATE)]:
            name = f"{kind.name}-{what}"
            work = self.folder / f"work-{name}"
            work.mkdir()
            begun = time.monotonic()
            code, out, err = self.run(name, agent.command(prompt), env, work)
            if what == "answer":
                good = re.search(r"\bok\b", out, re.IGNORECASE) is not None
            else:
                made = work / "hello.txt"
                good = made.exists() and "hello world" in made.read_text()
            self.report(name, begun, good and code == 0, f"exit {code}\nout: {out[-1200:]}\nerr: {err[-1200:]}")

    def library(self, name, command):
        home = self.folder / f"home-{name}"
        (home / "tmp").mkdir(parents=True)
        begun = time.monotonic()
        code, out, err = self.run(name, command, environment(self.clients, home), home)
        self.report(name, begun, code == 0, f"exit {code}\n{out[-1500:]}\n{err[-1500:]}")


def main():
    alone()
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--clients", required=True, help="the folder that install.sh filled")
    parser.add_argument("--server", default=PROGRAM, help="the program to test")
    parser.add_argument("--keep", help="a folder for what clients print, kept")
    parser.add_argument("--flag", action="append", default=[], help="one more flag of the server")
    parser.add_argument("names", nargs="*", help="run only these")
    args = parser.parse_args()
    folder = args.keep or tempfile.mkdtemp(prefix="ds4-clients-")
    Path(folder).mkdir(parents=True, exist_ok=True)
    clients = Path(args.clients).resolve()
    server = Server(args.server, folder, ["--ctx", "65536", *args.flag])
    runs = Runs(folder, clients, server)
    node, python = clients / "node_modules" / ".bin" / "node", clients / "venv" / "bin" / "python"
    libraries = {
        "sdk-python": [python, HERE / "sdk.py", server.url],
        "sdk-openai-js": [node, clients / "openai.mjs", server.url],
        "sdk-anthropic-js": [node, clients / "anthropic.mjs", server.url],
    }
    for script in ["openai.mjs", "anthropic.mjs"]:
        # Where packages are found depends on where a program lies.
        shutil.copy(HERE / script, clients / script)
    wanted = lambda name: not args.names or name in args.names
    for name, command in libraries.items():
        if wanted(name):
            runs.library(name, command)
    for kind in [*AGENTS, *MORE]:
        # Versions that are fetched only when asked for run only when named.
        if kind.name in args.names or not args.names and kind not in MORE:
            runs.agent(kind)
    begun = time.monotonic()
    runs.report("server-ends", begun, server.stop(), server.log())
    if runs.failed:
        print("failed:", *runs.failed)
        print(server.log()[-6000:])
    elif not args.keep:
        shutil.rmtree(folder, ignore_errors=True)
    print(f"clients: {runs.passed} passed, {len(runs.failed)} failed")
    sys.exit(1 if runs.failed else 0)


if __name__ == "__main__":
    main()
