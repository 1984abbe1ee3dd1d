#!/usr/bin/env python3
"""ds4-server under load, on ds4-tiny: nothing leaks, nothing sticks, counts add up, words keep coming.

    tests/load.py --server target/release/ds4-server [--connections 100] [--requests 20]

1. Connections with requests of every kind, a third of which leave at some phase: before the answer, in its middle, with half a
   body sent. In rounds: what is remembered of prompts grows up to its limit and must not grow beyond.
2. Two clients stream while a third sends a long prompt: how much slower their words come.
3. First bytes and signs of life while a long prompt is read.
"""

import argparse
import asyncio
import json
import random
import re
import statistics
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent / "clients"))
from server import PROGRAM, Server  # noqa: E402

WORDS = "the quick brown fox jumps over the lazy dog and counts every stone on its way home".split()


def words(n, rng=random):
    return " ".join(rng.choice(WORDS) for _ in range(n))


def body(kind, text, stream, most):
    ask = {"model": "m", "stream": stream}
    if kind == "chat/completions":
        return {**ask, "messages": [{"role": "user", "content": text}], "max_tokens": most}
    if kind == "messages":
        return {**ask, "messages": [{"role": "user", "content": text}], "max_tokens": most}
    if kind == "responses":
        return {**ask, "input": text, "max_output_tokens": most}
    return {**ask, "prompt": text, "max_tokens": most}


def head(path, length):
    return f"POST /v1/{path} HTTP/1.1\r\nhost: t\r\ncontent-type: application/json\r\ncontent-length: {length}\r\n\r\n".encode()


class Client:
    """One connection, kept alive as long as its user stays."""

    def __init__(self, port):
        self.port, self.writer = port, None

    async def open(self):
        if self.writer is None:
            self.reader, self.writer = await asyncio.open_connection("127.0.0.1", self.port)

    def leave(self):
        if self.writer is not None:
            self.writer.transport.abort()
            self.writer = None

    async def send(self, path, data):
        await self.open()
        data = json.dumps(data).encode()
        self.writer.write(head(path, len(data)) + data)
        await self.writer.drain()

    async def get(self, path):
        await self.open()
        self.writer.write(f"GET {path} HTTP/1.1\r\nhost: t\r\n\r\n".encode())
        return await self.answer()

    async def status(self):
        text = (await self.reader.readuntil(b"\r\n\r\n")).decode().lower()
        self.length = re.search(r"content-length: (\d+)", text)
        return int(text.split(" ")[1])

    async def chunks(self):
        if self.length:
            yield await self.reader.readexactly(int(self.length[1]))
            return
        while True:
            size = int(await self.reader.readline(), 16)
            data = await self.reader.readexactly(size + 2)
            if size == 0:
                return
            yield data[:-2]

    async def answer(self):
        status = await self.status()
        return status, b"".join([chunk async for chunk in self.chunks()])


KINDS = ["chat/completions", "messages", "responses", "completions"]


async def visitor(port, n_requests, seed, seen):
    rng = random.Random(seed)
    client = Client(port)
    for _ in range(n_requests):
        kind, stream, leaves = rng.choice(KINDS), rng.random() < 0.6, rng.random() < 0.33
        data = body(kind, words(rng.choice([3, 30, 300]), rng), stream, rng.choice([1, 5, 30]))
        try:
            if leaves:
                await leave(client, kind, data, rng)
                seen["left"] += 1
                continue
            await client.send(kind, data)
            status, answer = await client.answer()
            seen[status] = seen.get(status, 0) + 1
            if status == 200 and stream:
                ends = {"messages": b"message_stop", "responses": b"response.completed|response.incomplete"}
                assert re.search(ends.get(kind, rb"\[DONE\]"), answer[-4000:]), answer[-300:]
            elif status == 429:
                await asyncio.sleep(0.2)
        except (ConnectionError, asyncio.IncompleteReadError) as error:
            seen["broken"] += 1
            print("broken:", kind, error)
            client.leave()
    client.leave()


async def leave(client, kind, data, rng):
    """Goes away at some phase."""
    phase = rng.randrange(4)
    if phase == 0:
        await client.open()
        client.writer.write(head(kind, 100_000) + b'{"model": ')
        await client.writer.drain()
    else:
        await client.send(kind, data)
        if phase == 2:
            await asyncio.sleep(rng.random() * 0.05)
        elif phase == 3:
            await client.status()
            async for _ in client.chunks():
                break
    client.leave()


async def stats(port):
    client = Client(port)
    _, page = await client.get("/stats")
    client.leave()
    return json.loads(page)


async def quiet(port):
    end = time.monotonic() + 60
    while True:
        now = await stats(port)
        if now["engine"]["running"] == 0 and now["engine"]["queued"] == 0 and not now["sessions"] and now["requests_now"] <= 1:
            return now
        assert time.monotonic() < end, f"stuck: {now}"
        await asyncio.sleep(0.1)


