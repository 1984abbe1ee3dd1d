#!/bin/sh
# Agents and bare requests on the same tasks:  ./bench-local-ai/run-ds4.sh [RUNS] [flags of `ds4-bench agents`]
#   ./bench-local-ai/run-ds4.sh 3 --timeout 240
set -e
here=$(cd "$(dirname "$0")/.." && pwd)
runs=3
case "${1:-}" in
    '' | -*) ;;
    *) runs=$1; shift ;;
esac
for bench in "$here/ds4-bench" "$here/target/release/ds4-bench"; do
    [ -x "$bench" ] && exec "$bench" agents --runs "$runs" "$@"
done
echo "run-ds4.sh: build the programs first: make" >&2
exit 2
