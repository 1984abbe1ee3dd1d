#!/bin/sh
# Installs the clients that run.py runs, at the versions of package.json and requirements.txt, into a folder that can be
# kept: install.sh DIR [more]. Does nothing where they are already. With `more`, the newest Pi and an old one besides. Exit 3: the
# packages could not be had.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
dir=${1:?install.sh DIR [more]}
mkdir -p "$dir"
if [ "${2:-}" = more ]; then
    # Packages it names cannot be had, but it carries all it needs.
    if [ ! -d "$dir/pi-1.5.2/package" ]; then
        mkdir -p "$dir/pi-1.5.2"
        (cd "$dir/pi-1.5.2" && tar xzf "$(npm pack --silent @earendil-works/pi-coding-agent@1.5.2)") || exit 3
    fi
    [ -d "$dir/pi-0.73.1/node_modules/.bin" ] ||
        npm install --no-audit --no-fund --loglevel=error --prefix "$dir/pi-0.73.1" @mariozechner/pi-coding-agent@0.73.1 >/dev/null || exit 3
fi
wanted=$(cat "$here/package.json" "$here/requirements.txt" | cksum)
[ "$(cat "$dir/installed" 2>/dev/null)" = "$wanted" ] && exit 0

for tool in npm python3; do
    command -v $tool >/dev/null || { echo "clients: $tool is not here" >&2; exit 3; }
done
rm -f "$dir/installed"
cp "$here/package.json" "$dir/package.json"
(cd "$dir" && npm install --no-package-lock --no-audit --no-fund --loglevel=error) >"$dir/npm.log" 2>&1 ||
    { tail -n 20 "$dir/npm.log" >&2; exit 3; }
python3 -m venv "$dir/venv" &&
    "$dir/venv/bin/pip" install -q --disable-pip-version-check -r "$here/requirements.txt" >"$dir/pip.log" 2>&1 ||
    { tail -n 20 "$dir/pip.log" >&2; exit 3; }
echo "$wanted" >"$dir/installed"
