#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Installs what is missing, builds and runs every test: one command, also on a bare Debian 12 or 13.
#   tests/run.sh [argument of ctest]...       tests/run.sh -R policy
#   KIOSK_PRESET=asan-ubsan tests/run.sh      the same with sanitizers; also tsan, coverage
#   KIOSK_JOBS=8 tests/run.sh                 so many at a time, instead of 2
# Exits with 0 only where everything was built and no test failed.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

preset=${KIOSK_PRESET:-dev}
jobs=${KIOSK_JOBS:-2}

platform/deps.sh build test
# CMake says much that nobody reads; where it fails all of it is shown.
log=$(mktemp)
trap 'rm -f "$log"' EXIT
cmake --preset "$preset" >"$log" 2>&1 || { cat "$log" >&2; exit 1; }
cmake --build --preset "$preset" --parallel "$jobs"
# The environment of the sanitizers is the preset's: CMakePresets.json.
ctest --preset "$preset" --parallel "$jobs" "$@"
