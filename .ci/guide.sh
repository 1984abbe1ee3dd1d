#!/usr/bin/env bash
# Runs every command block of docs/guide.md that says `sh`, then the commands of README that run a program of ours and are not in
# the guide, as a person with a fresh home folder would; compares the home folder before and after. Needs the built programs:
#   .ci/guide.sh [FOLDER OF PROGRAMS]      default target/debug
set -euo pipefail
cd "$(dirname "$0")/.."
root=$PWD
programs=$(realpath "${1:-target/debug}")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export HOME=$work/home
mkdir -p "$HOME" "$work/here"
cd "$work/here"
for program in ds4 ds4-server ds4-agent ds4-bench ds4-eval; do ln -s "$programs/$program" "$program"; done
ln -s "$root/models" models
tree() { (cd "$HOME" && find . -type f -o -type l | sort); }
unchanged() { [ "$before" = "$(tree)" ] || { echo "$1: the home folder is not as it was:" >&2; diff <(echo "$before") <(tree) >&2; exit 1; }; }
before=$(tree)
passed=0
block=
inside=no
while IFS= read -r line; do
    case $inside$line in
    'no```sh') inside=yes; block= ;;
    'yes```')
        inside=no
        echo "== guide: ${block%%$'\n'*}"
        bash -euo pipefail -c "$block" </dev/null || { echo "guide: failed: $block" >&2; exit 1; }
        passed=$((passed + 1))
        ;;
    yes*) block+=$line$'\n' ;;
    esac
done <"$root/docs/guide.md"
unchanged guide

# A server runs until it is ready, then it is told to end. The small model stands for FILE.gguf.
serve() {
    local port
    port=$(sed 's/.*--port \([0-9]*\).*/\1/' <<<"$1")
    if (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then
        echo "port $port is taken, another one is used"; port=$((port + 731))
    fi
    eval "exec ${1/--port [0-9]*/--port $port}" & local pid=$!
    until curl -fsS "http://127.0.0.1:$port/v1/models"; do
        kill -0 $pid 2>/dev/null || return 1
        sleep 0.2
    done
    kill $pid && wait $pid
}
while IFS= read -r command; do
    command=${command/FILE.gguf/models/ds4-tiny.gguf}
    grep -qxF -- "$command" "$root/docs/guide.md" && continue   # ran already
    echo "== README: $command"
    case $command in
    ./ds4-server*) serve "$command" ;;
    ./ds4 | ./ds4-agent) echo "reply with exactly OK" | eval "$command" ;;   # a person would type it
    *) eval "$command" </dev/null ;;
    esac >out 2>err || { echo "README: failed: $command" >&2; cat out err >&2; exit 1; }
    passed=$((passed + 1))
done < <(sed -n 's/#.*//; s/ *$//; s/^    \(\.\/.*\)/\1/p' "$root/README.md")
./ds4 clean --all --yes >/dev/null 2>&1
unchanged README
echo "$passed passed, 0 failed"
