#!/bin/sh
# Downloads a published model file into gguf/ (or DS4_GGUF_DIR) and links ds4flash.gguf to it:
#   ./download_model.sh q2-imatrix|q4-imatrix|q2|q4|mtp [--token TOKEN] ...
# Everything is done by `ds4 download`; `./ds4 download --help` lists what else it can be told.
set -e
cd "$(dirname "$0")"
for ds4 in ./ds4 target/release/ds4; do
    [ -x "$ds4" ] && exec "$ds4" download "$@"
done
command -v cargo >/dev/null || { echo "download_model.sh: build the programs first: make" >&2; exit 2; }
exec cargo run -q --release -p ds4-cli -- download "$@"
