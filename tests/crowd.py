"""A crowd of clients, many of whom leave at some phase: nothing sticks, nothing leaks, counts add up."""

import asyncio
import os
import random
import re
import time

from client import ENDS, KINDS, Client, body, head, quiet, stats, words

PHASES = ["in the head", "in the body", "after the body", "a little later", "after the headers", "in the answer"]


async def visitor(port, n_requests, seed, seen):
    rng = random.Random(seed)
    client = Client(port)
    for _ in range(n_requests):
        kind, stream = rng.choice(KINDS), rng.random() < 0.6
        data = body(kind, words(rng.choice([3, 30, 300]), rng), stream, rng.choice([1, 5, 30]))
        await visit(client, kind, data, rng.choice(PHASES) if rng.random() < 0.33 else None, rng, seen)
    client.leave()


async def visit(client, kind, data, phase, rng, seen):
    """One request, up to some phase or to its end."""
    if phase:
        seen["left"] += 1
        await leave(client, kind, data, phase, rng)
        return
    try:
        status, answer = await client.ask(kind, data)
    except (ConnectionError, asyncio.IncompleteReadError) as error:
        seen["broken"] += 1
        print("broken:", kind, error)
        client.leave()
        return
    seen[kind, status] = seen.get((kind, status), 0) + 1
    if status == 200 and data["stream"]:
        assert re.search(ENDS[kind], answer[-4000:]), answer[-300:]
    elif status == 429:
        await asyncio.sleep(0.2)


async def leave(client, kind, data, phase, rng):
    """Goes away at some phase. One that was refused before is no less gone."""
    try:
        if phase == "in the head":
            await client.write(head(kind, 9)[:40])
        elif phase == "in the body":
            await client.write(head(kind, 100_000) + b'{"model": ')
        else:
            await client.send(kind, data)
        if phase == "a little later":
            await asyncio.sleep(rng.random() * 0.05)
        elif phase in ("after the headers", "in the answer"):
            await client.status()
        if phase == "in the answer":
            async for _ in client.chunks():
                break
    except (ConnectionError, asyncio.IncompleteReadError):
        pass
    client.leave()


async def counts(port):
    """Responses by path and status, as Prometheus is told of them."""
    client = Client(port)
    _, page = await client.get("/metrics")
    client.leave()
    rows = re.findall(r'^ds4_requests_total\{path="/v1/([^"]*)",status="(\d+)"\} (\d+)', page.decode(), re.MULTILINE)
    return {(path, int(status)): int(n) for path, status, n in rows}


def total(answers):
    return sum(answers.values())


async def crowd(port, n_clients, n_requests, n_rounds):
    """Rounds of clients; what was counted must be what they saw."""
    for turn in range(n_rounds):
        seen = {"left": 0, "broken": 0}
        before, responses, begun = await quiet(port), await counts(port), time.monotonic()
        await asyncio.gather(*(visitor(port, n_requests, turn * 1000 + i, seen) for i in range(n_clients)))
        seconds, now = time.monotonic() - begun, await quiet(port)
        answers, finished = total(now["answers"]) - total(before["answers"]), now["engine"]["finished"] - before["engine"]["finished"]
        whole = {key: n for key, n in seen.items() if isinstance(key, tuple)}
        n_whole = sum(n for (_, status), n in whole.items() if status == 200)
        print(f"round {turn + 1}: {n_clients} x {n_requests} requests in {seconds:.1f} s: {n_whole} answered, {seen['left']} left, "
              f"{sum(whole.values()) - n_whole} refused; {answers} answers ended; own memory {now['memory']['own_bytes'] / 2**20:.1f} MiB, "
              f"of it {now['engine']['prefix_bytes'] / 2**20:.1f} in {now['engine']['prefixes']} prefixes", flush=True)
        assert seen["broken"] == 0, seen
        assert all(status in (200, 429) for _, status in whole), whole
        # Every answer that was handed to the engine ended, and was counted once.
        assert answers == finished, (answers, finished)
        assert n_whole <= answers <= n_whole + seen["left"], (seen, answers)
        for key, n in (await counts(port)).items():
            # One whose client left may have been answered before.
            n -= responses.get(key, 0)
            assert whole.get(key, 0) <= n <= whole.get(key, 0) + seen["left"], (key, n, whole)


async def same_again(port, n_requests, n_at_once):
    """The same few requests over and over, so that nothing new is remembered."""
    rng, todo = random.Random(7), list(range(n_requests))
    seen = {"left": 0, "broken": 0}

    async def one():
        client = Client(port)
        while todo:
            i = todo.pop()
            kind, stream = KINDS[i % 4], i // 4 % 2 == 0
            phase = PHASES[i // 8 % 6] if i // 48 % 2 else None
            await visit(client, kind, body(kind, "reply with ok", stream, 8, temperature=0), phase, rng, seen)
        client.leave()

    await asyncio.gather(*(one() for _ in range(n_at_once)))
    assert seen["broken"] == 0, seen


async def leaks(port, pid, n_requests, n_bytes_max):
    """Whether anything is left behind by requests that bring nothing new: memory, files, threads, tasks, connections."""
    def held():
        return len(os.listdir(f"/proc/{pid}/fd")), len(os.listdir(f"/proc/{pid}/task"))

    # Until everything that may be remembered of them is: the last 512 responses, and prefixes.
    client = Client(port)
    for _ in range(520):
        await client.ask("responses", body("responses", "reply with ok", False, 8, temperature=0))
    client.leave()
    await same_again(port, min(2000, 2 * n_requests), 8)
    rounds = []
    for turn in range(4):
        if turn > 0:
            await same_again(port, n_requests, 8)
        await quiet(port)
        await asyncio.sleep(0.2)
        now = await stats(port)
        rounds.append((now["memory"]["own_bytes"] - now["engine"]["prefix_bytes"], *held(), now["tasks"]))
    # The least of two neighbours: memory that is merely not yet given back comes and goes.
    grown = max(0, rounds[3][0] - rounds[1][0]) / (2 * n_requests)
    print(f"the same {n_requests} requests, half of them left: own memory without prefixes "
          f"{' '.join(f'{own / 2**20:.2f}' for own, *_ in rounds)} MiB, {grown:.0f} bytes a request; "
          f"(files, threads, tasks): {' '.join(str(tuple(rest)) for _, *rest in rounds)}; connections {now['connections']}", flush=True)
    assert grown < n_bytes_max, rounds
    files, threads, tasks = zip(*(rest for _, *rest in rounds))
    # The pool that waits for blocking work may have grown by what the first round needed.
    assert max(files) <= files[0] + 2 and max(threads) <= threads[0] + 8 and max(tasks) <= tasks[0] + 2, rounds
