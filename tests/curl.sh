#!/usr/bin/env bash
# The first lines that anybody tries: the server at its usual address, asked with curl.   tests/curl.sh [PROGRAM]
set -euo pipefail
cd "$(dirname "$0")/.."
program=$(realpath "${1:-target/debug/ds4-server}")
if [ -z "${DS4_CURL_ALONE:-}" ] && unshare -n sh -c 'ip link set lo up' 2>/dev/null; then
    # Where nobody else has port 8000.
    DS4_CURL_ALONE=1 exec unshare -n sh -c 'ip link set lo up && exec "$@"' sh "$0" "$program"
fi
work=$(mktemp -d)
cp models/ds4-tiny.gguf "$work/ds4flash.gguf"
ln -s "$program" "$work/ds4-server"
cd "$work"
./ds4-server --ctx 100000 --kv-disk-dir DIR --kv-disk-space-mb 8192 --host 127.0.0.1 --port 8000 2>log &
server=$!
trap 'kill $server 2>/dev/null || true; rm -rf "$work"' EXIT
for _ in $(seq 100); do
    curl -fsS http://127.0.0.1:8000/v1/models >models 2>/dev/null && break
    sleep 0.1
done
passed=0
check() { # check NAME PATTERN TEXT
    echo "$3" | grep -Eq "$2" || { echo "curl: FAILED: $1: $3" >&2; tail -5 log >&2; exit 1; }
    passed=$((passed + 1))
}
check models '"id":"deepseek-v4-flash"' "$(curl -fsS http://127.0.0.1:8000/v1/models)"
check chat '"content":"ok[."]' "$(curl -fsS http://127.0.0.1:8000/v1/chat/completions -H 'Content-Type: application/json' \
    -d '{"model":"deepseek-v4-flash","messages":[{"role":"user","content":"reply with ok"}],"max_tokens":8,"temperature":0,"think":false,"stream":false}')"
check messages '"text":"ok[."]' "$(curl -fsS http://127.0.0.1:8000/v1/messages -H 'Content-Type: application/json' \
    -H 'anthropic-version: 2023-06-01' -H 'x-api-key: local-test-key' \
    -d '{"model":"deepseek-v4-flash","messages":[{"role":"user","content":"reply with ok"}],"max_tokens":8,"temperature":0,"thinking":{"type":"disabled"},"stream":false}')"
kill $server && wait $server || { echo "curl: FAILED: the server ended with $?" >&2; exit 1; }
echo "curl: $passed passed, 0 failed"
