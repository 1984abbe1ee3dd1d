#!/usr/bin/env bash
# The CUDA backend without a GPU: every operation's kernels emulated on the host, and all kernels compiled, with a check of
# spills and of matrix instructions. The compiler comes from PyPI where there is none.
set -euo pipefail
cd "$(dirname "$0")/.."
notice() { printf '\n!!! NOT CHECKED: %s\n\n' "$*"; }

echo "== CUDA kernels on the host"
cargo test -q -p ds4-cuda --features emulate --test conformance

echo "== CUDA kernels compiled"
toolkit=${DS4_CUDA_TOOLKIT:-$PWD/target/cuda-toolkit}
.ci/fetch.sh cuda
if [ -z "${DS4_NVCC:-}${CUDA_HOME:-}" ] && ! command -v nvcc >/dev/null; then
    [ -x "$toolkit/nvidia/cu13/bin/nvcc" ] && export DS4_NVCC=$toolkit/nvidia/cu13/bin/nvcc
    [ -x "$toolkit/tools/nvidia/cu13/bin/cuobjdump" ] && export DS4_CUOBJDUMP=$toolkit/tools/nvidia/cu13/bin/cuobjdump
    [ -n "${DS4_NVCC:-}" ] || { notice "CUDA kernels: no nvcc here, and it cannot be installed"; exit; }
fi
crates/ds4-cuda/check-kernels.sh
