"""How long clients wait: words of streams beside a long prompt, first bytes, signs of life, small requests."""

import asyncio
import statistics
import time

from client import ENDLESS, KINDS, Client, body, once, stats, until, words


def gaps(times):
    return sorted(after - before for before, after in zip(times, times[1:]))


async def stream(port, kind, data, times, limit=None):
    """Reads a stream, noting when each chunk comes; answers when it was asked for."""
    client = Client(port)
    begun = time.monotonic()
    await client.send(kind, data)
    assert await client.status() == 200, client.head
    async for chunk in client.chunks():
        times.append((time.monotonic(), chunk))
        if limit and limit.is_set():
            break
    client.leave()
    return begun


def endless(kind, n, most):
    """A request for an answer that goes on as long as it may."""
    return body(kind, words(n), True, most, think=False, logit_bias=ENDLESS)


async def steady(port, n_prompt):
    """Words of two streams, alone and beside a long prompt; what others notice of that prompt."""
    streams, done = [[], []], asyncio.Event()
    chat = "chat/completions"
    tasks = [asyncio.create_task(stream(port, chat, endless(chat, 20, 20_000), times, done)) for times in streams]
    await asyncio.sleep(3)
    long, begin = [], time.monotonic()
    asked = await stream(port, chat, endless(chat, n_prompt, 1), long)
    end, usage = time.monotonic(), (await stats(port))["tokens"]
    await asyncio.sleep(1)
    done.set()
    await asyncio.gather(*tasks)
    ratios = []
    for times in streams:
        times = [at for at, chunk in times if b'"content"' in chunk or b"reasoning" in chunk]
        alone = gaps([at for at in times if at < begin])
        beside = gaps([at for at in times if begin < at < end])
        middle, worst = statistics.median(beside) / statistics.median(alone), beside[int(len(beside) * 0.99)]
        mean = statistics.mean(beside) / statistics.mean(alone)
        ratios += [middle, mean]
        print(f"between words: alone median {statistics.median(alone) * 1e3:.1f} ms, beside a prompt of {n_prompt} words "
              f"median {statistics.median(beside) * 1e3:.1f} ms, 99 % within {worst * 1e3:.0f} ms: {middle:.2f}x "
              f"({len(beside)} words, mean {statistics.mean(beside) * 1e3:.1f} ms = {mean:.2f}x)", flush=True)
    print(f"the long prompt: {end - begin:.1f} s, {alive('prompt', asked, long)}; prompt tokens so far {usage['prompt']}", flush=True)
    return max(ratios)


def alive(what, asked, times):
    """The first byte within a second, and never more than five without a sign."""
    first, silence = times[0][0] - asked, max(gaps([asked, *(at for at, _ in times)]))
    assert first < 1.0 and silence < 5.5, (what, first, silence)
    return f"first byte after {first * 1e3:.0f} ms, longest silence {silence:.1f} s"


async def beside(port, n_prompt, n_sessions):
    """What comes while a long prompt is read: first bytes of every kind, counts, plain refusals; then all places are taken,
    and who waits hears that the server lives."""
    chat = "chat/completions"
    long = [asyncio.create_task(stream(port, chat, endless(chat, n_prompt, 4), [])) for _ in range(n_sessions - 1)]
    await until(port, lambda now: any(session["phase"] == "prompt" for session in now["sessions"]))
    for kind in KINDS:
        times = []
        asked = await stream(port, kind, body(kind, f"{kind} ok", True, 4), times)
        print(f"beside {n_sessions - 1} long prompts, {kind}: {alive(kind, asked, times)}, whole after {times[-1][0] - asked:.2f} s", flush=True)
    begun = time.monotonic()
    counted = await asyncio.gather(*(once(port, "messages/count_tokens", body("messages", words(3000), False, 1)) for _ in range(24)))
    took = time.monotonic() - begun
    assert all(status == 200 and answer["input_tokens"] > 3000 for status, answer in counted), counted
    print(f"24 counts of 3,000 words at once: {took:.2f} s", flush=True)
    assert took < 5.0, took
    for path, headers, wanted in [("/v1/nothing?x=1", "", 404), ("/v1/responses", "connection: upgrade\r\nupgrade: websocket\r\n", 426)]:
        client, begun = Client(port), time.monotonic()
        status, _ = await client.get(path, headers)
        took = time.monotonic() - begun
        client.leave()
        print(f"GET {path}: {status} after {took * 1e3:.0f} ms", flush=True)
        assert status == wanted and took < 1.0, (path, status, took)
    # All places taken for longer than a sign of life takes: whoever waits hears it, in its own dialect.
    done = asyncio.Event()
    hogs = [asyncio.create_task(stream(port, chat, endless(chat, 5, 50_000), [], done)) for _ in range(n_sessions)]
    await until(port, lambda now: now["engine"]["running"] >= n_sessions)
    waiting = {kind: [] for kind in KINDS}
    tasks = {kind: asyncio.create_task(stream(port, kind, body(kind, "waits", True, 2), times)) for kind, times in waiting.items()}
    await until(port, lambda now: now["engine"]["queued"] >= len(KINDS))
    await asyncio.sleep(6)
    done.set()
    for kind, times in waiting.items():
        print(f"in the queue, {kind}: {alive(kind, await tasks[kind], times)}", flush=True)
        sign = {"messages": b"event: ping", "responses": b"response.in_progress"}.get(kind, b": ")
        assert sum(sign in chunk for _, chunk in times) > 0, times
    await asyncio.gather(*long, *hogs)


TOOL = {"type": "function", "function": {"name": "get_weather", "parameters": {
    "type": "object", "properties": {"city": {"type": "string"}}, "required": ["city"]}}}


async def quick(port):
    """Small requests on a server that has nothing else to do."""
    ask = body("chat/completions", "reply with ok", False, 8, temperature=0, think=False)
    took = []
    client = Client(port)
    for _ in range(20):
        begun = time.monotonic()
        status, _ = await client.ask("chat/completions", ask)
        took.append(time.monotonic() - begun)
        assert status == 200
    client.leave()
    print(f"reply with ok: first {took[0] * 1e3:.1f} ms, warm median {statistics.median(took[1:]) * 1e3:.1f} ms", flush=True)
    begun = time.monotonic()
    more = {"tools": [TOOL], "think": True, "temperature": 0}
    status, answer = await once(port, "chat/completions", body("chat/completions", "what is the weather in Paris?", False, 2000, **more))
    took.append(time.monotonic() - begun)
    print(f"tools, thinking, not streamed: {took[-1]:.2f} s, ends with {answer['choices'][0]['finish_reason']}", flush=True)
    assert status == 200
    return statistics.median(took[1:20])
