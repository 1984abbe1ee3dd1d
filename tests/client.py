"""One HTTP client of ds4-server that can leave at any time, and what it asks; for the load tests."""

import asyncio
import json
import random
import re
import time

WORDS = "the quick brown fox jumps over the lazy dog and counts every stone on its way home".split()
KINDS = ["chat/completions", "messages", "responses", "completions"]
# What a stream of each kind ends with.
ENDS = {
    "chat/completions": rb"\[DONE\]",
    "messages": b"message_stop",
    "responses": b"response.completed|response.incomplete",
    "completions": rb"\[DONE\]",
}
# Tokens that end a turn of ds4-tiny.
ENDLESS = {"0": -100, "1": -100, "3": -100, "4": -100}


def words(n, rng=random):
    return " ".join(rng.choice(WORDS) for _ in range(n))


def body(kind, text, stream, most, **more):
    """A request of one kind for an answer of at most so many tokens."""
    ask = {"model": "m", "stream": stream, **more}
    if kind == "responses":
        return {**ask, "input": text, "max_output_tokens": most}
    if kind == "completions":
        return {**ask, "prompt": text, "max_tokens": most}
    return {**ask, "messages": [{"role": "user", "content": text}], "max_tokens": most}


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

    async def write(self, data):
        await self.open()
        self.writer.write(data)
        await self.writer.drain()

    async def send(self, path, data):
        data = json.dumps(data).encode()
        await self.write(head(path, len(data)) + data)

    async def ask(self, path, data):
        await self.send(path, data)
        return await self.answer()

    async def get(self, path, headers=""):
        await self.write(f"GET {path} HTTP/1.1\r\nhost: t\r\n{headers}\r\n".encode())
        return await self.answer()

    async def status(self):
        self.head = (await self.reader.readuntil(b"\r\n\r\n")).decode().lower()
        self.length = re.search(r"content-length: (\d+)", self.head)
        return int(self.head.split(" ")[1])

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


async def once(port, path, data):
    """The status and JSON of a request on a connection of its own."""
    client = Client(port)
    status, text = await client.ask(path, data)
    client.leave()
    return status, json.loads(text)


async def stats(port):
    client = Client(port)
    _, page = await client.get("/stats")
    client.leave()
    return json.loads(page)


def is_quiet(now):
    engine = now["engine"]
    return engine["running"] == 0 and engine["queued"] == 0 and not now["sessions"] and now["requests_now"] <= 1


async def until(port, want, seconds=60):
    """The server's counts as soon as `want` is true of them."""
    end = time.monotonic() + seconds
    while True:
        now = await stats(port)
        if want(now):
            return now
        assert time.monotonic() < end, f"stuck: {now}"
        await asyncio.sleep(0.05)


async def quiet(port):
    """The server's counts once nobody is being served any more."""
    return await until(port, is_quiet)
