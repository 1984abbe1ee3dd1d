#!/usr/bin/env bash
# Runs every command block of docs/guide.md that says `sh`, and the commands of README that need neither the big model nor a
# client, as a person with a fresh home folder would; compares the home folder before and after. Needs the built programs:
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
for program in ds4 ds4-server ds4-bench; do ln -s "$programs/$program" "$program"; done
ln -s "$root/models" models
before=$(cd "$HOME" && find . | sort)
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
after=$(cd "$HOME" && find . | sort)
[ "$before" = "$after" ] || { echo "guide: the home folder is not as it was:" >&2; diff <(echo "$before") <(echo "$after") >&2; exit 1; }
echo "$passed passed, 0 failed"
