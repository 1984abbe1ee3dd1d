"""Trains the byte-level BPE of ds4-tiny: 4,096 entries, DeepSeek's pre-tokeniser, digits never merge, merges of ASCII only.

    python tokenizer.py             writes tokenizer.json
"""
import re
from pathlib import Path

from tokenizers import AddedToken, Regex, Tokenizer, decoders, models, pre_tokenizers, trainers

from generator import Documents, chat
from generator.material.source import corpus

SIZE = 4096
WORDS = r"""[!"#$%&'()*+,\-./:;<=>?@\[\\\]^_`{|}~][A-Za-z]+|[^\r\n\p{L}\p{P}\p{S}]?[\p{L}\p{M}]+| ?[\p{P}\p{S}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+"""
SHARES = {"prose": 1.0, "md": .5, "rs": .35, "py": .4}


def pre_tokenizer(digits):
    split = lambda pattern: pre_tokenizers.Split(Regex(pattern), "isolated", invert=False)
    return pre_tokenizers.Sequence([split(digits), split("[一-龥぀-ゟ゠-ヿ]+"), split(WORDS), pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=False)])


def texts():
    documents = Documents(12345)
    special = re.compile("|".join(map(re.escape, chat.SPECIALS)))
    for _ in range(4000):
        for part in special.split(documents.document(documents.source.number(200, 1800))):
            if part.isascii():
                yield part
    for kind, share in SHARES.items():
        yield from corpus()[kind][:int(len(corpus()[kind]) * share)].split("\n\n")


if __name__ == "__main__":
    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer, tokenizer.decoder = pre_tokenizer(r"\p{N}"), decoders.ByteLevel()      # single digits: no merge of two is learnt
    trainer = trainers.BpeTrainer(vocab_size=SIZE, special_tokens=[AddedToken(s, special=True, normalized=False) for s in chat.SPECIALS],
                                  initial_alphabet=sorted(pre_tokenizers.ByteLevel.alphabet()), show_progress=False)
    tokenizer.train_from_iterator(texts(), trainer)
    tokenizer.pre_tokenizer = pre_tokenizer(r"\p{N}{1,3}")
    vocab = tokenizer.get_vocab()
    assert len(vocab) == SIZE and [vocab[s] for s in chat.SPECIALS[:3]] == [0, 1, 2]
    assert not any(re.search(r"\d\d", token) for token in vocab)
    tokenizer.save(str(Path(__file__).parent / "tokenizer.json"))
    print({kind: round(100000 / len(tokenizer.encode(text[-100000:]).ids), 2) for kind, text in corpus().items()}, "characters a token")
