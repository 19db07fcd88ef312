# SPDX-License-Identifier: Apache-2.0
# `kiosk scan` with each kind of scanner, as the kiosk takes what they send: a pass once however often it is sent, no
# pass where there are control characters, and all of it again after unplugging.
source /share/guest/check.sh
source /share/guest/gadget.sh
source /share/guest/keys.sh

make_gadget typist 05e0 1200 "Bar Code Scanner"
give_hid typist hid.typist 8 /tmp/keyboard
make_gadget pos 0c2e 0b61 "Bar Code Reports"
bytes_of /share/descriptors/numbered.hex >/tmp/reports.descriptor
give_hid pos hid.pos 62 /tmp/reports.descriptor
make_gadget line 05f9 4204 "Bar Code Line"
mkdir "$gadgets/line/functions/acm.line"
give_function line acm.line

begin_scan() {  # KIND USB
  cat >/tmp/kiosk.toml <<END
[kiosk]
name = "guest"
journal = "/tmp/journal.db"
[service]
url = "http://127.0.0.1:9"
token_file = "/tmp/token"
[scanner]
kind = "$1"
usb = "$2"
END
  : >/tmp/out
  : >/tmp/err
  kiosk scan --config /tmp/kiosk.toml --seconds 300 >/tmp/out 2>/tmp/err &
  listener=$!
}

# One code as each kind of scanner sends it.
send_wedge() { type_text "$(hid_end typist hid.typist)" "$1"$'\r'; }
send_hid_pos() {
  local count
  printf -v count '\\x%02x' ${#1}
  { printf "\x02$count]Q1"; printf '%s' "$1"; printf "$(printf '\\x00%.0s' $(seq 1 $((56 - ${#1}))))\x00"; } |
    dd of="$(hid_end pos hid.pos)" bs=62 iflag=fullblock status=none
}
send_serial() {
  printf '%s\r\n' "$1" >&5
}

# Plugs in, scans, pulls out, plugs in again, scans.
try_kind() {  # KIND USB GADGET NODE-BEGINNING SENDER
  local kind=$1 usb=$2 gadget=$3 node=$4 send=$5
  plug_in "$gadget" 0
  wait_for 10 test -n "$(path_of "${kind/_/-}" "$usb")"
  begin_scan "$kind" "$usb"
  expect "$kind: opened" wait_for 20 has_open 1 "$node"
  [[ $kind != serial ]] || { exec 5<>/dev/ttyGS0; stty raw -echo <&5; }
  "$send" FEST-26-0001
  wait_for 10 has_lines 1
  "$send" FEST-26-0001
  sleep 2
  "$send" FEST-26-0002
  wait_for 10 has_lines 2
  [[ $kind != serial ]] || exec 5>&-
  pull_out "$gadget"
  expect "$kind: unplugging is told" wait_for 10 grep -q unplugged /tmp/err
  plug_in "$gadget" 0
  expect "$kind: found back" wait_for 20 has_open 1 "$node"
  [[ $kind != serial ]] || { exec 5<>/dev/ttyGS0; stty raw -echo <&5; }
  "$send" FEST-26-0003
  wait_for 10 has_lines 3
  sleep 1
  cat /tmp/out /tmp/err
  expect "$kind: every pass arrived once" \
    [ "$(cut -f3 /tmp/out | tr '\n' ' ')" = "FEST-26-0001 FEST-26-0002 FEST-26-0003 " ]
  stop_listening
  [[ $kind != serial ]] || exec 5>&-
  pull_out "$gadget"
}

try_kind wedge 05e0:1200 typist /dev/input/ send_wedge
try_kind hid_pos 0c2e:0b61 pos /dev/hidraw send_hid_pos
try_kind serial 05f9:4204 line /dev/ttyACM send_serial
exit 0
