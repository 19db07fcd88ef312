# SPDX-License-Identifier: Apache-2.0
# A HID-POS scanner through the kernel's hidraw: short and long codes, symbologies, half a code, unplugging.
source /share/guest/check.sh
source /share/guest/gadget.sh

bytes_of /share/descriptors/numbered.hex >/tmp/reports.descriptor
make_gadget pos 0c2e 0b61 "Bar Code Reports"
give_hid pos hid.pos 62 /tmp/reports.descriptor
plug_in pos 0
end=$(hid_end pos hid.pos)
wait_for 10 test -c "$end"
wait_for 10 test -n "$(path_of hid-pos 0c2e:0b61)"
scan-listen list

# One report as descriptors/numbered.hex has it.
report() {  # AIM-IDENTIFIER PART CONTINUED
  local count padding
  printf -v count '\\x%02x' ${#2}
  padding=$(printf '\\x00%.0s' $(seq 1 $((56 - ${#2}))))
  [[ ${#2} -lt 56 ]] || padding=
  printf "\x02$count$1"
  printf '%s' "$2"
  printf "$padding\x0$3"
}

send_reports() { dd of="$end" bs=62 iflag=fullblock status=none; }

listen hid-pos 0c2e:0b61
expect "the scanner is opened" wait_for 10 has_open 1 /dev/hidraw
report ']Q1' FEST-26-0001 0 | send_reports
hears "a code arrives once, with its symbology" $'scan\tQRCode\tFEST-26-0001'
: >/tmp/out
for one in ']z0' ']L0' ']d1' ']C0' ']E0' ']A0' ']X0'; do report "$one" 4006381333931 0; done | send_reports
hears "every symbology by its name" scan$'\t'{Aztec,PDF417,DataMatrix,Code128,EAN13,Code39,]X0}$'\t'4006381333931
: >/tmp/out
part=$(printf 'ABCDEFG%.0s' {1..8})
{ for i in 1 2 3 4 5; do report ']Q1' "$part" 1; done; report ']Q1' END 0; } | send_reports
hears "a code of six reports is one scan" $'scan\tQRCode\t'"$part$part$part$part${part}END"
: >/tmp/out
{ report ']C0' $'FEST\e[2J\r\n\x03' 0; report ']C0' FEST-26-0002 0; } | send_reports
hears "control characters stand in their scan" $'scan\tCode128\tFEST\\x1b[2J\\x0d\\x0a\\x03' $'scan\tCode128\tFEST-26-0002'

: >/tmp/out
report ']Q1' HALF-A-CODE 1 | send_reports
pull_out pos
expect "unplugging: noticed" wait_for 5 grep -q "^error.*was unplugged" /tmp/out
plug_in pos 0
expect "plugging in: found back" wait_for 10 has_open 1 /dev/hidraw
report ']Q1' FEST-26-0003 0 | send_reports
wait_for 10 grep -q 0003 /tmp/out
sleep 1
cat /tmp/out
expect "half a code is dropped, the next one arrives once" [ "$(grep ^scan /tmp/out)" = $'scan\tQRCode\tFEST-26-0003' ]
stop_listening

refuses_nobody "no right: told with its mend" "udev rule such as" hid-pos 0c2e:0b61
pull_out pos
exit 0
