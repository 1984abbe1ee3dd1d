"""Real files of this machine as people have them in projects, whole or in part: what the conversations read, change and write.

    python corpus_files.py          puts them under "files" into corpus/corpus.json.gz, each as its path, a line end and its text

Sources: manifests, settings, changelogs, READMEs and code of crates in cargo's registry, of packages that npm brought for the
clients of the tests, and of the Python standard library; MIT, Apache-2.0, BSD and PSF only.
"""
import glob
import gzip
import json
import os
import random
import re
from pathlib import Path

from corpus import HOME, LICENCES, free_crates

MODULES = HOME + "/.cache/ds4-clients/node_modules/"
LINES, CHARS = (5, 60), (120, 1900)
# Kind -> how many of them at most.
WANTED = {"cargo": 400, "npm": 300, "json": 250, "yml": 160, "toml": 80, "changelog": 420, "readme": 450, "rs": 1700, "py": 1300, "js": 700, "ts": 250, "c": 120, "sh": 60}
_PLAIN = {"\u2019": "'", "\u2018": "'", "\u201c": '"', "\u201d": '"', "\u2014": "-", "\u2013": "-", "\u2026": "...", "\r": "", "\t": "    "}


def plain(path):
    """A file's text in ASCII, or None."""
    try:
        text = Path(path).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return None
    for fancy, simple in _PLAIN.items():
        text = text.replace(fancy, simple)
    text = "\n".join(line.rstrip() for line in text.split("\n")).strip("\n")
    return text if text.isascii() and "\0" not in text and len(text) < 120000 else None


def fits(text):
    lines = text.split("\n")
    return LINES[0] <= len(lines) <= LINES[1] and CHARS[0] <= len(text) <= CHARS[1] and max(map(len, lines)) <= 160


def parts(text, head=False):
    """A text that is short enough, or runs of its blocks that begin at the left edge; `head`: only its beginning."""
    if fits(text):
        return [text]
    blocks, out, at = re.split(r"\n\n+(?=\S)", text), [], 0
    while at < len(blocks):
        size, end = random_size(), at
        while end < len(blocks) and len("\n\n".join(blocks[at:end + 1])) <= size:
            end += 1
        out.append("\n\n".join(blocks[at:max(end, at + 1)]).strip("\n"))
        at = max(end, at + 1)
        if head or len(out) > 12:
            break
    return [part for part in out if fits(part) and not re.match(r"[)}\]]|else|#endif", part)]


def random_size():
    return _random.randint(300, 1600)


def npm_manifest(text):
    """A package.json with its short parts only."""
    try:
        made = json.loads(text)
    except ValueError:
        return None
    for key in ("exports", "files", "gitHead", "contributors", "typesVersions", "browser", "_id", "react-native", "nyc", "ava", "tshy", "maintainers", "publishConfig", "config", "eslintConfig", "c8", "xo"):
        made.pop(key, None)
    for key, value in made.items():
        if isinstance(value, dict):
            made[key] = {name: value[name] for name in list(value)[:9]}
        if isinstance(value, list):
            made[key] = value[:8]
    return json.dumps(made, indent=2)


def free_packages():
    """The folders of npm packages under these licences."""
    for manifest in glob.glob(MODULES + "**/package.json", recursive=True):
        try:
            licence = json.loads(Path(manifest).read_text()).get("license")
        except (ValueError, AttributeError):
            continue
        if isinstance(licence, str) and LICENCES.search(licence):
            yield os.path.dirname(manifest) + "/"


def found():
    """Kind -> (where a file lies, the path it is shown under)."""
    crates, packages = sorted(free_crates()), sorted(free_packages())
    below = lambda folders, pattern, keep=lambda path: True: [(path, os.path.relpath(path, folder)) for folder in folders for path in sorted(glob.glob(folder + pattern, recursive=True, include_hidden=True))
                                                              if os.path.getsize(path) < 150000 and "node_modules" not in os.path.relpath(path, folder) and keep(path)]
    library = [(path, os.path.relpath(path, "/usr/lib/python3.11")) for path in sorted(glob.glob("/usr/lib/python3.11/**/*.py", recursive=True)) if not re.search(r"/test|encodings|dist-packages|pydoc_data|lib2to3", path)]
    return {
        "cargo": [(path, "Cargo.toml") for path, _ in below(crates, "Cargo.toml.orig") + below(crates, "Cargo.toml")], "npm": below(packages, "package.json"),
        "json": below(packages + crates, "**/*.json", lambda path: not re.search(r"package(-lock)?\.json$|\.map$|cargo_vcs_info", path)), "yml": below(crates + packages, "**/*.yml") + below(crates + packages, "**/*.yaml"),
        "toml": below(crates, "**/*.toml", lambda path: not path.endswith("Cargo.toml")), "changelog": below(crates + packages, "CHANGELOG.md"), "readme": below(crates + packages, "README.md"),
        "rs": below(crates, "**/*.rs"), "py": library, "js": below(packages, "**/*.js", lambda path: ".min." not in path) + below(packages, "**/*.mjs"), "ts": below(packages, "**/*.ts"), "c": below(crates, "**/*.c") + below(crates, "**/*.h"), "sh": below(crates + packages, "**/*.sh")}


def files():
    out, seen = [], set()
    for kind, places in found().items():
        _random.shuffle(places)
        n = 0
        for place, path in places:
            text = plain(place)
            if text and kind == "npm":
                text = npm_manifest(text)
            if text and kind == "cargo" and text.startswith("# THIS FILE IS AUTOMATICALLY"):
                text = re.sub(r"\A(#.*\n)+\n*", "", text)
            if not text or re.search(r"generated|DO NOT EDIT", text[:600]) or kind in ("json", "npm") and not fits(text):
                continue
            made = parts(text, head=kind in ("cargo", "yml", "toml", "sh"))
            made = [part for part in made if kind != "changelog" or part is made[0] or re.match(r"##? .*\d\.\d", part)]
            for part in _random.sample(made, min(len(made), {"rs": 3, "py": 4, "changelog": 8}.get(kind, 2))):
                if part[:150] in seen:
                    continue
                seen.add(part[:150])
                out.append(path + "\n" + part)
                n += 1
            if n >= WANTED[kind]:
                break
        print(kind, n)
    return out


_random = random.Random(2)
if __name__ == "__main__":
    place = Path(os.environ.get("DS4_TINY_CORPUS", Path(__file__).parent / "corpus" / "corpus.json.gz"))
    made = files()
    with gzip.open(place, "rt") as f:
        corpus = json.load(f)
    with gzip.open(place, "wt") as f:
        json.dump(corpus | {"files": made}, f)
    print(len(made), sum(map(len, made)))
