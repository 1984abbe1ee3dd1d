#!/usr/bin/env python3
"""ds4-server managed from outside, as an extension of Pi does it: found by its name, ready when it lists its model, kept while
somebody holds a lease or is connected, ended with SIGTERM within a minute.

    tests/clients/watchdog.py --server target/release/ds4-server
"""

import argparse
import json
import os
import re
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.request
from pathlib import Path

from server import MODEL, PROGRAM

# A process is the server only if its command line has it as a word.
NAME = re.compile(r"(^|[/\s])ds4-server(\s|$)")
MARK = "a-lease-of-the-watchdog-test"
# Seconds: a lease that nobody renewed, between two looks, and what SIGTERM may take. The extension's are 45, 2 and 60.
LEASE, POLL, GRACE = 3.0, 0.2, 60.0


def free_port():
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


def get(port, path, seconds=1.5):
    """Status and text, as a probe with a short patience sees them; 0: nobody is there."""
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=seconds) as page:
            return page.status, page.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()
    except OSError:
        return 0, ""


class Lease:
    """A file that says that a client lives, renewed while it does."""

    def __init__(self, folder):
        self.path = Path(folder) / f"{os.getpid()}.json"
        self.renew()

    def renew(self):
        text = json.dumps({"managedBy": MARK, "pid": os.getpid(), "processStart": started(os.getpid()), "updatedAt": time.time()})
        new = self.path.with_suffix(".tmp")
        new.write_text(text)
        new.rename(self.path)


def started(pid):
    return subprocess.run(["ps", "-o", "lstart=", "-p", str(pid)], capture_output=True, text=True, check=False).stdout.strip()


def leases(folder):
    """How many clients hold one that counts."""
    n = 0
    for path in Path(folder).glob("*.json"):
        lease = json.loads(path.read_text())
        fresh = time.time() - path.stat().st_mtime < LEASE
        n += lease["managedBy"] == MARK and fresh and started(lease["pid"]) == lease["processStart"]
    return n


def connected(port):
    """Clients whose connections stand, as /proc tells."""
    rows = [line.split() for line in Path("/proc/net/tcp").read_text().splitlines()[1:]]
    return sum(row[1].endswith(f":{port:04X}") and row[3] == "01" for row in rows)


def watch(folder, port, pid, said):
    """Ends the server once nobody wants it any more."""
    while leases(folder) or connected(port) or '"active": true' in get(port, "/v1/pool")[1]:
        time.sleep(POLL)
    assert NAME.search(Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode())
    said.append(time.monotonic())
    os.kill(pid, signal.SIGTERM)


def ask(port, most, read=True):
    """A stream; the socket, or what it said."""
    text = json.dumps({"messages": [{"role": "user", "content": "hello there, " * 200}], "stream": True, "max_tokens": most, "think": False,
                       "logit_bias": {"0": -100, "1": -100, "3": -100, "4": -100}})
    connection = socket.create_connection(("127.0.0.1", port))
    connection.sendall(f"POST /v1/chat/completions HTTP/1.0\r\nhost: t\r\ncontent-length: {len(text)}\r\n\r\n{text}".encode())
    if not read:
        return connection
    said = b""
    while piece := connection.recv(65536):
        said += piece
    return said


class Managed:
    """The server as the extension starts it: detached, everything it says in one file."""

    def __init__(self, program, folder, flags):
        self.port, self.folder = free_port(), Path(folder)
        line = [program, "--model", MODEL, "--ctx", "100000", "--kv-disk-space-mb", "8192", "--kv-disk-dir", self.folder / "kv",
                "--host", "127.0.0.1", "--port", self.port, *flags]
        with open(self.folder / "log", "ab") as log:
            self.process = subprocess.Popen([str(word) for word in line], stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True)
        begun = time.monotonic()
        # Nothing but success counts as ready; before it, nobody is there or it says no.
        while not 200 <= (status := get(self.port, "/v1/models")[0]) < 300:
            assert self.process.poll() is None, (self.folder / "log").read_text()
            assert status in (0, 503) and time.monotonic() - begun < 60, status
            time.sleep(0.05)
        self.seconds = time.monotonic() - begun

    def end(self, begun=None):
        """Its status, and how long it took to end."""
        begun = begun or time.monotonic()
        code = self.process.wait(GRACE)
        return code, time.monotonic() - begun


def check(program, folder, n_tokens):
    folder = Path(folder)
    clients = folder / "clients"
    clients.mkdir()
    lease = Lease(clients)
    server = Managed(program, folder, [])
    line = Path(f"/proc/{server.process.pid}/cmdline").read_bytes().replace(b"\0", b" ").decode()
    assert NAME.search(line), line
    models = json.loads(get(server.port, "/v1/models")[1])["data"]
    assert models[0]["id"] and get(server.port, "/ready")[0] == 200
    print(f"ok   starts with the extension's flags, is ready after {server.seconds:.1f} s, is found by its name")

    said = []
    watcher = threading.Thread(target=watch, args=(clients, server.port, server.process.pid, said))
    watcher.start()
    for _ in range(4):
        time.sleep(LEASE / 3)
        lease.renew()
    assert not said and server.process.poll() is None
    print("ok   stays while a lease is renewed")

    stream = ask(server.port, 600, read=False)
    stream.recv(100)
    lease.path.unlink()
    assert '"active": true' in get(server.port, "/v1/pool")[1]
    time.sleep(4 * POLL)
    assert not said, "an answer was in the making"
    while stream.recv(65536):
        pass
    stream.close()
    watcher.join(GRACE)
    code, seconds = server.end(said[0])
    assert code == 0 and '"active": false' not in get(server.port, "/v1/pool")[1], code
    print(f"ok   stays while an answer is made; then SIGTERM, status 0 after {seconds:.2f} s")

    server = Managed(program, folder, [])
    ask(server.port, 1)
    streams = [ask(server.port, n_tokens, read=False) for _ in range(6)]
    for stream in streams[:4]:
        stream.recv(100)
    os.kill(server.process.pid, signal.SIGTERM)
    begun, ends = time.monotonic(), []
    time.sleep(0.3)
    assert get(server.port, "/v1/models")[0] in (0, 503), "no new client is let in"
    for stream in streams:
        said = b""
        while piece := stream.recv(65536):
            said += piece
        ends.append(said[-300:])
    code, seconds = server.end(begun)
    assert code == 0 and seconds < GRACE, (code, seconds)
    assert all(b"[DONE]" in end or b"error" in end for end in ends), ends
    print(f"ok   SIGTERM in the middle of six answers: their clients are told, status 0 after {seconds:.1f} s (60 are allowed)")

    server = Managed(program, folder, ["--idle-exit", "2"])
    body = ask(server.port, 1).decode()
    begun = time.monotonic()
    code, seconds = server.end(begun)
    assert code == 0 and "data:" in body and 1.5 < seconds < 10, (code, seconds)
    log = (folder / "log").read_text()
    assert "panicked" not in log and re.search(r"cached=[1-9]\d\d", log.split("answer path=")[-1]), log[-2000:]
    print(f"ok   without a watchdog, --idle-exit 2 ended it after {seconds:.1f} s; what was read before was known after each new start")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--server", default=PROGRAM)
    parser.add_argument("--endless", action="store_true", help="answers that do not end within the server's patience of 30 s")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="ds4-watchdog-") as folder:
        check(args.server, folder, 60_000 if args.endless else 400)
    print("watchdog: 5 passed, 0 failed")


if __name__ == "__main__":
    sys.exit(main())
