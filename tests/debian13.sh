#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Every test in a clean Debian 13 of its own, from whatever Linux this is: before what changes dependencies lands.
# Needs root, for the mounts. What is mounted and started there ends with it, also after ^C.
#   tests/debian13.sh [argument of ctest]...      tests/debian13.sh -R golden
#   KIOSK_COMMIT=HEAD tests/debian13.sh           of this commit, instead of the files as they are now
#   KIOSK_COMMAND='...' tests/debian13.sh         runs this there, in the project's folder, instead of tests/run.sh
#   KIOSK_BRING=PATH tests/debian13.sh            then copies this path of the project from there to here
#   KIOSK_DEBIAN_MIRROR=URL tests/debian13.sh     from this mirror, instead of the one that apt uses here
#   KIOSK_DEBIAN_CACHE=DIR tests/debian13.sh      keeps the root and ccache here, instead of ~/.cache/kiosk-debian13
#   KIOSK_DEBIAN_RENEW=1 tests/debian13.sh        makes the root anew, with the packages of today
# KIOSK_PRESET and KIOSK_JOBS are those of tests/run.sh. Exits as that does; with 2 where it cannot begin.
set -euo pipefail

readonly self=$(realpath "${BASH_SOURCE[0]}")
readonly project=${self%/tests/*}
readonly cache=${KIOSK_DEBIAN_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/kiosk-debian13}
readonly suite=trixie

say() { echo "debian13.sh: $*" >&2; }
refuse() { say "$@"; exit 2; }

# The clean environment of all that runs in the root $1.
inside() {
  local root=$1
  shift
  chroot "$root" /usr/bin/env -i HOME=/root TERM=dumb LANG=C.UTF-8 CCACHE_DIR=/ccache CCACHE_MAXSIZE=5G \
    PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin \
    ${http_proxy:+http_proxy="$http_proxy"} ${https_proxy:+https_proxy="$https_proxy"} \
    ${KIOSK_PRESET:+KIOSK_PRESET="$KIOSK_PRESET"} ${KIOSK_JOBS:+KIOSK_JOBS="$KIOSK_JOBS"} "$@"
}

# The devices that programs take for granted, and the processes of this namespace.
mount_devices() {
  local root=$1 device
  mount -t proc proc "$root/proc"
  mount -t tmpfs -o mode=755 tmpfs "$root/dev"
  for device in null zero full random urandom tty; do
    touch "$root/dev/$device"
    mount --bind "/dev/$device" "$root/dev/$device"
  done
  mkdir "$root/dev/pts" "$root/dev/shm"
  mount -t devpts -o newinstance,ptmxmode=0666 devpts "$root/dev/pts"
  mount -t tmpfs -o mode=1777 tmpfs "$root/dev/shm"
  ln -s pts/ptmx "$root/dev/ptmx"
  ln -s /proc/self/fd "$root/dev/fd"
  ln -s /proc/self/fd/0 "$root/dev/stdin"
  ln -s /proc/self/fd/1 "$root/dev/stdout"
  ln -s /proc/self/fd/2 "$root/dev/stderr"
}

# The archive with this ending that apt of this machine asks; where it asks none, Debian's own.
archive() {
  local found
  found=$(apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' 2>/dev/null | sed 's:/*$::' |
    grep -E "^https?://.*$1\$" | sort -u) || true
  found=${found%%$'\n'*}
  echo "${found:-http://deb.debian.org$1}"
}

# Names are asked, and archives reached (proxies, the age that is allowed), as on this machine.
copy_network() {
  local root=$1 file
  for file in /etc/resolv.conf /etc/hosts; do
    [[ -e $file ]] || continue
    rm -f "$root$file"
    cp -L "$file" "$root$file"
  done
  apt-config dump --no-empty Acquire 2>/dev/null | grep -E '^Acquire::(https?|Check|Retries|Max-)' \
    >"$root/etc/apt/apt.conf.d/90host" || true
}

# A minimal Debian at $1, with the packages of platform/deps.sh at $2 in it and nothing else.
make_root() {
  local root=$1 deps=$2 mirror security
  mirror=${KIOSK_DEBIAN_MIRROR:-$(archive /debian)}
  security=$(archive /debian-security)
  say "makes a clean Debian 13 from $mirror; the next run finds it in $cache"
  debootstrap --variant=minbase --include=ca-certificates "$suite" "$root" "$mirror" >"$cache/debootstrap.log" 2>&1 ||
    { tail -n 5 "$cache/debootstrap.log" >&2; refuse "debootstrap failed: all of it is in $cache/debootstrap.log"; }
  printf 'deb %s %s main\n' "$mirror" "$suite" "$mirror" "$suite-updates" "$security" "$suite-security" \
    >"$root/etc/apt/sources.list"
  # No service of a package starts.
  printf '#!/bin/sh\nexit 101\n' >"$root/usr/sbin/policy-rc.d"
  chmod 755 "$root/usr/sbin/policy-rc.d"
  # dpkg waits for the disk after each package: a root that is made anew at will need not survive a power cut.
  echo force-unsafe-io >"$root/etc/dpkg/dpkg.cfg.d/90unsafe-io"
  copy_network "$root"
  mount_devices "$root"
  cp "$deps" "$root/deps.sh"
  inside "$root" bash /deps.sh build test >"$cache/packages.log" 2>&1 ||
    { tail -n 5 "$cache/packages.log" >&2; refuse "no packages: all of it is in $cache/packages.log"; }
  rm "$root/deps.sh" "$root"/var/cache/apt/archives/*.deb
  umount -R "$root/dev" "$root/proc"
}

# The first process of the namespace: $1 is where this run keeps its own files, the rest are arguments of ctest.
run() {
  local work=$1 root=$1/root kept deps=$1/src/platform/deps.sh status=0
  shift
  # Another list of packages is another root: one that is missing in the list is missing in the tests.
  kept=$cache/root-$(sha256sum "$deps" | cut -c1-16)
  exec 9>"$cache/lock"
  flock -s 9
  if [[ ! -d $kept || -n ${KIOSK_DEBIAN_RENEW-} ]]; then
    flock -x 9
    make_root "$work/new" "$deps"
    rm -rf --one-file-system "$cache"/root-*
    mv "$work/new" "$kept"
    flock -s 9
  fi
  mkdir -p "$cache/ccache" "$root" "$work"/{upper,overlay,tmp}
  # What the run changes of the root goes with it. Where a file system cannot be laid over another, it is copied.
  mount -t overlay -o "lowerdir=$kept,upperdir=$work/upper,workdir=$work/overlay" overlay "$root" 2>/dev/null ||
    cp -a "$kept/." "$root"
  mkdir "$root/src" "$root/ccache"
  chmod 1777 "$work/tmp"
  mount --bind "$work/src" "$root/src"
  mount --bind "$work/tmp" "$root/tmp"
  mount --bind "$cache/ccache" "$root/ccache"
  mount_devices "$root"
  copy_network "$root"
  inside "$root" bash -c 'cd /src && eval "$0"' "${KIOSK_COMMAND:-tests/run.sh \"\$@\"}" "$@" || status=$?
  exit "$status"
}

# The project's files into the folder $1: those that git knows or would add, as they are now, or those of a commit.
copy_project() {
  mkdir "$1"
  # The project is its owner's, and this is root.
  local git=(git -c safe.directory="$project" -C "$project")
  if [[ -n ${KIOSK_COMMIT-} ]]; then
    "${git[@]}" archive --format=tar "$KIOSK_COMMIT" | tar -C "$1" -xf -
  else
    (cd "$project" && "${git[@]}" ls-files -z --cached --others --exclude-standard |
      while IFS= read -rd '' file; do [[ -e $file ]] && printf '%s\0' "$file"; done | tar --null -T - -cf -) |
      tar -C "$1" --no-same-owner -xf -
  fi
}

# Copies the path $2 of the folder $1 into the project, as its owner's.
bring() {
  tar -C "$1" --owner="$(stat -c %u "$project")" --group="$(stat -c %g "$project")" --numeric-owner -cf - -- "$2" |
    tar -C "$project" --same-owner -xf -
}

# The namespace ends with its first process, the child of unshare, and with it all that is mounted and runs there.
end() {
  trap '' INT TERM HUP
  if [[ -n $pid ]]; then
    pkill -KILL -P "$pid" || kill -KILL "$pid" || true
    wait "$pid" || true
  fi 2>/dev/null
  rm -rf --one-file-system "$work"
}

main() {
  [[ $(id -u) -eq 0 ]] || refuse "needs root, to mount: sudo tests/debian13.sh"
  command -v git >/dev/null || refuse "needs git, to know the project's files"
  if ! command -v debootstrap >/dev/null; then
    command -v apt-get >/dev/null || refuse "needs debootstrap, from this system's packages"
    "$project/platform/deps.sh" debian13 || refuse "needs debootstrap: apt-get install debootstrap"
  fi
  unshare --mount --pid --fork true 2>/dev/null ||
    refuse "may not mount here: needs a root with CAP_SYS_ADMIN; in a container, a privileged one"
  mkdir -p "$cache"
  work=$(mktemp -d "$cache/run.XXXXXX")
  pid=
  trap end EXIT
  trap 'exit 130' INT
  trap 'exit 143' TERM HUP
  copy_project "$work/src"
  # A job of its own, for ^C is to end this and not to be passed over by what runs in the background.
  set -m
  unshare --mount --propagation private --pid --fork --kill-child \
    bash "$self" --in-namespace "$work" "$@" </dev/null &
  pid=$!
  local status=0
  wait "$pid" || status=$?
  pid=
  if [[ $status -ne 0 ]]; then
    say "failed after $SECONDS s"
  else
    [[ -z ${KIOSK_BRING-} ]] || bring "$work/src" "$KIOSK_BRING"
    say "all went well, in $SECONDS s"
  fi
  exit "$status"
}

if [[ ${1-} == --in-namespace ]]; then
  shift
  run "$@"
else
  main "$@"
fi
