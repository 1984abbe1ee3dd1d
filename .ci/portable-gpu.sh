#!/usr/bin/env bash
# The portable GPU backend where there is neither a GPU nor a Mac: every operation and the fixtures on a software Vulkan
# device, every kernel translated to Metal's language, a line of ds4-tiny, and the macOS-only Rust type-checked.
set -euo pipefail
cd "$(dirname "$0")/.."
notice() { printf '\n!!! NOT CHECKED: %s\n\n' "$*"; }

if ! vulkaninfo --summary >/dev/null 2>&1; then
    { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
        mesa-vulkan-drivers libvulkan1 vulkan-tools; } >/dev/null 2>&1 || true
fi
export XDG_RUNTIME_DIR=${XDG_RUNTIME_DIR:-$PWD/target}

echo "== kernels as Metal"
cargo clippy -q -p ds4-wgpu --features device,msl --all-targets -- -D warnings
cargo test -q -p ds4-wgpu --features msl --test msl

if vulkaninfo --summary >/dev/null 2>&1; then
    export DS4_NEEDS_DEVICE=1
    echo "== operations and fixtures on Vulkan"
    cargo test -q -p ds4-wgpu --features device --lib --test conformance
    cargo test -q -p ds4-engine --features wgpu --test gpu --test launches
    echo "== ds4-tiny on Vulkan"
    said=$(cargo run -q -p ds4-cli --features wgpu -- --backend vulkan --nothink --temp 0 -n 4 -p "reply with ok" 2>/dev/null)
    [ "$said" = ok ] || { echo "ds4-tiny said: $said"; exit 1; }
else
    notice "operations on Vulkan: this machine has no Vulkan device, and a software one cannot be installed"
fi

echo "== the macOS side, type-checked"
if rustc=$(.ci/second-rust.sh "${DS4_SECOND_RUST:-target/second-rust}"); then
    RUSTC=$(realpath "$rustc") RUSTC_BOOTSTRAP=1 CARGO_TARGET_DIR=target/mac \
        cargo check -q --target aarch64-apple-darwin -Zbuild-std=std -p ds4-wgpu --features device
else
    notice "the macOS side: no Rust for it can be had here"
fi
