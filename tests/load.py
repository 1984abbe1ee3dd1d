#!/usr/bin/env python3
"""ds4-server under load, on ds4-tiny: nothing leaks, nothing sticks, counts add up, words keep coming, a kill forgets nothing.

    tests/load.py --server target/release/ds4-server [--connections 100] [--requests 20] [PART...]

Parts (all of them, unless some are named):
  crowd    connections with requests of every kind, a third of which leave at some phase; what is counted is what they saw
  leaks    the same few requests over and over: memory, files, threads and tasks stay as they are
  resume   kill -9 in the middle of answers, a new start on the same folder, conversations go on from the cache
  steady   two clients stream while a third sends a long prompt: how much slower their words come
  beside   first bytes, counts and signs of life while long prompts are read and while all places are taken
  quick    small requests on a server with nothing else to do
"""

import argparse
import asyncio
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent / "clients"))
from crowd import crowd, leaks  # noqa: E402
from pace import beside, quick, steady  # noqa: E402
from resume import kill_and_resume  # noqa: E402
from server import PROGRAM, Server  # noqa: E402

PARTS = ["crowd", "leaks", "resume", "steady", "beside", "quick"]
SESSIONS = 4


# Memory that the allocator keeps for each thread is no leak, and hides one.
LEAN = {"MALLOC_ARENA_MAX": "1", "MALLOC_TRIM_THRESHOLD_": "65536"}


async def run(part, server, args):
    """One part, on a server of its own."""
    port = server.port
    if part == "crowd":
        await crowd(port, args.connections, args.requests, args.rounds)
    elif part == "leaks":
        await leaks(port, server.process.pid, args.same, args.growth)
    elif part == "resume":
        await kill_and_resume(server, port, args.conversations)
    elif part == "steady":
        ratio = await steady(port, args.long)
        print(f"slower by {ratio:.2f}x beside a long prompt (the bar is 3x)")
        assert not args.strict or ratio < 3.0, ratio
    elif part == "beside":
        await beside(port, args.long, SESSIONS)
    else:
        print(f"warm `reply with ok`: {await quick(port) * 1e3:.1f} ms (the bar is 40 ms)")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--server", default=PROGRAM)
    parser.add_argument("--connections", type=int, default=100)
    parser.add_argument("--requests", type=int, default=20)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--same", type=int, default=10_000, help="requests of a round that brings nothing new")
    parser.add_argument("--growth", type=float, default=200.0, help="bytes that each of them may leave behind")
    parser.add_argument("--conversations", type=int, default=9)
    parser.add_argument("--long", type=int, default=30_000, help="words of the long prompt")
    parser.add_argument("--strict", action="store_true", help="the bar of `steady` must be met: on a quiet machine")
    parser.add_argument("parts", nargs="*", metavar="PART", choices=[*PARTS, []])
    args = parser.parse_args()
    parts = args.parts or PARTS
    for part in parts:
        with tempfile.TemporaryDirectory(prefix="ds4-load-") as folder:
            flags = ["--ctx", "65536", "-n", "200", "--max-sessions", SESSIONS, "--kv-disk-dir", f"{folder}/kv"]
            server = Server(args.server, folder, flags, LEAN if part == "leaks" else {})
            try:
                asyncio.run(run(part, server, args))
            finally:
                ended = server.stop()
            assert ended, server.log()[-4000:]
    print(f"load: {len(parts)} passed, 0 failed")


if __name__ == "__main__":
    main()
