# SPDX-License-Identifier: Apache-2.0
# What the steps of the guest share; a step sources it first. Everything they print goes to their log.

pass() { echo "PASS $1"; echo "PASS $1" >>/share/results; }
fail() { echo "FAIL $1: $2"; echo "FAIL $1: $2" >>/share/results; }

# expect NAME COMMAND...: PASS where the command does well.
expect() {
  local name=$1
  shift
  if "$@"; then pass "$name"; else fail "$name" "'$*' failed"; fi
}

# wait_for SECONDS COMMAND...: true as soon as the command does well.
wait_for() {
  local end=$((SECONDS + $1))
  shift
  until "$@"; do
    [[ $SECONDS -lt $end ]] || return 1
    sleep 0.2
  done
}

# same_lines NAME FILE LINE...: PASS where the file holds exactly these lines, in this order.
same_lines() {
  local name=$1 file=$2
  shift 2
  if [[ $(<"$file") == "$(printf '%s\n' "$@")" ]]; then
    pass "$name"
  else
    fail "$name" "it has $(wc -l <"$file") lines: $(tr '\n\t' '| ' <"$file" | head -c 300)"
  fi
}
