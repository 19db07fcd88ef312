#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# The main job, from a pass to a ticket, on this machine: the kiosk, the central service and simulated hardware.
#   platform/demo.sh              with a display: the kiosk in a window; digit keys hold passes before its camera
#   platform/demo.sh --headless   without one: one whole visit by itself; exit 0 only if its ticket is genuine
# Installs, builds and starts everything; a second run finds it all in place.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$root"

headless=
case ${1-} in
  --headless) headless=1 ;;
  -h | --help)
    sed -n '3,6s/^# //p' "${BASH_SOURCE[0]}"
    exit 0
    ;;
  "") [[ -n ${DISPLAY-}${WAYLAND_DISPLAY-} ]] || headless=1 ;;
  *)
    printf 'demo: there is no option %s; there is --headless\n' "$1" >&2
    sed -n '3,6s/^# //p' "${BASH_SOURCE[0]}" >&2
    exit 2
    ;;
esac

say() { printf 'demo: %s\n' "$*"; }

platform/deps.sh build
platform/build.sh demo release kiosk central kiosk-decoder sim-printer make-pass
bin=$root/build/release/bin

# Everything of this run lies in one folder, so that two runs never meet.
run=$(mktemp -d "${TMPDIR:-/tmp}/kiosk-demo.XXXXXX")
mkdir "$run"/{passes,tickets,screens}
running=()
finish() {
  for pid in "${running[@]}"; do kill "$pid" 2>/dev/null || true; done
  wait 2>/dev/null || true
}
trap finish EXIT

# Waits until a server has written its port: 10 s at most.
port_of() {
  for _ in $(seq 200); do
    [[ ! -s $1 ]] || { cat "$1"; return; }
    sleep 0.05
  done
  echo "demo: $2 did not start; its log is $run/$2.log" >&2
  return 1
}

# The festival's evening, whatever the time is here: today, 17:42 in Toronto.
clock=$(TZ=America/Toronto date -d "$(TZ=America/Toronto date +%F) 17:42" +%Y-%m-%dT%H:%M:%S%:z)
database=sqlite:$run/central.db
"$bin/central" import assets/demo/festival.toml --database "$database" --clock "$clock" >"$run/import.log"
"$bin/central" devices add --database "$database" --venue bader --name demo >"$run/token"
"$bin/central" serve --database "$database" --listen 127.0.0.1:0 --port-file "$run/central.port" --clock "$clock" \
  >"$run/central.log" 2>&1 &
running+=($!)
"$bin/sim-printer" --listen 127.0.0.1:0 --port-file "$run/printer.port" --out "$run/tickets" >"$run/printer.log" 2>&1 &
running+=($!)
service=$(port_of "$run/central.port" central)
printer=$(port_of "$run/printer.port" printer)

cat >"$run/kiosk.toml" <<TOML
[kiosk]
name = "demo"
journal = "journal.db"
log_file = "kiosk.log"
[service]
url = "http://127.0.0.1:$service"
token_file = "token"
[display]
mode = "window"
hide_pointer = false
[printer]
kind = "tcp"
host = "127.0.0.1"
port = $printer
[demo]
clock = "$clock"
pictures = "screens"
TOML

# One pass picture a symbology and a story: number, code, symbology, what happens.
passes=(
  "1|FEST-26-0001|QRCode|Amara: two reserved tickets, and more to choose from"
  "2|FEST-26-0006|PDF417|Leilani: nothing reserved yet"
  "3|FEST-26-0002|Aztec|has a ticket already: a reprint"
  "4|FEST-26-0003|DataMatrix|at the daily limit"
  "5|FEST-26-0046|Code128|valid today only"
  "6|FEST-26-0038|QRCode|suspended"
  "7|FEST-26-0031|QRCode|replaced by a newer pass"
  "8|FEST-26-0041|QRCode|not collected yet"
  "9|FEST-26-9999|QRCode|unknown here"
)
for pass in "${passes[@]}"; do
  IFS='|' read -r digit code symbology _ <<<"$pass"
  "$bin/make-pass" --text "$code" --format "$symbology" --rotate 4 --out "$run/passes/$digit.pgm"
  printf '[[demo.key]]\ndigit = %s\npicture = "passes/%s.pgm"\n' "$digit" "$digit" >>"$run/kiosk.toml"
done

if [[ -z $headless ]]; then
  sed -i 's/^height = .*//; s/^mode = "window"/mode = "window"\nwidth = 540\nheight = 960/' "$run/kiosk.toml"
  say "in the kiosk's window, these keys hold a pass before the camera:"
  for pass in "${passes[@]}"; do
    IFS='|' read -r digit code symbology story <<<"$pass"
    printf '  %s  %s (%s)  %s\n' "$digit" "$code" "$symbology" "$story"
  done
  say "touch with the mouse; tickets are printed to $run/tickets; close the window to end"
  "$bin/kiosk" run --config "$run/kiosk.toml"
  say "tickets: $run/tickets   journal: $run/journal.db   log: $run/kiosk.log"
  exit 0
fi

cat >"$run/visit.txt" <<'VISIT'
await scan Scan your pass
picture 1-scan
show passes/2.pgm
await choices Hello
picture 2-choices
press Get ticket
await delivered Take your ticket
picture 3-delivered
press Done
await scan
quit
VISIT
sed -i 's/^pictures = .*/&\nscript = "visit.txt"\ntrace = "trace.jsonl"/' "$run/kiosk.toml"
say "one visit by itself: Leilani scans her pass, chooses, and takes a printed ticket"
SDL_VIDEODRIVER=offscreen "$bin/kiosk" run --config "$run/kiosk.toml" || {
  say "the visit failed; the log is $run/kiosk.log" >&2
  tail -n 5 "$run/kiosk.log" >&2
  exit 1
}
ticket=$run/tickets/ticket-0001.png
code=$("$bin/kiosk" scan "$ticket" | cut -f3) || { say "no code can be read in $ticket" >&2; exit 1; }
say "ticket:  $ticket"
say "screens: $(printf '%s ' "$run"/screens/*.png)"
say "journal: $run/journal.db"
say "its code, read back from the paper, asked at the service:"
"$bin/central" verify --database "$database" --clock "$clock" "$code"
"$bin/central" audit --database "$database"
