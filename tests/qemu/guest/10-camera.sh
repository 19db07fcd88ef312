# SPDX-License-Identifier: Apache-2.0
# `kiosk scan` with the camera of the kernel's vivid driver: the list, formats, unplugging, streams that break or hang,
# rights. With loop_video, frames written to the output node come out of the capture node.
source /share/guest/check.sh

camera=/dev/v4l/by-path/platform-vivid.0-video-index0

node_of() {  # cap|out: vivid's node of that kind
  local node
  for node in /sys/class/video4linux/video*; do
    [[ $(<"$node/name") == vivid-000-vid-$1 ]] && echo "/dev/$(basename "$node")"
  done
}

# Puts vivid's counters out of the picture, and what is written to its output into it.
join() {
  v4l2-ctl -d "$(node_of cap)" --set-ctrl osd_text_mode=2,loop_video=1
}

# Shows the pass to the camera until hold_down.
hold_up() {  # FORMAT CODE
  v4l2-ctl -d "$(node_of out)" --set-fmt-video-out=width=1280,height=720,pixelformat="$1" --stream-out-mmap \
    --stream-from="/tmp/frames/$2.$(tr '[:upper:]' '[:lower:]' <<<"$1")" --stream-loop >/tmp/feed 2>&1 &
  feeding=$!
}

hold_down() {
  kill "$feeding" 2>/dev/null
  wait "$feeding" 2>/dev/null
}

# Begins to scan with the camera of that size and format (or auto); lines go to /tmp/out, the log to /tmp/err.
begin_scan() {  # DEVICE FORMAT WIDTH HEIGHT
  cat >/tmp/kiosk.toml <<END
[kiosk]
name = "guest"
journal = "/tmp/journal.db"
[service]
url = "http://127.0.0.1:9"
token_file = "/tmp/token"
[camera]
kind = "v4l2"
device = "$1"
format = "$2"
width = $3
height = $4
decoding_ms = 5000
END
  : >/tmp/out
  : >/tmp/err
  kiosk scan --config /tmp/kiosk.toml --seconds 200 >/tmp/out 2>/tmp/err &
  scanning=$!
}

end_scan() {
  kill "$scanning"
  wait "$scanning"
  cat /tmp/err /tmp/out
}

has() { grep -qF -- "$2" "$1"; }
has_twice() { [[ $(grep -cF -- "$2" "$1") -ge 2 ]]; }

cp -r /share/frames /tmp/frames  # the share is too slow for a film

# As a webcam, which names its sizes.
modprobe vivid n_devs=1
udevadm settle
wait_for 10 test -e "$camera"

kiosk scan --list | tee /tmp/list
node=$(node_of cap)
expect "list: the camera" grep -qP "^camera\t$node\tvivid$" /tmp/list
expect "list: nothing that is no camera" [ "$(grep -c ^camera /tmp/list)" = 1 ]
expect "list: a size with its rate" grep -qP "^ +YUYV 640x360 \d+/s" /tmp/list

begin_scan "" auto 640 360
expect "webcam: found without a path, in the cheapest format" wait_for 20 has /tmp/err "(vivid): 640x360 GREY"
end_scan
begin_scan "$camera" YUYV 700 400
expect "webcam: the nearest size, in the format that is wanted" \
  wait_for 20 has /tmp/err "640x360 YUYV, the nearest to 700x400"
sleep 2
v4l2-ctl -d "$node" --set-ctrl percentage_of_dropped_buffers=100
expect "silence: the stream is started anew" wait_for 10 has /tmp/err "it is started anew"
expect "silence: it is given up" wait_for 15 has /tmp/err "hangs"
v4l2-ctl -d "$node" --set-ctrl percentage_of_dropped_buffers=0
sleep 8
grep -cF hangs /tmp/err >/tmp/before
sleep 10
expect "silence: and well again" [ "$(grep -cF hangs /tmp/err)" = "$(</tmp/before)" ]
end_scan

v4l2-ctl -d "$node" --stream-mmap --stream-count=1000000 >/dev/null 2>&1 &
other=$!
sleep 2
begin_scan "$camera" auto 640 360
expect "busy: told with its mend" wait_for 20 has /tmp/err "another program uses it"
kill "$other"
expect "busy: taken when the other one ends" wait_for 10 has /tmp/err "(vivid): 640x360"
end_scan

chmod 660 "$node"
setpriv --reuid=65534 --regid=65534 --clear-groups kiosk scan --camera "$camera" --seconds 2 2>/tmp/err
cat /tmp/err
expect "no right: told with its mend" has /tmp/err "add the kiosk's user to the group video"

# As an HDMI grabber, which shows what is written to the output.
modprobe -r vivid
modprobe vivid n_devs=1 num_inputs=1 input_types=3 num_outputs=1 output_types=1
udevadm settle
wait_for 10 test -e "$camera"
for format in GREY NV12 YUYV UYVY; do
  begin_scan "$camera" "$format" 640 360
  wait_for 20 has /tmp/err "640x360 $format"
  join
  hold_up "$format" FEST-26-0001
  wait_for 60 has /tmp/out FEST-26-0001
  sleep 5
  hold_down
  end_scan
  same_lines "$format: the code arrives, once" /tmp/out "$camera	QRCode	FEST-26-0001"
done

# One scan all along: unplugged, plugged in again, another code.
begin_scan "$camera" GREY 640 360
join
hold_up GREY FEST-26-0001
expect "unplugging: the first code arrives" wait_for 60 has /tmp/out FEST-26-0001
hold_down
echo vivid.0 >/sys/bus/platform/drivers/vivid/unbind
expect "unplugging: noticed" wait_for 10 has /tmp/err "was lost"
sleep 3
echo vivid.0 >/sys/bus/platform/drivers/vivid/bind
expect "plugging in: found again" wait_for 15 has_twice /tmp/err "(vivid)"
join
hold_up GREY FEST-26-0002
expect "plugging in: the next code arrives" wait_for 60 has /tmp/out FEST-26-0002
sleep 5
hold_down
end_scan
same_lines "unplugging: every code arrives once" /tmp/out "$camera	QRCode	FEST-26-0001" "$camera	QRCode	FEST-26-0002"

# A cable that is pulled, and a stream that breaks, as the driver plays them.
for trouble in disconnect inject_fatal_streaming_error; do
  begin_scan "$camera" GREY 640 360
  wait_for 20 has /tmp/err "(vivid)"
  sleep 2
  v4l2-ctl -d "$(node_of cap)" --set-ctrl "$trouble=1"
  expect "$trouble: noticed" wait_for 10 has /tmp/err "was lost"
  echo vivid.0 >/sys/bus/platform/drivers/vivid/unbind
  echo vivid.0 >/sys/bus/platform/drivers/vivid/bind
  expect "$trouble: mended" wait_for 15 has_twice /tmp/err "(vivid)"
  end_scan
done

modprobe -r vivid
begin_scan "$camera" auto 1280 720
expect "no camera: said so" wait_for 20 has /tmp/err "is not there"
end_scan
exit 0
