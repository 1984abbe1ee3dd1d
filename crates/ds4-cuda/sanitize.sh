#!/usr/bin/env bash
# Runs the operations' cases under compute-sanitizer on a machine with a GPU: sanitize.sh CONFORMANCE_TEST_BINARY
# (`cargo test -p ds4-cuda --no-run` names it).
set -euo pipefail
binary=${1:?usage: sanitize.sh CONFORMANCE_TEST_BINARY}
# A kernel is looked for in one module after the other; that it is not in the first is no error.
for tool in memcheck racecheck initcheck; do
    echo "== $tool"
    compute-sanitizer --tool "$tool" --report-api-errors no --error-exitcode 1 "$binary" every_operation
done
