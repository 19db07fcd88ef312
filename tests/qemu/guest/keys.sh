# SPDX-License-Identifier: Apache-2.0
# A keyboard that types a US layout: boot keyboard reports by HID usage, from 0x04 on. A step sources it after gadget.sh.

plain=$'abcdefghijklmnopqrstuvwxyz1234567890\r\e\b\t -=[]\\\x01;\'`,./'
shifted=$'ABCDEFGHIJKLMNOPQRSTUVWXYZ!@#$%^&*()\x01\x01\x01\x01\x01_+{}|\x01:"~<>?'

# The boot keyboard of the HID definition, appendix B.1.
printf '%s' '05 01 09 06 a1 01 05 07 19 e0 29 e7 15 00 25 01 75 01 95 08 81 02 95 01 75 08 81 01 95 05 75 01 05 08' \
  ' 19 01 29 05 91 02 95 01 75 03 91 01 95 06 75 08 15 00 25 65 05 07 19 00 29 65 81 00 c0' >/tmp/keyboard.hex
bytes_of /tmp/keyboard.hex >/tmp/keyboard

# Appends a press and a release to $reports. MODIFIERS: 1 Control, 2 Shift, 4 Alt.
tap() {  # MODIFIERS USAGE
  local press
  printf -v press '\\x%02x\\x00\\x%02x\\x00\\x00\\x00\\x00\\x00' "$1" "$2"
  reports+=$press'\x00\x00\x00\x00\x00\x00\x00\x00'
}

taps_of() {  # TEXT
  local text=$1 i c before
  for ((i = 0; i < ${#text}; i++)); do
    c=${text:i:1}
    before=${plain%%"$c"*}
    if [[ $before != "$plain" ]]; then
      tap 0 $((4 + ${#before}))
    else
      before=${shifted%%"$c"*}
      tap 2 $((4 + ${#before}))
    fi
  done
}

# Sends $reports and forgets them: one write a report.
send_keys() {  # DEVICE
  printf "$reports" >/tmp/reports
  reports=
  dd if=/tmp/reports of="$1" bs=8 status=none
}

type_text() {  # DEVICE TEXT
  reports=
  taps_of "$2"
  send_keys "$1"
}
