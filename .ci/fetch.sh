#!/usr/bin/env bash
# Brings what the checks need from package managers: `fetch.sh NAME...`. `.ci/run` calls it at its start for everything, to load while
# it compiles; each check calls it again for its own part, which waits for a call under way and does nothing where all is there. What
# cannot be had is said by the check that misses it.
set -uo pipefail
cd "$(dirname "$0")/.."
mkdir -p target
exec 9>target/fetch.lock
flock 9

packages() { { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@"; } >/dev/null 2>&1; }
wheels() { python3 -m pip install -q --no-deps --target "$@" 2>/dev/null; }

for what; do
    case $what in
    vulkan) vulkaninfo --summary >/dev/null 2>&1 || packages mesa-vulkan-drivers libvulkan1 vulkan-tools ;;
    browser) command -v chromium >/dev/null || packages chromium ;;
    arm) command -v aarch64-linux-gnu-gcc >/dev/null && command -v qemu-aarch64 >/dev/null || packages gcc-aarch64-linux-gnu libc6-dev-arm64-cross qemu-user ;;
    rust) .ci/second-rust.sh "${DS4_SECOND_RUST:-target/second-rust}" >/dev/null 2>&1 ;;
    clients) tests/clients/install.sh "${XDG_CACHE_HOME:-$HOME/.cache}/ds4-clients" >/dev/null 2>&1 ;;
    cuda)
        toolkit=${DS4_CUDA_TOOLKIT:-$PWD/target/cuda-toolkit}
        [ -z "${DS4_NVCC:-}${CUDA_HOME:-}" ] && ! command -v nvcc >/dev/null || continue
        [ -x "$toolkit/nvidia/cu13/bin/nvcc" ] ||
            wheels "$toolkit" nvidia-cuda-nvcc==13.0.88 nvidia-cuda-crt==13.0.88 nvidia-nvvm==13.0.88 nvidia-cuda-runtime==13.0.96 nvidia-cuda-cccl==13.0.85
        [ -x "$toolkit/tools/nvidia/cu13/bin/cuobjdump" ] ||
            wheels "$toolkit/tools" nvidia-cuda-cuobjdump==13.2.86 nvidia-cuda-nvdisasm==13.2.86
        ;;
    *) echo "fetch.sh: unknown name '$what': vulkan, browser, arm, rust, clients or cuda" >&2; exit 2 ;;
    esac
done
exit 0
