#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Makes what QEMU boots: a small Debian with a Debian kernel, as vmlinuz, initrd and root.img (ext4) in a folder.
#   tests/qemu/make_guest.sh FOLDER       as root, who alone may make device nodes and chroot
#   KIOSK_QEMU_SUITE=trixie ...           default: this machine's own, so that programs built here run there
#   KIOSK_QEMU_MIRROR=http://...          default: http://deb.debian.org/debian
set -euo pipefail
PATH=$PATH:/usr/sbin:/sbin

folder=${1:?"usage: make_guest.sh FOLDER"}
# shellcheck disable=SC1091  # every Debian has it
suite=${KIOSK_QEMU_SUITE:-$(. /etc/os-release; echo "$VERSION_CODENAME")}
mirror=${KIOSK_QEMU_MIRROR:-http://deb.debian.org/debian}
[[ $(id -u) -eq 0 ]] || { echo "make_guest.sh: only root can make a Debian root" >&2; exit 2; }

mkdir -p "$folder"
work=$(mktemp -d "$folder/making.XXXXXX")
trap 'rm -rf --one-file-system "$work"' EXIT
root=$work/root

# udev names the devices, kmod loads their drivers, v4l-utils and usbutils speak to them, busybox is the first program.
debootstrap --variant=minbase --include=udev,kmod,v4l-utils,usbutils,busybox-static "$suite" "$root" "$mirror" \
  >"$folder/debootstrap.log" 2>&1 || { tail -n 30 "$folder/debootstrap.log" >&2; exit 1; }

# The kernel is unpacked and not installed: its initrd would hold every driver there is, and take long to boot.
cp -L /etc/resolv.conf "$root/etc/resolv.conf"
kernel=$(chroot "$root" apt-cache depends linux-image-amd64 | sed -n 's/.*Depends: \(linux-image-[0-9].*\)/\1/p')
chroot "$root" sh -c "cd /tmp && apt-get -qq download $kernel"
# Beside the root: unpacked over it, the package's /lib would take the place of the link of that name.
dpkg-deb -x "$root"/tmp/linux-image-*.deb "$work/kernel"
mkdir -p "$root/lib/modules"
mv "$work"/kernel/lib/modules/* "$root/lib/modules/"
rm -f "$root"/tmp/*.deb "$root"/var/cache/apt/archives/*.deb
release=$(basename "$root"/lib/modules/*)
chroot "$root" depmod "$release"

# The first program: loads what the root disk needs, mounts it and hands over.
early=$work/early
mkdir -p "$early"/{bin,dev,proc,sys,modules,root}
cp "$root/bin/busybox" "$early/bin/"
: >"$early/order"
for module in virtio_pci virtio_blk ext4; do
  while read -r _ path _; do
    name=$(basename "$path")
    [[ -e $early/modules/$name ]] && continue
    cp "$root$path" "$early/modules/$name"
    echo "$name" >>"$early/order"
  done < <(chroot "$root" modprobe --set-version "$release" --show-depends "$module" | grep '^insmod')
done
[[ $(wc -l <"$early/order") -ge 3 ]] || { echo "make_guest.sh: the kernel's drivers were not found" >&2; exit 1; }
cat >"$early/init" <<'END'
#!/bin/busybox sh
/bin/busybox --install -s /bin
export PATH=/bin
mount -t proc none /proc
mount -t sysfs none /sys
mount -t devtmpfs none /dev
while read -r module; do insmod "/modules/$module"; done </order
tries=0
until [ -b /dev/vda ]; do
  tries=$((tries + 1))
  [ $tries -lt 200 ] || { echo "init: there is no disk"; poweroff -f; }
  sleep 0.1
done
mount -t ext4 -o noatime /dev/vda /root
for place in proc sys dev; do mount --move /$place /root/$place; done
exec switch_root /root /sbin/guest-init
END
chmod 755 "$early/init"
(cd "$early" && find . | "$root/bin/busybox" cpio -o -H newc 2>/dev/null | gzip -1) >"$work/initrd"

# The second: the share, udev, the steps, off.
cat >"$root/sbin/guest-init" <<'END'
#!/bin/bash
export PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LANG=C.UTF-8
mount -t tmpfs none /run
mount -t tmpfs none /tmp
mkdir -p /dev/pts /dev/shm /share
mount -t devpts none /dev/pts
mount -t tmpfs none /dev/shm
ip link set lo up 2>/dev/null
modprobe -a 9p 9pnet_virtio
mount -t 9p -o trans=virtio,version=9p2000.L,msize=262144 share /share || echo "guest-init: there is no share"
/lib/systemd/systemd-udevd --daemon
udevadm trigger --action=add
udevadm settle
bash /share/guest/steps.sh
sync
busybox poweroff -f
END
chmod 755 "$root/sbin/guest-init"

cp "$work"/kernel/boot/vmlinuz-* "$work/vmlinuz"
rm -rf "$root"/usr/share/{doc,man,locale}/* "$root"/var/lib/apt/lists/*
mke2fs -q -t ext4 -d "$root" -L guest "$work/root.img" 1536M
echo "$suite, kernel $release" >"$work/version"
mv "$work"/{vmlinuz,initrd,root.img,version} "$folder/"