async def crowd(port, args):
    rounds = []
    for turn in range(args.rounds):
        seen = {"left": 0, "broken": 0}
        before, begun = await quiet(port), time.monotonic()
        await asyncio.gather(*(visitor(port, args.requests, turn * 1000 + i, seen) for i in range(args.connections)))
        seconds, now = time.monotonic() - begun, await quiet(port)
        rounds.append(now["memory"]["own_bytes"])
        answers = sum(now["answers"].values()) - sum(before["answers"].values())
        print(f"round {turn + 1}: {args.connections} x {args.requests} requests in {seconds:.1f} s: {seen}; "
              f"{answers} answers ended; own memory {rounds[-1] / 2**20:.1f} MiB, of it {now['engine']['prefix_bytes'] / 2**20:.1f} "
              f"in {now['engine']['prefixes']} prefixes, {now['engine']['pages_held']} pages", flush=True)
        assert seen["broken"] == 0, seen
        assert not [status for status in seen if isinstance(status, int) and status not in (200, 429)], seen
        # Every answer that was given, was counted; one whose client left may have been.
        assert seen[200] <= answers <= seen[200] + seen["left"], (seen, answers)
        finished = now["engine"]["finished"] - before["engine"]["finished"]
        assert finished <= answers + seen["left"], (finished, answers)
    growth = (rounds[-1] - rounds[-2]) / 2**20
    print(f"memory of the last round over the one before: {growth:+.1f} MiB")
    assert growth < args.growth, rounds


def gaps(times):
    return sorted(after - before for before, after in zip(times, times[1:]))


async def stream(port, text, most, times, limit=None):
    client = Client(port)
    data = body("chat/completions", text, True, most)
    # The model is kept from ending its turn.
    data.update(think=False, logit_bias={"0": -100, "1": -100, "3": -100, "4": -100})
    begun = time.monotonic()
    await client.send("chat/completions", data)
    await client.status()
    async for chunk in client.chunks():
        times.append((time.monotonic(), chunk))
        if limit and limit.is_set():
            break
    client.leave()
    return begun


async def steady(port, n_prompt):
    """Words of two streams, alone and beside a long prompt."""
    streams, done = [[], []], asyncio.Event()
    tasks = [asyncio.create_task(stream(port, words(20), 20_000, times, done)) for times in streams]
    await asyncio.sleep(3)
    begin = time.monotonic()
    long = []
    asked = await stream(port, words(n_prompt), 1, long)
    end = time.monotonic()
    usage = (await stats(port))["tokens"]
    await asyncio.sleep(1)
    done.set()
    await asyncio.gather(*tasks)
    ratios = []
    for times in streams:
        times = [at for at, chunk in times if b'"content"' in chunk or b"reasoning" in chunk]
        alone = gaps([at for at in times if at < begin])
        beside = gaps([at for at in times if begin < at < end])
        middle, worst = statistics.median(beside) / statistics.median(alone), beside[int(len(beside) * 0.99)]
        ratios.append(middle)
        print(f"between words: alone median {statistics.median(alone) * 1e3:.1f} ms, beside a prompt of {n_prompt} words "
              f"median {statistics.median(beside) * 1e3:.1f} ms, 99 % within {worst * 1e3:.0f} ms: {middle:.1f}x "
              f"({len(beside)} words, mean {statistics.mean(beside) * 1e3:.1f} ms = {statistics.mean(beside) / statistics.mean(alone):.1f}x)")
    first = long[0][0] - asked
    silence = max(gaps([asked, *(at for at, _ in long)]))
    print(f"the long prompt: {end - begin:.1f} s, first byte after {first * 1e3:.0f} ms, longest silence {silence:.1f} s; "
          f"prompt tokens so far {usage['prompt']}")
    assert first < 1.0 and silence < 5.5, (first, silence)
    return max(ratios)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--server", default=PROGRAM)
    parser.add_argument("--connections", type=int, default=100)
    parser.add_argument("--requests", type=int, default=20)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--growth", type=float, default=20.0, help="MiB that the last round may add")
    parser.add_argument("--long", type=int, default=30_000, help="words of the long prompt; 0 leaves that part out")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="ds4-load-") as folder:
        server = Server(args.server, folder, ["--ctx", "65536", "-n", "200"])
        port = int(server.url.rsplit(":", 1)[1])
        try:
            asyncio.run(crowd(port, args))
            if args.long:
                ratio = asyncio.run(steady(port, args.long))
                print(f"slower by {ratio:.1f}x beside a long prompt (the bar is 3x)")
        finally:
            ended = server.stop()
        assert ended, server.log()[-4000:]
    print("load: 1 passed, 0 failed")


if __name__ == "__main__":
    main()
