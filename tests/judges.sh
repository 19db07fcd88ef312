#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# The second opinion on platform/central/openapi.yaml, from other people's programs: a linter of OpenAPI documents, and a
# validator of answers that is given every answer the tests receive. Needs the network once, for npm; tests/run.sh does
# without it.
#   tests/judges.sh               builds what it needs with the preset dev
#   KIOSK_PRESET=... tests/judges.sh
# Exits with 0 only where neither has anything to say.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

preset=${KIOSK_PRESET:-dev}
jobs=${KIOSK_JOBS:-2}
bin=$PWD/build/$preset/bin

node -e 'const [a, b] = process.versions.node.split(".").map(Number);
         process.exit(a > 20 || (a === 20 && b >= 19) ? 0 : 1)' 2>/dev/null ||
  { echo "judges.sh: needs Node.js 20.19 or newer, with npm (https://nodejs.org)" >&2; exit 2; }

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp tests/judges/{package.json,package-lock.json,redocly.yaml,replay.mjs} "$work"
# The versions of package-lock.json and no others; nothing of theirs is run while they are installed.
(cd "$work" && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error) >"$work/npm.log" 2>&1 ||
  { cat "$work/npm.log" >&2; exit 1; }

echo "== redocly lint"
"$work/node_modules/.bin/redocly" lint --config "$work/redocly.yaml" platform/central/openapi.yaml

echo "== recording the answers"
platform/deps.sh build test
{
  cmake --preset "$preset"
  cmake --build --preset "$preset" --parallel "$jobs" --target central test_central judge-answers
  mkdir "$work/answers"
  export KIOSK_RECORD_ANSWERS=$work/answers
  "$bin/test_central"
  KIOSK_BIN=$bin python3 -B tests/system/api_test.py
} >"$work/tests.log" 2>&1 || { tail -n 50 "$work/tests.log" >&2; exit 1; }

echo "== prism"
node "$work/replay.mjs" platform/central/openapi.yaml "$work/answers"
