#!/usr/bin/env bash
# The portable GPU backend where there is neither a GPU nor a Mac, besides its tests: a line of ds4-tiny on a software Vulkan
# device, and the macOS-only Rust type-checked. Needs programs built with `--features wgpu`:
#   .ci/portable-gpu.sh [FOLDER OF PROGRAMS]      default target/debug
set -euo pipefail
cd "$(dirname "$0")/.."
programs=${1:-target/debug}
. .ci/vulkan.sh

if [ -n "${DS4_NEEDS_DEVICE:-}" ]; then
    echo "== ds4-tiny on Vulkan"
    said=$("$programs/ds4" --backend vulkan --nothink --temp 0 -n 4 -p "reply with ok" 2>/dev/null)
    [ "$said" = ok ] || { echo "ds4-tiny said: $said"; exit 1; }
fi

echo "== the macOS side, type-checked"
.ci/fetch.sh rust
if rustc=$(.ci/second-rust.sh "${DS4_SECOND_RUST:-target/second-rust}"); then
    RUSTC=$(realpath "$rustc") RUSTC_BOOTSTRAP=1 CARGO_TARGET_DIR=target/mac \
        cargo check -q --target aarch64-apple-darwin -Zbuild-std=std -p ds4-wgpu --features device
else
    printf '\n!!! NOT CHECKED: the macOS side: no Rust for it can be had here\n\n'
fi
