#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Installs what the project builds, runs and tests with: Debian 12 and 13 packages, nothing else.
# A second run finds everything in place and asks apt nothing.
#   platform/deps.sh [build|test|fuzz|qemu|debian13|format|lint]...     default: build test
set -euo pipefail

declare -A packages
# The compilers and what drives them.
packages[build]="g++ cmake ninja-build ccache pkg-config ca-certificates"
# The window, its text and its icons (SVG through SDL2_image).
packages[build]+=" libsdl2-dev libsdl2-ttf-dev libsdl2-image-dev"
# The simulated printer's paper and a kiosk's set-up code as pictures.
packages[build]+=" libpng-dev"
# Barcodes, both ways; the service, which reads none, draws a set-up code with a library for that alone.
packages[build]+=" libzxing-dev libqrencode-dev"
# Passes through devices: MJPEG of a camera decoded to grey alone, keyboard scanners, hot-plug; a decoder that may
# touch nothing but its frames.
packages[build]+=" libturbojpeg0-dev libevdev-dev libudev-dev libseccomp-dev"
# HTTP: the kiosk's client, and the service's server (Beast: idle connections cost no threads).
packages[build]+=" libcurl4-openssl-dev libboost-dev"
# TLS in the service, under Beast; its figures for Prometheus.
packages[build]+=" libssl-dev prometheus-cpp-dev"
# State on disk, the wire format, the configuration, the command line.
packages[build]+=" libsqlite3-dev nlohmann-json3-dev libtomlplusplus-dev libcli11-dev"
# The service's database where several of it serve one festival.
packages[build]+=" libpq-dev"
# Logs, signatures, errors as values, time zones.
packages[build]+=" libspdlog-dev libfmt-dev libsodium-dev libexpected-dev libhowardhinnant-date-dev tzdata"
# The type: Inter for Latin, Noto for every other script (film titles come in Japanese, Korean and Chinese too).
packages[build]+=" fonts-inter fonts-noto-core fonts-noto-cjk"
# Messages in every language (Boost.Locale reads the catalogues that gettext compiles), their dates and plurals (ICU),
# lines that run from the right (FriBidi), and a voice for who does not see them (espeak-ng).
packages[build]+=" gettext libboost-locale-dev libicu-dev libfribidi-dev libespeak-ng-dev espeak-ng-data"
# Test runner, a display, a hand for the mouse, a judge of pictures, certificates.
packages[test]="catch2 xvfb xauth xdotool python3 curl sqlite3 openssl"
# The server that the tests start for themselves: 15 on Debian 12, 17 on 13.
packages[test]+=" postgresql postgresql-client"
# The judge of the service's answers: its OpenAPI document and the schemas in it.
packages[test]+=" libyaml-cpp-dev libvalijson-dev"
# A kernel of Debian's with cameras and USB gadgets of its own: tests/qemu.
packages[qemu]="qemu-system-x86 debootstrap e2fsprogs binutils python3"
# A clean Debian 13 to test in: tests/debian13.sh.
packages[debian13]="debootstrap"
# What fuzzes the parsers of what devices send: libFuzzer comes with clang alone.
packages[fuzz]="clang libclang-rt-dev"
# The formatter alone, for CI: the linter's compiler is large.
packages[format]="clang-format"
# The formatter and the linter.
packages[lint]="clang-format clang-tidy clang"

wanted=()
for group in "${@:-build}"; do
  [[ -n ${packages[$group]-} ]] || { echo "deps.sh: no group '$group'; there are: ${!packages[*]}" >&2; exit 2; }
  # shellcheck disable=SC2206  # the groups are lists of words
  wanted+=(${packages[$group]})
done
[[ $# -gt 0 ]] || { read -ra more <<<"${packages[test]}"; wanted+=("${more[@]}"); }

missing=()
for package in "${wanted[@]}"; do
  [[ $(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null) == installed ]] || missing+=("$package")
done
[[ ${#missing[@]} -gt 0 ]] || exit 0

as_root=()
if [[ $(id -u) -ne 0 ]]; then
  command -v sudo >/dev/null || {
    echo "deps.sh: these packages are missing and there is no sudo; as root run: apt-get install ${missing[*]}" >&2
    exit 1
  }
  as_root=(sudo)
fi
echo "deps.sh: installing, which takes some minutes: ${missing[*]}" >&2
# One at a time: apt does not wait for a second apt of its own accord, and two checkouts may start together.
apt=("${as_root[@]}" flock /var/lib/dpkg env DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=300)
"${apt[@]}" update
# Debian's package would create a server of the machine's own and start it, which nobody here asked for.
if [[ " ${missing[*]} " == *" postgresql "* && ! -e /etc/postgresql-common/createcluster.conf ]]; then
  "${as_root[@]}" mkdir -p /etc/postgresql-common
  "${as_root[@]}" tee /etc/postgresql-common/createcluster.conf >/dev/null <<<"create_main_cluster = false"
fi
"${apt[@]}" install -y --no-install-recommends "${missing[@]}" >/dev/null
