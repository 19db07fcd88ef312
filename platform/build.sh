#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Builds targets of a preset and says how far it is: on one line of a terminal, else now and then. Says nothing where
# there is nothing to build, and everything where it fails.
#   platform/build.sh NAME PRESET TARGET...     NAME: whose words they are: "demo: building, 12 of 411"
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$root"
[[ $# -ge 3 ]] || { sed -n '5s/^# //p' "${BASH_SOURCE[0]}" >&2; exit 2; }
name=$1 preset=$2
shift 2

log=$(mktemp)
trap 'rm -f "$log"' EXIT
terminal=
[[ ! -t 1 ]] || terminal=1

configured=build/$preset/build.ninja
if [[ ! -e $configured || CMakePresets.json -nt $configured ]]; then
  printf '%s: preparing the build in build/%s\n' "$name" "$preset"
  cmake --preset "$preset" >"$log" 2>&1 || { cat "$log" >&2; exit 1; }
fi

# Ninja numbers what it has done: "[12/411] Building ...". What it does to find out what there is to do is no work.
shown=
tenths=-1
status=1
while IFS= read -r line; do
  if [[ $line =~ ^ended\ with\ ([0-9]+)$ ]]; then
    status=${BASH_REMATCH[1]}
    break
  fi
  printf '%s\n' "$line" >>"$log"
  [[ $line =~ ^\[([0-9]+)/([0-9]+)\]\ (.*) ]] || continue
  made=${BASH_REMATCH[1]} all=${BASH_REMATCH[2]}
  case ${BASH_REMATCH[3]} in "Re-checking globbed directories"* | "Re-running CMake"*) continue ;; esac
  if [[ -z $shown && $all -gt 50 ]]; then
    printf '%s: building %d parts, which takes a few minutes the first time\n' "$name" "$all"
  fi
  if [[ -n $terminal ]]; then
    printf '\r%s: building, %d of %d ' "$name" "$made" "$all"
  elif ((made * 10 / all != tenths)); then
    tenths=$((made * 10 / all))
    printf '%s: building, %d of %d\n' "$name" "$made" "$all"
  fi
  shown=1
done < <(
  ended=0
  cmake --build --preset "$preset" --target "$@" 2>&1 || ended=$?
  printf '\nended with %d\n' "$ended"
)
[[ -z $shown || -z $terminal ]] || printf '\n'
[[ $status -eq 0 ]] || cat "$log" >&2
exit "$status"
