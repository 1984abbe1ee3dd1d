#!/usr/bin/env python3
"""Real clients on their screens, typed on like a person would: a question, a file made by a tool loop, a second turn that goes
on from the cache, an answer that is stopped and asked for again.

    tests/clients/install.sh DIR more
    tests/clients/screens.py --clients DIR --server target/release/ds4-server [NAME...]
"""

import argparse
import re
import sys
import tempfile
import time
from pathlib import Path

from agents import AGENTS, MORE
from run import ANSWER, CREATE, alone, environment
from server import PROGRAM, Server
from terminal import Terminal

# What is pasted to be stopped while it is read: some thousand tokens.
LONG = "Look at this list and reply with ok. " + " ".join(f"item {i * 7919 % 10007} costs {i * 104729 % 997} coins," for i in range(400))


class Play:
    """One client on its screen, on a server of its own."""

    def __init__(self, kind, args, folder):
        self.folder = folder
        (folder / "home" / "tmp").mkdir(parents=True)
        self.work = folder / "work"
        self.work.mkdir()
        self.server = Server(args.server, folder, ["--ctx", "65536", "-n", "2000"])
        self.agent = kind(self.server.url, folder / "home", args.clients)
        env = {**environment(Path(args.clients), folder / "home"), **self.agent.prepare(), "TERM": "tmux-256color"}
        env.pop("NO_COLOR")
        self.terminal = Terminal(kind.name, self.agent.screen(self.work), env, self.work)

    def run(self):
        """What was seen, in a line."""
        terminal = self.terminal
        terminal.wait(self.agent.ready)
        time.sleep(2)
        # Its own words on the screen are no answer.
        n_before = len(re.findall(r"\bok\b", terminal.screen(), re.IGNORECASE))
        terminal.enter(ANSWER)
        self.settle()
        n_after = len(re.findall(r"\bok\b", terminal.screen(), re.IGNORECASE))
        assert n_after >= n_before + 2, f"no answer is seen:\n{terminal.screen()}"
        first = self.main()
        terminal.enter(CREATE)
        self.settle(lambda: (self.work / "hello.txt").exists())
        assert "hello world" in (self.work / "hello.txt").read_text()
        last = self.main()
        known = int(last["cached"]) / int(last["prompt"])
        assert len(self.server.answers()) >= 3 and int(last["prompt"]) > int(first["prompt"])
        assert int(last["cached"]) >= int(first["prompt"]) * 0.9, (first, last)
        return f"answers, makes a file, goes on with {last['cached']} of {last['prompt']} tokens known ({known:.0%}); {self.interrupt()}"

    def interrupt(self):
        """Stops a prompt that is being read, then asks the same again."""
        known = int(self.main()["prompt"])
        self.terminal.paste(LONG)
        self.terminal.enter()
        self.until(lambda: self.reading() > known + 1000, "the long prompt is not being read")
        for key in self.agent.stop_keys:
            self.terminal.key(key)
            time.sleep(0.3)
        begun = time.monotonic()
        self.until(lambda: self.server.stats()["engine"]["running"] == 0, "the work was not freed")
        freed, read = time.monotonic() - begun, self.last_read
        time.sleep(2)
        n_answers = len(self.server.answers())
        # Some put what was stopped back into the line.
        self.terminal.key("C-u")
        self.terminal.paste(LONG)
        self.terminal.enter()
        self.settle(lambda: len(self.server.answers()) > n_answers)
        again = next(answer for answer in self.server.answers()[n_answers:] if int(answer["prompt"]) > known + 1000)
        assert int(again["cached"]) >= read * 0.9, (known, read, again)
        return f"stopped at {read}, freed after {freed:.1f} s, again: {again['cached']} of {again['prompt']} known; {self.compact()}"

    def compact(self):
        """Has the conversation made shorter, and goes on. A small model may call tools instead of summing up: then the client says
        so and keeps what there is."""
        before = int(self.server.answers()[-1]["prompt"])
        self.terminal.enter("/compact")
        self.settle()
        self.terminal.enter(ANSWER)
        self.settle()
        after = int(self.server.answers()[-1]["prompt"])
        assert re.search(r"\bok\b", self.terminal.screen(), re.IGNORECASE), self.terminal.screen()
        return f"compacted from {before} to {after}" if after < before else "no summary; went on"

    def main(self):
        """The last answer of the conversation itself: side requests for titles are shorter."""
        answers = self.server.answers()
        longest = max(int(answer["prompt"]) for answer in answers)
        return [answer for answer in answers if int(answer["prompt"]) > longest / 2][-1]

    def reading(self):
        """Tokens that are known of the longest prompt being read."""
        read = [session["read"] for session in self.server.stats()["sessions"] if session["phase"] == "prompt"]
        self.last_read = max(read, default=0)
        return self.last_read

    def settle(self, more=lambda: True):
        """Until something was answered and nothing has been asked for two seconds."""
        n_before, quiet_since, end = len(self.server.answers()), None, time.monotonic() + 180
        while True:
            now = self.server.stats()
            busy = now["sessions"] or len(self.server.answers()) == n_before or not more()
            quiet_since = None if busy else quiet_since or time.monotonic()
            if quiet_since and time.monotonic() - quiet_since > 2:
                return
            assert time.monotonic() < end, f"it does not settle:\n{self.terminal.screen()}\n{self.server.log()[-1500:]}"
            time.sleep(0.1)

    def until(self, is_so, what, seconds=60):
        end = time.monotonic() + seconds
        while not is_so():
            assert time.monotonic() < end, f"{what}:\n{self.terminal.screen()}\n{self.server.log()[-1500:]}"
            time.sleep(0.02)

    def close(self):
        self.terminal.close()
        return self.server.stop()


def main():
    # Some leave helpers behind: they end with the space that this program lives in.
    alone("-p", "--fork", "--kill-child", "--mount-proc")
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--clients", required=True, help="the folder that install.sh filled")
    parser.add_argument("--server", default=PROGRAM, help="the program to test")
    parser.add_argument("names", nargs="*", help="run only these")
    args = parser.parse_args()
    args.clients = Path(args.clients).resolve()
    failed, n_passed = [], 0
    for kind in [*AGENTS, *MORE]:
        if args.names and kind.name not in args.names:
            continue
        with tempfile.TemporaryDirectory(prefix="ds4-screens-", ignore_cleanup_errors=True) as folder:
            play, begun = Play(kind, args, Path(folder)), time.monotonic()
            try:
                said = play.run()
                print(f"ok   {kind.name} ({time.monotonic() - begun:.0f} s): {said}", flush=True)
                n_passed += 1
            except AssertionError as error:
                failed.append(kind.name)
                print(f"FAIL {kind.name}: {error}\n{play.terminal.screen()}\n{play.server.log()[-1500:]}", flush=True)
            if not play.close():
                failed.append(f"{kind.name}: the server did not end well")
    print(f"screens: {n_passed} passed, {len(failed)} failed {failed or ''}")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
