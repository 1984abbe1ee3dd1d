"""Collects about 11 MB of permissively licensed ASCII text from this machine: the unrelated text of the conversations.

    python corpus.py                writes corpus/corpus.json.gz

Sources: README, CHANGELOG and source files of crates in cargo's registry whose Cargo.toml says MIT, Apache-2.0 or BSD; The
Rust Programming Language, Rust by Example and the Rustonomicon (MIT or Apache-2.0) as rustup installs them; the Python
standard library (PSF licence). `published.py` adds requests for tools. The text itself is not part of this repository.
"""
import glob
import gzip
import html
import json
import os
import random
import re
from pathlib import Path

import published

HOME = os.path.expanduser("~")
CHARS = {"prose": 2.2e6, "md": 3.0e6, "rs": 3.5e6, "py": 2.0e6}
LICENCES = re.compile(r"MIT|Apache-2|BSD")


def ascii_only(s):
    for fancy, plain in (("\u2019", "'"), ("\u2018", "'"), ("\u201c", '"'), ("\u201d", '"'), ("\u2014", "-"), ("\u2013", "-"), ("\u2026", "..."), ("\r", ""), ("\t", "    ")):
        s = s.replace(fancy, plain)
    return "\n".join(line.rstrip() for line in s.split("\n") if line.isascii())


def text_of_html(s):
    main = re.search(r"<main>(.*?)</main>", s, re.S)
    s = re.sub(r"<(script|style).*?</\1>", "", main.group(1) if main else s, flags=re.S)
    s = re.sub(r"</(p|h\d|li|pre|div|tr)>", "\n", s)
    return html.unescape(re.sub(r"<[^>]+>", "", s))


def documents(paths, chars, convert=lambda s: s, shortest=600, longest=40000):
    """Whole documents in random order, the same beginning only once, until there are enough characters."""
    paths = sorted(paths)
    random.shuffle(paths)
    out, n, seen = [], 0, set()
    for path in paths:
        try:
            text = Path(path).read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError):
            continue
        text = re.sub(r"\n{3,}", "\n\n", ascii_only(convert(text))).strip()
        if len(text) < shortest or text[:200] in seen:
            continue
        seen.add(text[:200])
        out.append(text[:longest])
        n += len(out[-1])
        if n > chars:
            break
    return out


def free_crates():
    for folder in glob.glob(HOME + "/.cargo/registry/src/*/*/"):
        manifest = Path(folder, "Cargo.toml")
        licence = re.search(r'^license\s*=\s*"([^"]*)"', manifest.read_text(errors="replace"), re.M) if manifest.exists() else None
        if licence and LICENCES.search(licence.group(1)):
            yield folder


if __name__ == "__main__":
    random.seed(1)
    crates = list(free_crates())
    md = [path for folder in crates for name in ("README.md", "CHANGELOG.md") for path in glob.glob(folder + name)]
    rs = [path for folder in crates for path in glob.glob(folder + "src/**/*.rs", recursive=True) if os.path.getsize(path) < 60000]
    books = [path for book in ("book/*", "rust-by-example/**/*", "nomicon/*")
             for path in glob.glob(f"{HOME}/.rustup/toolchains/*/share/doc/rust/html/{book}.html", recursive=True) if "print.html" not in path]
    py = [path for path in glob.glob("/usr/lib/python3.*/**/*.py", recursive=True) if "test" not in path and "encodings" not in path]
    out = {"prose": documents(books, CHARS["prose"], text_of_html), "md": documents(md, CHARS["md"]), "rs": documents(rs, CHARS["rs"]), "py": documents(py, CHARS["py"]), "requests": published.requests()}
    folder = Path(__file__).parent / "corpus"
    folder.mkdir(exist_ok=True)
    with gzip.open(folder / "corpus.json.gz", "wt") as f:
        json.dump(out, f)
    print({kind: (len(texts), sum(map(len, texts))) for kind, texts in out.items()})
