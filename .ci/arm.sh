#!/usr/bin/env bash
# 64-bit Arm where there is none: builds the CPU backend and the engine for it, and runs the operations' cases, in int8 with
# every instruction set (portable, dotprod, i8mm), and a line of ds4-tiny in an emulator. Here kernels keep the debug assertions
# and checks of overflow that the dev profile takes from them.
set -euo pipefail
cd "$(dirname "$0")/.."
notice() { printf '\n!!! NOT CHECKED: %s\n\n' "$*"; }

.ci/fetch.sh arm rust
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
for kernels in ds4-cpu ds4-quant; do
    build+=(--config "profile.dev.package.$kernels.debug-assertions=true" --config "profile.dev.package.$kernels.overflow-checks=true")
done

echo "== operations on 64-bit Arm"
cargo test -q "${build[@]}" -p ds4-cpu --lib --test int8
cargo test -q "${build[@]}" -p ds4-cpu --test conformance portable
echo "== ds4-tiny on 64-bit Arm"
# "reply with ok" as the chat template puts it, "ok" and the end: `ds4-generate` speaks in token ids and needs a third of the crates of `ds4`.
said=$(echo '{"ids": [0, 3, 2996, 464, 2651, 4, 6], "max_tokens": 4, "stop_ids": [1]}' |
    cargo run -q "${build[@]}" -p ds4-quantize --bin ds4-generate -- models/ds4-tiny.gguf)
[ "$said" = '{"ids":[862,1],"drafted":0,"agreed":0}' ] || { echo "ds4-tiny said: $said"; exit 1; }
