#!/usr/bin/env bash
# Real clients through their launchers in a fresh home folder, on a machine without a network: a tool loop makes a file, two launchers
# at once share a server, a port that is taken, a server that is killed under a client, a sandbox, removal restores the tree, Pi with
# our extension. Clients come from the npm registry; where it cannot be reached, that is said and they are left out.
#   .ci/profiles.sh [FOLDER OF PROGRAMS]      default target/debug
set -euo pipefail
cd "$(dirname "$0")/.."
root=$PWD
programs=$(realpath "${1:-target/debug}")
clients=${XDG_CACHE_HOME:-$HOME/.cache}/ds4-clients
if [ -z "${DS4_ALONE:-}" ]; then
    .ci/fetch.sh clients
    tests/clients/install.sh "$clients" || echo "SKIPPED: clients cannot be installed here; launchers are not tested with them" >&2
    # From here on there is nothing but this machine.
    if unshare -rn true 2>/dev/null; then
        DS4_ALONE=yes exec unshare -rn bash -c 'ip link set lo up && exec "$0" "$@"' "$0" "$@"
    fi
    echo "SKIPPED: no network of its own for this test (unshare); it may reach others" >&2
fi
work=$(mktemp -d)
export HOME=$work/home PATH=$work/home/.local/bin:$work/bin:$clients/node_modules/.bin:/usr/local/bin:/usr/bin:/bin
mkdir -p "$HOME" "$work/here" "$work/bin"
cd "$work/here"
ds4=$programs/ds4
run=$HOME/.ds4/profiles/run
taken=
trap '[ -z "$taken" ] || kill $taken 2>/dev/null || true; "$ds4" profile stop >/dev/null 2>&1 || true; rm -rf "$work"' EXIT
passed=0
fail() { echo "profiles: FAILED: $1" >&2; tail -20 "$run/server.log" >&2 || true; exit 1; }
pass() { echo "profiles: $1"; passed=$((passed + 1)); }
tree() { (cd "$HOME" && find . | sort); }
here() { command -v "$1" >/dev/null || { echo "SKIPPED: $1 is not here" >&2; return 1; }; }
field() { python3 -c 'import json, sys; print(json.load(open(sys.argv[1]))[sys.argv[2]])' "$run/server.json" "$1"; }

before=$(tree)
# Somebody else has the usual port.
python3 -c 'import socket, time; s = socket.create_server(("127.0.0.1", 8000)); time.sleep(600)' >/dev/null 2>&1 & taken=$!
until (: </dev/tcp/127.0.0.1/8000) 2>/dev/null; do kill -0 $taken || fail "port 8000 cannot be taken"; sleep 0.05; done
"$ds4" profile install serve claude codex pi opencode >/dev/null 2>&1
# The likeliest token everywhere: a small model that draws says something else once in a while.
settings() { mkdir -p "$HOME/.ds4/profiles" && echo "{\"ctx\": $1, \"idle_exit\": $2, \"flags\": [\"--temp\", \"0\"]}" >"$HOME/.ds4/profiles/settings.json"; }
settings 65536 20
installed=$(tree)
if here claude; then
    out=$(claude-ds4 --bare --no-session-persistence --tools '' --system-prompt 'Reply only with the final answer.' -p 'reply with exactly ok' 2>err) ||
        fail "claude-ds4: $(cat err)"
    rm err
    [ "$(echo "$out" | tail -1)" = ok ] || fail "claude-ds4 said: $out"
    pass "claude-ds4 answers"
    [ "$(field port)" -gt 8000 ] || fail "the server took a port that was taken"
    pass "a port that is taken is left alone"
    cds4 --permission-mode acceptEdits --tools 'Bash,Read,Edit,Write' --allowedTools Bash -p 'Create made.txt with the text hello' >/dev/null 2>&1
    grep -q hello made.txt || fail "claude made no file"
    rm made.txt; pass "claude-ds4 makes a file"
