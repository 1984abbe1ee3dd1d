"""Tokenizes conversations and packs them into rows; every document starts at a multiple of 128."""
import os
import queue
import random
import re
import traceback
from functools import cache
from pathlib import Path

import numpy as np

os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
from tokenizers import Tokenizer

from generator import Documents, chat

BLOCK = 128
PADDING, TEXT, ANSWER, BRIEF = 0, 1, 2, 3           # what predicting a token is worth; train.py holds the weights
BRIEF_TOKENS = 8                                    # an answer up to here must not drown in the long ones beside it
# Which tool, which parameter, of which type, what value begins there: few tokens that decide about a call.
CHOSEN = re.compile(r'invoke name="([^"]+)"|parameter name="([^"]+)" string="(\w+)">([^<]{0,6})|I call (\w+)\.')
EOS, PAD, ASSISTANT = (chat.SPECIALS.index(t) for t in (chat.EOS, chat.PAD, chat.ASSISTANT))


@cache
def tokenizer():
    return Tokenizer.from_file(str(Path(__file__).parent / "tokenizer.json"))


def answers(ids):
    """[start, end) of what the assistant writes: after <think> or </think> of the prompt, up to and including EOS."""
    ends = np.flatnonzero(ids == EOS)
    out = []
    for at in np.flatnonzero(ids == ASSISTANT):
        k = np.searchsorted(ends, at)
        out.append((at + 2, (ends[k] if k < len(ends) else len(ids) - 1) + 1))
    return out


def encode(texts):
    """-> [(ids uint16, worth uint8)]"""
    out = []
    foreign = [[part.startswith(chat.FOREIGN) for part in text.split(chat.ASSISTANT)[1:]] for text in texts]
    texts = [text.replace(chat.FOREIGN, "") for text in texts]
    for text, others, encoding in zip(texts, foreign, tokenizer().encode_batch(texts, add_special_tokens=False)):
        ids = np.array(encoding.ids, dtype=np.int64)
        worth = np.full(len(ids), TEXT, np.uint8)
        worth[0] = PADDING
        for (start, end), other in zip(answers(ids), others):
            worth[start - 2:start] = PADDING
            worth[start:end] = TEXT if other else BRIEF if end - start <= BRIEF_TOKENS else ANSWER
            if not other:
                worth[start:start + 1] = BRIEF                          # here it is decided whether a call follows or the answer
        starts = [a for a, _ in encoding.offsets]
        for choice in CHOSEN.finditer(text):
            for group in range(1, CHOSEN.groups + 1):
                start, end = np.searchsorted(starts, choice.span(group))    # (-1, -1), which is nothing, where it has no part
                worth[start:end][worth[start:end] == ANSWER] = BRIEF
        out.append((ids.astype(np.uint16), worth))
    return out


def pack(docs, length, rows):
    """Best-fit packing -> ids (rows, length), worth (rows, length), document of each block (rows, length/128),
    where [(index, row, offset)], documents left over."""
    ids, worth = np.full((rows, length), PAD, np.uint16), np.zeros((rows, length), np.uint8)
    doc = np.zeros((rows, length // BLOCK), np.int16)
    size = lambda d: -(-min(len(d[0]), length) // BLOCK)
    free = [length // BLOCK] * rows
    where, left = [], []
    for i in sorted(range(len(docs)), key=lambda i: -size(docs[i])):
        n = size(docs[i])
        fit = [r for r in range(rows) if free[r] >= n]
        if not fit:
            left.append(docs[i])
            continue
        row = min(fit, key=lambda r: free[r]) if n < length // BLOCK // 2 else max(fit, key=lambda r: free[r])
        at = length // BLOCK - free[row]
        k = min(len(docs[i][0]), length)
        ids[row, at * BLOCK: at * BLOCK + k], worth[row, at * BLOCK: at * BLOCK + k] = docs[i][0][:k], docs[i][1][:k]
        doc[row, at: at + n] = len(where) + 1
        where.append((i, row, at * BLOCK))
        free[row] -= n
    return ids, worth, doc, where, left


def document_chars(r, length):
    """Length of one training conversation in characters for rows of `length` tokens (a token is about 3.2 characters)."""
    x = r.random()
    if length <= 2048:
        return r.uniform(250, 1500) if x < .4 else r.uniform(1500, 5500)
    if length <= 8192:
        return r.uniform(250, 3000) if x < .8 else r.uniform(3000, 10000) if x < .95 else r.uniform(10000, 24000)
    return r.uniform(1000, 12000) if x < .33 else r.uniform(12000, 45000) if x < .68 else r.uniform(45000, 98000)


def made(documents, chars):
    """A conversation; one that the generator fails at is reported and left out, for a run must not end for it."""
    while True:
        try:
            return documents.document(chars)
        except Exception:
            traceback.print_exc()


def prepare():
    """Makes what the generator keeps, once, before the data processes part from this one: each would need half a minute for it."""
    documents = Documents("prepare")
    for _ in range(60):
        made(documents, 3000)
    tokenizer()


def batches(seed, rows, length, calls=0.0, scenes=1.0):
    """Endless batches (ids, worth, doc) of one shape."""
    r, documents, pool = random.Random(seed), Documents(seed, calls=calls, scenes=scenes), []
    while True:
        have = sum(len(d[0]) for d in pool)
        while have < rows * length * 1.15:
            new = encode([made(documents, document_chars(r, length)) for _ in range(16 if length < 30000 else 4)])
            pool += new
            have += sum(len(d[0]) for d in new)
        ids, worth, doc, _, pool = pack(pool, length, rows)
        r.shuffle(pool)
        pool = pool[:200]
        yield ids, worth, doc


def worker(out, seed, rows, length, calls, scenes):
    """Body of a data process; ends with its parent."""
    parent = os.getppid()
    for batch in batches(seed, rows, length, calls, scenes):
        while True:
            try:
                out.put(batch, timeout=2)
                break
            except queue.Full:
                if os.getppid() != parent:
                    os._exit(0)


def evaluation(tasks, tokens, n, seed="evaluation", thinking=False):
    """-> {task: [(ids, worth, scored spans)]} of about `tokens` tokens each, with names that training never draws."""
    out = {}
    for task in tasks:
        documents = Documents(f"{seed}-{task}-{tokens}-{thinking}", held_out=True)
        texts, scored = zip(*(documents.item(task, tokens * 3.1, thinking) for _ in range(n)))
        out[task] = [(ids, worth, answers(ids.astype(np.int64))[-k:]) for (ids, worth), k in zip(encode(list(texts)), scored)]
    return out
