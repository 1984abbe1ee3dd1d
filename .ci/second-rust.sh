#!/usr/bin/env bash
# Brings a Rust that can build for other machines: Debian's, unpacked into a folder, not installed. It has the source of the
# standard library (for macOS) and the standard library for 64-bit Arm. Prints the path of its rustc.
#
#     second-rust.sh FOLDER
#
# Exits with 3 and a line that says why where this is no Debian on x86-64 or the packages cannot be had.
set -euo pipefail
folder=${1:?usage: second-rust.sh FOLDER}
rustc=$folder/rustc
missing() { echo "second-rust: $*" >&2; exit 3; }
if [ -x "$rustc" ] && "$rustc" -V >/dev/null 2>&1; then echo "$rustc"; exit; fi
command -v apt-get >/dev/null && command -v dpkg >/dev/null || missing "no apt-get here"
[ "$(dpkg --print-architecture)" = amd64 ] || missing "not an x86-64 machine"

mkdir -p "$folder/debs" "$folder/root" "$folder/arm64/partial"
folder=$(cd "$folder" && pwd)
rustc=$folder/rustc
cd "$folder/debs"
depends() { apt-cache depends "$@" | sed -n 's/^ *Depends: \(.*\)$/\1/p'; }
arm=(-oAPT::Architecture=arm64 -oAPT::Architectures=arm64 "-oDir::State::Lists=$folder/arm64")
apt-get update -qq >&2 || missing "no package lists"
std=$(depends libstd-rust-web-dev | grep -m1 -E '^libstd-rust-web-[0-9]' || true)
[ -n "$std" ] || missing "Debian has no rustc-web any more"
llvm=$(depends "$std" | grep -m1 '^libllvm')
apt-get download -qq rustc-web "$std" libstd-rust-web-dev rust-web-src "$llvm" >&2 || missing "its packages cannot be had"
apt-get "${arm[@]}" update -qq >&2 || missing "no package lists for arm64"
apt-get "${arm[@]}" download -qq libstd-rust-web-dev:arm64 >&2 || missing "its arm64 package cannot be had"
for deb in *.deb; do dpkg -x "$deb" "$folder/root"; done
cd "$folder" && rm -rf debs
cat > "$rustc" <<END
#!/bin/sh
LD_LIBRARY_PATH=$folder/root/usr/lib/x86_64-linux-gnu:$folder/root/usr/lib exec $folder/root/usr/bin/rustc "\$@"
END
chmod +x "$rustc"
"$rustc" -V >&2
echo "$rustc"
