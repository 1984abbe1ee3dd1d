#!/usr/bin/env bash
# 64-bit Arm where there is none: builds the CPU backend and `ds4` for it, and runs the operations' cases, in int8 with
# every instruction set (portable, dotprod, i8mm), and a line of ds4-tiny in an emulator.
set -euo pipefail
cd "$(dirname "$0")/.."
notice() { printf '\n!!! NOT CHECKED: %s\n\n' "$*"; }

if ! command -v aarch64-linux-gnu-gcc >/dev/null || ! command -v qemu-aarch64 >/dev/null; then
    { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
        gcc-aarch64-linux-gnu libc6-dev-arm64-cross qemu-user; } >/dev/null 2>&1 || true
fi
if ! command -v aarch64-linux-gnu-gcc >/dev/null || ! command -v qemu-aarch64 >/dev/null; then
    notice "64-bit Arm: no compiler or emulator for it here, and they cannot be installed"
    exit
fi
if ! rustc=$(.ci/second-rust.sh "${DS4_SECOND_RUST:-target/second-rust}"); then
    notice "64-bit Arm: no Rust for it can be had here"
    exit
fi
RUSTC=$(realpath "$rustc")
export RUSTC CARGO_TARGET_DIR=${DS4_ARM_TARGET:-target/arm}
export CC_aarch64_unknown_linux_gnu=aarch64-linux-gnu-gcc
export CARGO_TARGET_AARCH64_UNKNOWN_LINUX_GNU_LINKER=aarch64-linux-gnu-gcc
export CARGO_TARGET_AARCH64_UNKNOWN_LINUX_GNU_RUNNER="qemu-aarch64 -cpu max -L /usr/aarch64-linux-gnu"
build=(--target aarch64-unknown-linux-gnu)

echo "== operations on 64-bit Arm"
cargo test -q "${build[@]}" -p ds4-cpu --lib --test int8
cargo test -q "${build[@]}" -p ds4-cpu --test conformance portable
echo "== ds4-tiny on 64-bit Arm"
said=$(cargo run -q "${build[@]}" -p ds4-cli -- --cpu --nothink --temp 0 -n 4 -p "reply with ok")
[ "$said" = ok ] || { echo "ds4-tiny said: $said"; exit 1; }