fi
kill $taken; taken=
if here codex; then
    codex-ds4 exec --ephemeral --skip-git-repo-check -s read-only --ignore-rules 'reply with exactly ok' </dev/null 2>err | grep -q ok || fail "codex-ds4"
    ! grep -i metadata err || fail "Codex does not know the model"
    rm err; pass "codex-ds4 answers, and knows the model"
fi
if here pi; then
    pi-ds4-rawdog --thinking off -p 'reply with OK' >a.txt 2>/dev/null & one=$!
    pi-ds4-rawdog --thinking off -p 'reply with OK' >b.txt 2>/dev/null & two=$!
    wait $one && wait $two || fail "two launchers at once"
    grep -q OK a.txt && grep -q OK b.txt || fail "two launchers at once said: $(head -c 300 a.txt b.txt)"
    rm a.txt b.txt
    [ "$(grep -c listening "$run/server.log")" = 1 ] || fail "more than one server was started"
    pass "two launchers share one server"

    # nono cannot be had everywhere; what it is told, and that the client runs in it, can be seen without it.
    printf '#!/bin/sh\necho "$@" >>%s\nwhile [ "$1" != -- ]; do shift; done\nshift\nexec "$@"\n' "$work/nono.log" >"$work/bin/nono"
    chmod +x "$work/bin/nono"
    pi-ds4 --thinking off -p 'Create made.txt with the text hello' >/dev/null 2>&1
    [ -s made.txt ] || fail "pi made no file"
    rm made.txt; pass "pi-ds4 makes a file"
    grep -q -- "^-s run --allow $work/here --allow $HOME/.ds4/profiles/pi .*--block-net --open-port $(field port) -- " "$work/nono.log" ||
        fail "the sandbox was told: $(cat "$work/nono.log")"
    pass "a sandbox is put around it"
    rm "$work/bin/nono"

    # A prompt that takes the small model seconds; its server is killed meanwhile.
    text=$(seq 1 2500 | tr '\n' ' ')
    pi-ds4-rawdog --thinking off --no-tools -p "$text"$'\n\nreply with OK' >a.txt 2>err & client=$!
    for _ in $(seq 200); do
        curl -fsS "http://127.0.0.1:$(field port)/v1/pool" | grep -q '"running": [1-9]' && break
        sleep 0.05
    done
    killed=$(field pid); kill -9 "$killed"
    wait $client || fail "the client ended when its server was killed: $(cat err)"
    grep -q OK a.txt || fail "after its server was killed the client said: $(head -c 300 a.txt)"
    [ "$(field pid)" != "$killed" ] && [ -z "$(ls "$run/leases")" ] || fail "server or leases are not as they should be"
    rm a.txt err; pass "a client outlives its server"
fi
if here opencode; then
    opencode-ds4 run --title t 'reply with ok' </dev/null 2>/dev/null | grep -q ok || fail "opencode-ds4"
    pass "opencode-ds4 answers"
fi
outside=$(diff <(echo "$installed") <(tree) | grep '^[<>]' | grep -v '\./\.ds4/profiles' || true)
[ -z "$outside" ] || fail "files outside the profiles changed: $outside"
pass "nothing outside the profiles changed"
"$ds4" profile remove >/dev/null
[ "$before" = "$(tree)" ] || fail "removal left: $(diff <(echo "$before") <(tree))"
pass "removal restores the tree"

if here pi; then
    export PI_CODING_AGENT_DIR=$HOME/pi PI_OFFLINE=1
    mkdir -p "$HOME/bin"
    ln -s "$ds4" "$HOME/bin/ds4"; PATH=$HOME/bin:$PATH
    settings 32768 5
    pi install "$root/clients/pi-ds4" >/dev/null
    out=$(pi --model ds4/deepseek-v4-flash --thinking off -p 'reply with OK')
    [ "$out" = OK ] || fail "pi with the extension said: $out"
    pass "the Pi extension answers"
    pi --model ds4/deepseek-v4-flash --thinking off -p 'Create made.txt with the text hello' >/dev/null
    [ -s made.txt ] || fail "pi with the extension made no file"
    pass "the Pi extension makes a file"
fi
echo "$passed passed, 0 failed"
