#!/usr/bin/env bash
# Real clients through their launchers in a fresh home folder: a tool loop makes a file, two launchers at once share a server, a port
# that is taken, removal restores the tree, Pi with our extension. Clients come from the npm registry; where it cannot be reached,
# that is said and they are left out.   .ci/profiles.sh [FOLDER OF PROGRAMS]      default target/debug
set -euo pipefail
cd "$(dirname "$0")/.."
root=$PWD
programs=$(realpath "${1:-target/debug}")
clients=${DS4_CLIENTS:-$root/target/clients}
mkdir -p "$clients"
for package in node@22 @anthropic-ai/claude-code@2.1.330 @openai/codex@0.169.0 @earendil-works/pi-coding-agent@0.87.1; do
    name=${package##*/}; name=${name%@*}
    [ -d "$clients/$name/node_modules/.bin" ] && continue
    if ! npm i --no-audit --no-fund --silent --prefix "$clients/$name" "$package" >/dev/null 2>&1; then
        echo "SKIPPED: $package cannot be installed here; its launcher is not tested with the real client" >&2
    fi
done
work=$(mktemp -d)
export HOME=$work/home PATH=$work/home/.local/bin:/usr/local/bin:/usr/bin:/bin
for folder in "$clients"/*/node_modules/.bin; do PATH=$folder:$PATH; done
mkdir -p "$HOME" "$work/here"
cd "$work/here"
ds4=$programs/ds4
trap '"$ds4" profile stop >/dev/null 2>&1 || true; rm -rf "$work"' EXIT
passed=0
fail() { echo "profiles: FAILED: $1" >&2; tail -20 "$HOME/.ds4/profiles/run/server.log" >&2 || true; exit 1; }
pass() { echo "profiles: $1"; passed=$((passed + 1)); }
tree() { (cd "$HOME" && find . | sort); }
here() { command -v "$1" >/dev/null || { echo "SKIPPED: $1 is not here" >&2; return 1; }; }

before=$(tree)
"$ds4" profile install serve claude codex pi opencode --ctx 65536 --idle-exit 20 >/dev/null 2>&1
installed=$(tree)
if here claude; then
    out=$(claude-ds4 --bare --no-session-persistence --tools '' --system-prompt 'Reply only with the final answer.' -p 'reply with exactly ok' 2>/dev/null)
    [ "$(echo "$out" | tail -1)" = ok ] || fail "claude-ds4 said: $out"
    pass "claude-ds4 answers"
    cds4 --permission-mode acceptEdits --tools 'Bash,Read,Edit,Write' --allowedTools Bash -p 'Create made.txt with the text hello' >/dev/null 2>&1
    grep -q hello made.txt || fail "claude made no file"
    rm made.txt; pass "claude-ds4 makes a file"
fi
if here codex; then
    codex-ds4 exec --ephemeral --skip-git-repo-check -s read-only --ignore-rules 'reply with exactly ok' </dev/null 2>/dev/null | grep -q ok || fail "codex-ds4"
    pass "codex-ds4 answers"
fi
if here pi; then
    pi-ds4-rawdog --thinking off -p 'reply with OK' >a.txt 2>/dev/null & one=$!
    pi-ds4-rawdog --thinking off -p 'reply with OK' >b.txt 2>/dev/null & two=$!
    wait $one && wait $two || fail "two launchers at once"
    grep -q OK a.txt && grep -q OK b.txt || fail "two launchers at once said: $(cat a.txt b.txt)"
    rm a.txt b.txt
    [ "$(grep -c listening "$HOME/.ds4/profiles/run/server.log")" = 1 ] || fail "more than one server was started"
    pass "two launchers share one server"
    pi-ds4-rawdog --thinking off -p 'Create made.txt with the text hello' >/dev/null 2>&1
    [ -s made.txt ] || fail "pi made no file"
    rm made.txt; pass "pi-ds4 makes a file"
fi
outside=$(diff <(echo "$installed") <(tree) | grep '^[<>]' | grep -v '\./\.ds4/profiles' || true)
[ -z "$outside" ] || fail "files outside the profiles changed: $outside"
pass "nothing outside the profiles changed"
"$ds4" profile remove >/dev/null
[ "$before" = "$(tree)" ] || fail "removal left: $(diff <(echo "$before") <(tree))"
pass "removal restores the tree"

if here pi; then
    export PI_CODING_AGENT_DIR=$HOME/pi PI_OFFLINE=1
    mkdir -p "$HOME/bin" "$HOME/.ds4/profiles"
    ln -s "$ds4" "$HOME/bin/ds4"; PATH=$HOME/bin:$PATH
    echo '{"ctx": 32768, "idle_exit": 5}' >"$HOME/.ds4/profiles/settings.json"
    pi install "$root/clients/pi-ds4" >/dev/null
    out=$(pi --model ds4/deepseek-v4-flash --thinking off -p 'reply with OK')
    [ "$out" = OK ] || fail "pi with the extension said: $out"
    pass "the Pi extension answers"
    pi --model ds4/deepseek-v4-flash --thinking off -p 'Create made.txt with the text hello' >/dev/null
    [ -s made.txt ] || fail "pi with the extension made no file"
    pass "the Pi extension makes a file"
fi
echo "$passed passed, 0 failed"
