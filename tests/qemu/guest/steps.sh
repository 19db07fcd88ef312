#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# In the guest: every wanted step in order, each in a shell of its own with ten minutes' time and a log.
cd /share || exit 1
cp bin/* /usr/local/bin/
cp lib/* /usr/local/lib/
ldconfig

wanted=$(<wanted)
for step in guest/[0-9][0-9]-*.sh; do
  name=$(basename "$step" .sh)
  [[ $name == *"$wanted"* ]] || continue
  before=$(wc -l <results)
  timeout --kill-after=5 600 bash "$step" >"log/$name.log" 2>&1
  status=$?
  [[ $status -eq 0 ]] || echo "FAIL $name: the step ended with $status; see $name.log" >>results
  [[ $(wc -l <results) -gt $before ]] || echo "FAIL $name: it looked at nothing" >>results
done
dmesg >log/dmesg.log
touch finished
