#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Fuzzes what devices send: every target for so many seconds, beside each other.
#   tests/fuzz/run.sh SECONDS [TARGET]...      all targets unless named ("frame")
# Prints how often each ran and what it covered. Ends with 1 where one found something, and names the file that shows
# it: build/fuzz/bin/fuzz-TARGET FILE does it again. What was learnt stays in build/fuzz/corpus.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.." || exit 1

[[ ${1-} =~ ^[1-9][0-9]*$ ]] || { echo "tests/fuzz/run.sh SECONDS [TARGET]..." >&2; exit 2; }
seconds=$1
shift

platform/deps.sh build test fuzz || exit 1
log=build/fuzz.log
mkdir -p build
{ cmake --preset fuzz && cmake --build --preset fuzz --target fuzz-targets; } >"$log" 2>&1 || {
  tail -40 "$log" >&2
  echo "tests/fuzz/run.sh: the build failed; all of it is in $log" >&2
  exit 1
}

bin=build/fuzz/bin
names=("$@")
if [[ ${#names[@]} -eq 0 ]]; then
  for program in "$bin"/fuzz-*; do
    [[ $program == *-seeds || ! -x $program ]] || names+=("${program##*/fuzz-}")
  done
fi
[[ ${#names[@]} -gt 0 ]] || { echo "tests/fuzz/run.sh: there is no target" >&2; exit 1; }

export ASAN_OPTIONS=detect_leaks=1:allocator_may_return_null=0
export UBSAN_OPTIONS=print_stacktrace=1:halt_on_error=1
declare -A process
for name in "${names[@]}"; do
  [[ -x $bin/fuzz-$name ]] || { echo "tests/fuzz/run.sh: there is no target $name" >&2; exit 2; }
  mkdir -p "build/fuzz/corpus/$name" "build/fuzz/seeds/$name" "build/fuzz/findings/$name"
  if [[ -x $bin/fuzz-$name-seeds ]]; then
    "$bin/fuzz-$name-seeds" "build/fuzz/seeds/$name" || exit 1
  elif [[ -f tests/fuzz/${name}_seeds.py ]]; then
    python3 "tests/fuzz/${name}_seeds.py" "build/fuzz/seeds/$name" || exit 1
  fi
  # Whole seeds from the start (-len_control=0): a frame cut short is hardly a frame.
  "$bin/fuzz-$name" -max_total_time="$seconds" -len_control=0 -timeout=25 -rss_limit_mb=2048 -print_final_stats=1 \
    -artifact_prefix="build/fuzz/findings/$name/" "build/fuzz/corpus/$name" "build/fuzz/seeds/$name" \
    >"build/fuzz/$name.log" 2>&1 &
  process[$name]=$!
done

failed=0
for name in "${names[@]}"; do
  wait "${process[$name]}"
  status=$?
  runs=$(sed -n 's/^stat::number_of_executed_units: *//p' "build/fuzz/$name.log")
  covered=$(grep -o 'cov: [0-9]* ft: [0-9]*' "build/fuzz/$name.log" | tail -1)
  echo "fuzz-$name: ${runs:-?} runs in $seconds s, ${covered:-no coverage}"
  if [[ $status -ne 0 ]]; then
    failed=1
    sed -n '/ERROR\|runtime error\|fuzz-.*: /,$p' "build/fuzz/$name.log" | head -40 >&2
    finding=$(sed -n 's/.*Test unit written to //p' "build/fuzz/$name.log" | tail -1)
    echo "fuzz-$name: found something (status $status): ${finding:-see build/fuzz/$name.log}" >&2
  fi
done
exit "$failed"
