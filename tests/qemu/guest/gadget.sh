# SPDX-License-Identifier: Apache-2.0
# USB devices that the guest plays to itself: configfs gadgets on the dummy host controller. A step sources it after
# check.sh.

gadgets=/sys/kernel/config/usb_gadget

modprobe dummy_hcd num=2
modprobe libcomposite
mountpoint -q /sys/kernel/config || mount -t configfs none /sys/kernel/config

make_gadget() {  # NAME VENDOR PRODUCT LABEL
  local gadget=$gadgets/$1
  mkdir "$gadget" "$gadget/strings/0x409" "$gadget/configs/c.1"
  echo "0x$2" >"$gadget/idVendor"
  echo "0x$3" >"$gadget/idProduct"
  echo "$4" >"$gadget/strings/0x409/product"
}

give_function() {  # NAME FUNCTION
  ln -s "$gadgets/$1/functions/$2" "$gadgets/$1/configs/c.1/"
}

give_hid() {  # NAME FUNCTION LENGTH-OF-A-REPORT FILE-WITH-THE-DESCRIPTOR
  local function=$gadgets/$1/functions/$2
  mkdir "$function"
  echo "$3" >"$function/report_length"
  cat "$4" >"$function/report_desc"
  give_function "$1" "$2"
}

plug_in() {  # NAME NUMBER-OF-THE-CONTROLLER
  echo "dummy_udc.$2" >"$gadgets/$1/UDC"
  udevadm settle
}

pull_out() { echo "" >"$gadgets/$1/UDC"; }  # NAME

# Bytes of a file of hexadecimal digits, # begins a comment.
bytes_of() {  # FILE
  local hex
  hex=$(sed 's/#.*//' "$1" | tr -d ' \n' | sed 's/../\\x&/g')
  printf "$hex"
}

# The device node of the gadget's own end of a HID function.
hid_end() {  # NAME FUNCTION
  local number
  number=$(<"$gadgets/$1/functions/$2/dev")
  echo "/dev/hidg${number#*:}"
}

# What scan-listen's list says of a device: its path.
path_of() {  # wedge|serial|hid-pos VENDOR:PRODUCT
  scan-listen list | awk -F '\t' -v kind="$1" -v ids="$2" '$1 == kind && $3 == ids { print $2; exit }'
}

port_of() {  # wedge|serial|hid-pos VENDOR:PRODUCT
  scan-listen list | awk -F '\t' -v kind="$1" -v ids="$2" '$1 == kind && $3 == ids { print $4; exit }'
}

# Starts scan-listen with these arguments; its lines are in /tmp/out.
listen() {
  : >/tmp/out
  scan-listen "$@" >>/tmp/out 2>&1 &
  listener=$!
}

# How many device nodes of this beginning the listener has open.
has_open() {  # COUNT /dev/...
  [[ $(find "/proc/$listener/fd" -lname "$2*" 2>/dev/null | wc -l) == "$1" ]]
}

# PASS where a listener with these arguments, run by nobody of any group, says so.
refuses_nobody() {  # NAME WORDS ARGUMENT...
  setpriv --reuid=65534 --regid=65534 --clear-groups scan-listen "${@:3}" >/tmp/second 2>&1 &
  local other=$!
  expect "$1" wait_for 15 grep -q "$2" /tmp/second
  kill "$other"
}

stop_listening() {
  kill "$listener"
  wait "$listener" 2>/dev/null
}

# Whether /tmp/out has so many lines.
has_lines() { [[ $(wc -l </tmp/out) -ge $1 ]]; }

# PASS where /tmp/out comes to hold exactly these lines, and holds no more a second later.
hears() {  # NAME LINE...
  wait_for 10 has_lines $(($# - 1))
  sleep 1
  same_lines "$1" /tmp/out "${@:2}"
}
