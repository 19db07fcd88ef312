# SPDX-License-Identifier: Apache-2.0
# A keyboard scanner on the kernel's own USB and input layers: grabbed with all its nodes, so that nobody else hears it;
# a keyboard beside it that is not; codes, chords, lost events, unplugging.
source /share/guest/check.sh
source /share/guest/gadget.sh
source /share/guest/keys.sh

# A scanner with two nodes, and a keyboard to type on.
make_gadget scanner 05e0 1200 "Bar Code Scanner"
give_hid scanner hid.first 8 /tmp/keyboard
give_hid scanner hid.second 8 /tmp/keyboard
make_gadget keyboard 046d c31c "Keyboard"
give_hid keyboard hid.third 8 /tmp/keyboard
plug_in scanner 0
plug_in keyboard 1
first=$(hid_end scanner hid.first)
second=$(hid_end scanner hid.second)
third=$(hid_end keyboard hid.third)
wait_for 10 test -c "$third"
wait_for 10 test -n "$(path_of wedge 05e0:1200)"
scan-listen list | tee /tmp/list
# Of those on USB: the machine itself has a keyboard too.
expect "list: the scanner once, the keyboard once" \
  [ "$(awk -F '\t' '$4 { printf "%s %s;", $1, $3 }' /tmp/list)" = "wedge 05e0:1200;wedge 046d:c31c;" ]
expect "list: with its name" grep -q "Bar Code Scanner" /tmp/list

port=$(port_of wedge 05e0:1200)
typing=$(path_of wedge 046d:c31c)
nodes=$(for node in /sys/class/input/event*; do
  grep -q "Bar Code Scanner" "$node/device/name" && echo "/dev/input/$(basename "$node")"
done)
expect "the scanner has two nodes" [ "$(wc -w <<<"$nodes")" = 2 ]

listen wedge 05e0:1200 enter "$port"
expect "both nodes are opened, and no other" wait_for 10 has_open 2 /dev/input/
# Who else would hear: another reader of the nodes, and the console.
for node in $nodes; do cat "$node" >>/tmp/others & done
cat /dev/tty1 >/tmp/console &
cat "$typing" >/tmp/typed &
sleep 1

type_text "$first" $'FEST-26-0001\r'
hears "a code arrives once" $'scan\t\tFEST-26-0001'
type_text "$second" $'FEST-26-0002\r'
hears "from the second node too" $'scan\t\tFEST-26-0001' $'scan\t\tFEST-26-0002'

# In turn from both; a node is given time to send what it has before the other begins.
for part in FEST -2 X -77; do
  type_text "$first" "$part"
  sleep 0.1
  type_text "$second" "$part"
  sleep 0.1
done
hears "from both nodes in turn" $'scan\t\tFEST-26-0001' $'scan\t\tFEST-26-0002' $'scan\t\tFESTFEST-2-2XX-77-77'
stop_listening

listen wedge 05e0:1200 enter
wait_for 10 has_open 2 /dev/input/
every=" !\"#\$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_\`abcdefghijklmnopqrstuvwxyz{|}~"
type_text "$first" "$every"$'\r'
hears "every printable character" $'scan\t\t'"$every"
stop_listening

listen wedge 05e0:1200 enter
wait_for 10 has_open 2 /dev/input/
reports=
taps_of FEST
tap 1 0x30  # Control with ]
taps_of $'1\r'
send_keys "$first"
wait_for 10 has_lines 1
reports=
taps_of FEST
for key in 0x62 0x5e 0x5d; do tap 4 $key; done  # Alt with digits of the keypad
tap 5 0x4c                                     # Control, Alt, Delete
tap 0 0x3a                                     # F1
tap 0 0x65                                     # the menu key
taps_of $'1\r'
send_keys "$first"
hears "chords are no text and do nothing" $'scan\t\tFEST\\x1d1' $'scan\t\tFEST\\x1a\\x1a\\x1a\\x1a\\x1a\\x1a1'
stop_listening

# More keys than the kernel keeps, while nobody reads.
listen wedge 05e0:1200 enter
wait_for 10 has_open 2 /dev/input/
kill -STOP "$listener"
type_text "$first" "$(printf 'x%.0s' {1..400})"$'\r'
sleep 0.2
kill -CONT "$listener"
wait_for 10 has_lines 1
type_text "$first" $'FEST-26-0003\r'
hears "a scan of which the kernel dropped keys is refused, the next is whole" $'scan\t\t\\x1a' $'scan\t\tFEST-26-0003'

expect "nobody else heard a key of the scanner" [ ! -s /tmp/others ]
expect "the console heard none" [ ! -s /tmp/console ]
type_text "$third" $'typed\r'
expect "the keyboard beside it is not grabbed" wait_for 5 test -s /tmp/typed
expect "its text reaches the console" wait_for 5 grep -q typed /tmp/console
hears "and is no scan" $'scan\t\t\\x1a' $'scan\t\tFEST-26-0003'

# Unplugged and plugged in again while somebody listens.
: >/tmp/out
pull_out scanner
expect "unplugging: noticed" wait_for 5 grep -q "^error.*was unplugged" /tmp/out
expect "unplugging: said what is missing" wait_for 5 grep -q "no keyboard scanner 05e0:1200 is plugged in" /tmp/out
plug_in scanner 0
expect "plugging in: both nodes are found back" wait_for 10 has_open 2 /dev/input/
type_text "$first" $'FEST-26-0004\r'
wait_for 10 grep -q 0004 /tmp/out
sleep 1
expect "plugging in: the next code arrives once" [ "$(grep ^scan /tmp/out)" = $'scan\t\tFEST-26-0004' ]
cat /tmp/out
for round in {1..5}; do
  pull_out scanner
  plug_in scanner 0
done
wait_for 10 has_open 2 /dev/input/
: >/tmp/out
type_text "$second" $'FEST-26-0005\r'
wait_for 10 grep -q 0005 /tmp/out
sleep 1
expect "five times out and in: the code arrives once" [ "$(grep ^scan /tmp/out)" = $'scan\t\tFEST-26-0005' ]
stop_listening

# With nobody listening the same keys are heard: the silence before was the grab's.
type_text "$first" $'loud\r'
expect "without a listener the console hears the scanner" wait_for 5 grep -q loud /tmp/console

# Another program has it; no right to it; another port.
listen wedge 05e0:1200 enter
wait_for 10 has_open 2 /dev/input/
timeout 10 scan-listen wedge 05e0:1200 >/tmp/second
expect "grabbed by another program: told with its mend" grep -q "grabbed by another program" /tmp/second
stop_listening
refuses_nobody "no right: told with its mend" "add the kiosk's user to the group input" wedge 05e0:1200
timeout 10 scan-listen wedge 05e0:1200 enter 9-9 >/tmp/second
expect "another port: not touched" grep -q "05e0:1200 at USB port 9-9 is plugged in" /tmp/second
kill $(jobs -p)
pull_out scanner
pull_out keyboard
exit 0
