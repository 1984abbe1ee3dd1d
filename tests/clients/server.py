"""ds4-server on ds4-tiny, for the tests that talk to it."""

import json
import os
import re
import signal
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parent.parent.parent
PROGRAM = REPOSITORY / "target" / "debug" / "ds4-server"
MODEL = REPOSITORY / "models" / "ds4-tiny.gguf"


class Server:
    """ds4-server on a free port; what it logs is kept in `folder`. A new start listens where the first did."""

    def __init__(self, program, folder, flags=(), env=None):
        self.log_path = Path(folder) / "server.log"
        self.log_path.write_bytes(b"")
        self.line = [program, "-m", MODEL, "--temp", "0", "--seed", "1", *flags]
        self.env, self.port = {**os.environ, **(env or {})}, 0
        self.start()

    def start(self, *flags):
        """Starts it, with more flags than before if some are given; answers its port."""
        begin = len(self.log())
        line = [*self.line, "--port", self.port, *flags]
        with open(self.log_path, "ab") as log:
            self.process = subprocess.Popen([str(word) for word in line], stdout=subprocess.DEVNULL, stderr=log, env=self.env)
        end = time.monotonic() + 60
        while True:
            found = re.search(r"url=(http://\S+:(\d+))", self.log()[begin:])
            if found:
                self.url, self.port = found[1], int(found[2])
                return self.port
            if self.process.poll() is not None or time.monotonic() > end:
                sys.exit(f"ds4-server did not start:\n{self.log()[begin:]}")
            time.sleep(0.05)

    def log(self):
        return self.log_path.read_text(errors="replace")

    def stats(self):
        with urllib.request.urlopen(f"{self.url}/stats", timeout=30) as page:
            return json.load(page)

    def answers(self):
        """What its log says of each answer that ended, as numbers and words by name."""
        lines = re.findall(r"^\S+ ds4-server: answer .*$", self.log(), re.MULTILINE)
        return [dict(re.findall(r"(\w+)=(\S+)", line)) for line in lines]

    def kill(self):
        self.process.kill()
        self.process.wait()

    def stop(self):
        """Ends it; one that does not end cleanly, or that panicked, is a failure."""
        self.process.send_signal(signal.SIGTERM)
        try:
            code = self.process.wait(60)
        except subprocess.TimeoutExpired:
            self.process.kill()
            return False
        return code == 0 and "panicked" not in self.log()
