# Sourced: a software Vulkan device for the tests of the portable GPU backend, where one can be installed. With a device, the
# tests must find it.
.ci/fetch.sh vulkan
export XDG_RUNTIME_DIR=${XDG_RUNTIME_DIR:-$PWD/target}
if vulkaninfo --summary >/dev/null 2>&1; then
    export DS4_NEEDS_DEVICE=1
else
    printf '\n!!! NOT CHECKED: operations on Vulkan: this machine has no Vulkan device, and a software one cannot be installed\n\n'
fi
