#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Draws the golden pictures of this release anew, for views that are to look otherwise from now on. Look at what git
# shows before it is committed. Each release has its own: its type sets lines in other widths.
#   tests/golden/renew.sh
#   KIOSK_COMMAND=tests/golden/renew.sh KIOSK_BRING=tests/golden/pictures tests/debian13.sh      those of Debian 13
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

platform/deps.sh build test
cmake --preset dev >/dev/null
cmake --build --preset dev --parallel "${KIOSK_JOBS:-2}" --target renew-golden
# shellcheck disable=SC1091  # what this system is
release=$(. /etc/os-release && echo "$ID-${VERSION_ID%%.*}")
build/dev/bin/renew-golden "tests/golden/pictures/$release"
