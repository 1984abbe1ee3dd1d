"""A program with a screen of its own, in a terminal that a test can type on and read (tmux)."""

import os
import re
import shlex
import subprocess
import time


class Terminal:
    """Runs a command on a screen; nothing of the test's own environment reaches it."""

    def __init__(self, name, command, env, work, size=(120, 45)):
        self.socket = f"ds4-{os.getpid()}-{name}"
        line = shlex.join(["env", "-i", *(f"{key}={value}" for key, value in env.items()), *(str(word) for word in command)])
        width, height = (str(n) for n in size)
        self.tmux("-f", "/dev/null", "new-session", "-d", "-s", "t", "-x", width, "-y", height, "-c", str(work), line)
        self.tmux("set-option", "-g", "remain-on-exit", "on")

    def tmux(self, *words, text=None):
        ran = subprocess.run(["tmux", "-L", self.socket, *words], input=text, capture_output=True, text=True, check=False)
        assert ran.returncode == 0, f"tmux {words}: {ran.stderr}"
        return ran.stdout

    def screen(self):
        return self.tmux("capture-pane", "-p", "-t", "t")

    def type(self, text):
        self.tmux("send-keys", "-t", "t", "-l", text)

    def key(self, name):
        self.tmux("send-keys", "-t", "t", name)

    def paste(self, text):
        """As a terminal does: programs are told that it is one piece."""
        self.tmux("load-buffer", "-", text=text)
        self.tmux("paste-buffer", "-p", "-d", "-t", "t")

    def enter(self, text=None):
        """Types a line, or what was pasted. Programs tell typing from pasting by its speed."""
        if text:
            self.type(text)
        time.sleep(0.7)
        self.key("Enter")

    def wait(self, pattern, seconds=60):
        end = time.monotonic() + seconds
        while not re.search(pattern, self.screen()):
            assert time.monotonic() < end, f"{pattern!r} did not appear in {seconds} s:\n{self.screen()}"
            time.sleep(0.1)

    def close(self):
        subprocess.run(["tmux", "-L", self.socket, "kill-server"], capture_output=True, check=False)
