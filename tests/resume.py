"""`kill -9` in the middle of answers, a new start on the same folder: conversations go on from where they were."""

import asyncio
import random

from client import ENDLESS, Client, body, once, quiet, words

DIALECTS = ["chat/completions", "messages", "responses"]


def usage(kind, answer):
    """Tokens of a prompt, and those that were known."""
    used = answer["usage"]
    if kind == "messages":
        return used["input_tokens"] + used["cache_read_input_tokens"], used["cache_read_input_tokens"]
    if kind == "responses":
        return used["input_tokens"], used["input_tokens_details"]["cached_tokens"]
    return used["prompt_tokens"], used["prompt_tokens_details"]["cached_tokens"]


def text(kind, answer):
    if kind == "messages":
        return "".join(block.get("text", "") for block in answer["content"])
    if kind == "responses":
        return "".join(part.get("text", "") for item in answer["output"] for part in item.get("content") or [])
    return answer["choices"][0]["message"]["content"] or ""


async def turn(port, kind, history, question):
    """One more question and its answer; tokens of the prompt, and those that were known."""
    history.append({"role": "user", "content": question})
    ask = body(kind, "", False, 24, temperature=0, think=False)
    ask["input" if kind == "responses" else "messages"] = history
    status, answer = await once(port, kind, ask)
    assert status == 200, answer
    history.append({"role": "assistant", "content": text(kind, answer) or "ok"})
    return usage(kind, answer)


async def conversations(port, n):
    """Several conversations of two turns; each with its dialect, its history and the length of its last prompt."""
    async def one(i):
        kind, history, rng = DIALECTS[i % 3], [], random.Random(1000 + i)
        await turn(port, kind, history, words(700, rng))
        prompt, cached = await turn(port, kind, history, words(20, rng))
        assert cached > prompt // 2, (kind, prompt, cached)
        return kind, history, prompt

    return await asyncio.gather(*(one(i) for i in range(n)))


async def kill_and_resume(server, port, n):
    told = await conversations(port, n)
    await quiet(port)
    # What is known is written in the background.
    await asyncio.sleep(1.5)
    # Others are in the middle of an answer when it happens.
    victims = [Client(port) for _ in range(3)]
    for victim, kind in zip(victims, DIALECTS):
        await victim.send(kind, body(kind, words(50), True, 20_000, think=False, logit_bias=ENDLESS))
        assert await victim.status() == 200
    server.kill()
    for victim in victims:
        victim.leave()
    port = server.start()
    known = []
    for kind, history, before in told:
        prompt, cached = await turn(port, kind, history, "go on")
        known.append(cached / prompt)
        assert cached > before * 0.9, f"{kind}: {cached} of {prompt} known, {before} had been read before the kill"
    print(f"kill -9 and a new start: {n} conversations go on, {min(known):.0%} of the prompt known at least", flush=True)
