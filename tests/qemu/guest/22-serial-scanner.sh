# SPDX-License-Identifier: Apache-2.0
# A serial scanner through the kernel's CDC-ACM driver, by its ids and by its path: codes, half a code, unplugging.
source /share/guest/check.sh
source /share/guest/gadget.sh

make_gadget line 05f9 4204 "Bar Code Line"
mkdir "$gadgets/line/functions/acm.line"
give_function line acm.line
plug_in line 0
wait_for 10 test -c /dev/ttyACM0
wait_for 10 test -n "$(path_of serial 05f9:4204)"
scan-listen list | tee /tmp/list
expect "list: the scanner alone" [ "$(grep -c ^serial /tmp/list)" = 1 ]

# The device's own end, raw and held open.
open_end() {
  exec 5<>/dev/ttyGS0
  stty raw -echo <&5
}
say() { printf "$1" >&5; }

listen serial 05f9:4204 enter "$(port_of serial 05f9:4204)"
expect "the scanner is opened" wait_for 10 has_open 1 /dev/ttyACM
open_end
say 'FEST-26-0001\r\n'
hears "a code arrives once" $'scan\t\tFEST-26-0001'
: >/tmp/out
say 'FEST\x03\x04\x11\x13\x1b[2J\x7f1\r'
hears "control characters stand in their scan" $'scan\t\tFEST\\x03\\x04\\x11\\x13\\x1b[2J\\x7f1'
: >/tmp/out
printf 'x%.0s' {1..5000} >&5
say '\r'
hears "a line without end is refused" $'scan\t\t\\x1a'

: >/tmp/out
say 'HALF-A-CODE'
pull_out line
expect "unplugging: noticed" wait_for 5 grep -q "^error.*was unplugged" /tmp/out
exec 5>&-
plug_in line 0
expect "plugging in: found back" wait_for 10 has_open 1 /dev/ttyACM
open_end
say 'FEST-26-0002\r'
wait_for 10 grep -q 0002 /tmp/out
sleep 1
cat /tmp/out
expect "half a code is dropped, the next one arrives once" [ "$(grep ^scan /tmp/out)" = $'scan\t\tFEST-26-0002' ]
stop_listening

listen serial "$(path_of serial 05f9:4204)"
wait_for 10 has_open 1 /dev/ttyACM
say 'FEST-26-0003\r'
hears "by its path too" $'scan\t\tFEST-26-0003'
chmod 600 "$(path_of serial 05f9:4204)"
stop_listening
refuses_nobody "no right: told with its mend" "add the kiosk's user to the group dialout" serial 05f9:4204
exec 5>&-
pull_out line
exit 0
