# The camera of the kernel's vivid driver through V4l2Camera: formats, the list, unplugging, streams that break or hang,
# rights. With loop_video, frames written to the output node come out of the capture node.
source /share/guest/check.sh

camera=/dev/v4l/by-path/platform-vivid.0-video-index0
# CEA-861's 640x480: the smallest that HDMI has, and a guest without KVM has no time for more.
timings=width=640,height=480,interlaced=0,polarities=0,pixelclock=25175000,hfp=16,hs=96,hbp=48,vfp=10,vs=2,vbp=33

node_of() {  # capture|output: the vivid node of that kind
  local node
  for node in /sys/class/video4linux/video*; do
    [[ $(<"$node/name") == vivid-000-vid-$1 ]] && echo "/dev/$(basename "$node")"
  done
}

control() { v4l2-ctl -d "$(node_of cap)" "$@"; }

# Joins the output to the input, both HDMI, in a format (GREY, NV12, YUYV, UYVY).
join() {
  control --set-input "$hdmi" --set-ctrl loop_video=1 --set-dv-bt-timings "$timings"
  v4l2-ctl -d "$(node_of out)" --set-output 1 --set-dv-bt-timings "$timings" \
    --set-fmt-video-out=width=640,height=480,pixelformat="$1"
}

# Writes the pass to the output node until hold_down ends it.
hold_up() {  # FORMAT CODE
  local file
  file=/tmp/frames/$2.$(tr '[:upper:]' '[:lower:]' <<<"$1")
  v4l2-ctl -d "$(node_of out)" --stream-out-mmap --stream-from="$file" --stream-loop >/tmp/feed 2>&1 &
  feeding=$!
}

hold_down() {
  kill "$feeding" 2>/dev/null
  wait "$feeding" 2>/dev/null
}

has() { grep -qF -- "$2" "$1"; }

cp -r /share/frames /tmp/frames  # the share is too slow for a film
modprobe vivid n_devs=1
udevadm settle
wait_for 10 test -e "$camera"
hdmi=$(control --list-inputs | awk '/Input/ { n = $3 } /HDMI/ { print n; exit }')
v4l2-ctl --list-devices

watch-camera --list | tee /tmp/list
expect "list: the camera with its modes" grep -qP "^$(node_of cap)\t.*\tvivid\t$" /tmp/list
expect "list: nothing but cameras" [ "$(grep -c ^/dev /tmp/list)" = 1 ]
expect "list: a size with its rate" grep -qP "^\tYUYV 640x360 \d+/s" /tmp/list

# As a webcam, which names its sizes: whichever is first, in the cheapest format.
watch-camera --size 640x360 auto 6 >/tmp/out 2>/tmp/err
cat /tmp/err
expect "webcam: found without a path, GREY as wanted" has /tmp/err "(vivid): 640x360 GREY"
expect "webcam: frames come" grep -qP '^frames: [1-9]\d+ whole, 0 damaged' /tmp/err
watch-camera --size 700x400 auto 2 2>/tmp/err
cat /tmp/err
expect "webcam: the nearest size is taken" has /tmp/err "640x360 GREY, the nearest to 700x400"

for format in GREY NV12 YUYV UYVY; do
  join "$format"
  hold_up "$format" FEST-26-0001
  watch-camera --format "$format" --size 640x480 "$camera" 12 >/tmp/out 2>/tmp/err
  cat /tmp/err
  hold_down
  expect "$format: in the format" has /tmp/err "640x480 $format"
  same_lines "$format: the code arrives once" /tmp/out "$camera	QRCode	FEST-26-0001"
done

# Unplugged and plugged in again while it is watched.
join GREY
hold_up GREY FEST-26-0001
watch-camera --format GREY --size 640x480 "$camera" 45 >/tmp/out 2>/tmp/err &
watching=$!
expect "unplugging: the first code arrives" wait_for 15 has /tmp/out FEST-26-0001
hold_down
echo vivid.0 >/sys/bus/platform/drivers/vivid/unbind
expect "unplugging: noticed" wait_for 10 has /tmp/err "was lost"
sleep 2
echo vivid.0 >/sys/bus/platform/drivers/vivid/bind
wait_for 10 test -e "$camera"
expect "plugging in: found again" wait_for 10 has /tmp/err "the camera is back"
wait_for 1 false
# The driver begins anew as a webcam, and refuses another input while somebody streams from it.
kill "$watching"
wait "$watching"
join GREY
hold_up GREY FEST-26-0002
watch-camera --format GREY --size 640x480 "$camera" 12 >>/tmp/out 2>>/tmp/err
hold_down
cat /tmp/err
same_lines "unplugging: every code arrives once" /tmp/out "$camera	QRCode	FEST-26-0001" "$camera	QRCode	FEST-26-0002"

# A cable that is pulled, as the driver plays it; a fatal error of the stream; a camera that falls silent.
for trouble in disconnect inject_fatal_streaming_error; do
  watch-camera "$camera" 20 >/tmp/out 2>/tmp/err &
  watching=$!
  wait_for 10 has /tmp/err "(vivid)"
  sleep 2
  control --set-ctrl "$trouble=1"
  expect "$trouble: noticed" wait_for 10 has /tmp/err "was lost"
  kill "$watching"
  wait "$watching"
  cat /tmp/err
  echo vivid.0 >/sys/bus/platform/drivers/vivid/unbind
  echo vivid.0 >/sys/bus/platform/drivers/vivid/bind
  wait_for 10 test -e "$camera"
done

watch-camera --size 640x360 "$camera" 40 >/tmp/out 2>/tmp/err &
watching=$!
wait_for 10 has /tmp/err "640x360"
sleep 2
control --set-ctrl percentage_of_dropped_buffers=100
expect "silence: the stream is started anew" wait_for 5 has /tmp/err "it is started anew"
expect "silence: it is given up" wait_for 8 has /tmp/err "hangs"
control --set-ctrl percentage_of_dropped_buffers=0
expect "silence: it is well again" wait_for 10 has /tmp/err "the camera is back"
kill "$watching"
wait "$watching"
cat /tmp/err

# Another program streams from it.
v4l2-ctl -d "$(node_of cap)" --stream-mmap --stream-count=1000000 >/dev/null 2>&1 &
other=$!
sleep 2
watch-camera "$camera" 2 2>/tmp/err
cat /tmp/err
expect "busy: told with its mend" has /tmp/err "another program uses it"
kill "$other"
wait "$other"

chmod 660 "$(node_of cap)"
setpriv --reuid=65534 --regid=65534 --clear-groups watch-camera "$camera" 2 2>/tmp/err
cat /tmp/err
expect "no right: told with its mend" has /tmp/err "add the kiosk's user to the group video"

modprobe -r vivid
watch-camera "$camera" 2 2>/tmp/err
expect "no camera: said so" has /tmp/err "is not there"
exit 0
