#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Boots a Debian kernel in QEMU, with devices that are the kernel's own and not ours, and runs the steps of guest/ there:
# cameras (vivid) and USB gadgets (configfs) against our programs. By hand, since it takes minutes and, the first time,
# root and the network; RESULTS.md says what was seen.
#   tests/qemu/run.sh               every step, in the order of their names
#   tests/qemu/run.sh camera        those whose name has this in it
#   KIOSK_PRESET=bench ...          programs as a festival runs them, default: dev
#   KIOSK_QEMU_LOG=FOLDER ...       keeps what each step said there, default: build/qemu
#   KIOSK_QEMU_ACCELERATOR=kvm ...  faster, where the machine has it
# Prints PASS or FAIL with a name for everything that was looked at, and exits with 0 only where nothing failed and every
# step came to its end. The guest is made once, by make_guest.sh, in ${XDG_CACHE_HOME:-~/.cache}/kiosk-qemu.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
here=tests/qemu

# What the steps run, and what draws the passes for them.
programs=(kiosk kiosk-decoder make-pass scan-listen)
wanted=${1:-}
preset=${KIOSK_PRESET:-dev}
jobs=${KIOSK_JOBS:-2}
log=${KIOSK_QEMU_LOG:-build/qemu}
# In software, so that it also goes where there is no KVM to be had; the guest is about ten times as slow as its host.
accelerator=${KIOSK_QEMU_ACCELERATOR:-tcg,thread=multi}
limit=1800  # seconds for all steps together

platform/deps.sh build qemu
mkdir -p "$log"
{
  cmake --preset "$preset"
  cmake --build --preset "$preset" --parallel "$jobs" --target "${programs[@]}"
} >"$log/build.log" 2>&1 || { tail -n 50 "$log/build.log" >&2; exit 1; }

# A guest for each state of the script that makes it.
cache=${XDG_CACHE_HOME:-$HOME/.cache}/kiosk-qemu
guest=$cache/$(cat "$here/make_guest.sh" <(echo "${KIOSK_QEMU_SUITE-}") | sha256sum | cut -c 1-12)
if [[ ! -s $guest/version ]]; then
  echo "run.sh: making the guest in $guest, which takes some minutes" >&2
  "$here/make_guest.sh" "$guest"
fi

share=$(mktemp -d)
trap 'rm -rf "$share"' EXIT
mkdir "$share"/{bin,lib,guest,frames,log}
cp "$here"/guest/*.sh "$share/guest/"
cp -r tests/scanner/descriptors "$share/"
for program in "${programs[@]}"; do
  strip --strip-debug -o "$share/bin/$program" "build/$preset/bin/$program"
  # The libraries beyond libc and its kin, which the guest has of the same release.
  mapfile -t libraries < <(ldd "build/$preset/bin/$program" | sed -n 's/.* => \(\/[^ ]*\) .*/\1/p' |
    grep -vE '/(libc|libm|libpthread|libdl|librt)\.so')
  cp -L "${libraries[@]}" "$share/lib/"
done
python3 -B "$here/frames.py" "build/$preset/bin/make-pass" "$share/frames"
printf '%s' "$wanted" >"$share/wanted"
: >"$share/results"

echo "run.sh: $(<"$guest/version"), $(qemu-system-x86_64 --version | head -n 1)" >&2
timeout "$limit" qemu-system-x86_64 \
  -machine q35 -accel "$accelerator" -cpu max -smp 2 -m 1024 -nodefaults -no-reboot -display none \
  -kernel "$guest/vmlinuz" -initrd "$guest/initrd" -append "console=ttyS0 quiet loglevel=4 mitigations=off panic=-1" \
  -drive file="$guest/root.img",if=none,id=root,format=raw,snapshot=on -device virtio-blk-pci,drive=root \
  -virtfs local,path="$share",mount_tag=share,security_model=none \
  -serial file:"$log/console.log" 2>"$log/qemu.log" || echo "FAIL qemu: it ended with $?" >>"$share/results"

cp -r "$share"/log/. "$log/"
[[ -e $share/finished ]] || echo "FAIL guest: it did not come to its end; see $log/console.log" >>"$share/results"
cat "$share/results"
passed=$(grep -c '^PASS ' "$share/results" || true)
failed=$(grep -c '^FAIL ' "$share/results" || true)
echo "run.sh: $passed passed, $failed failed; what the steps said is in $log" >&2
[[ $failed -eq 0 && $passed -gt 0 ]]
