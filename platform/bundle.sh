#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# What to copy to a kiosk or to the service's machine, until there are packages: the programs with what they load, and the
# list of the Debian packages that they need there.
#   platform/bundle.sh FOLDER       then copy FOLDER to a machine of the same Debian release, to /opt/kiosk for example,
#                                   and there: apt-get install --no-install-recommends $(cat /opt/kiosk/packages.txt)
# The folder must not exist yet. KIOSK_PRESET=dev takes another build than release.
set -euo pipefail
folder=${1-}
[[ $folder != -h && $folder != --help ]] || { sed -n '3,7s/^# //p' "${BASH_SOURCE[0]}"; exit 0; }
[[ $# -eq 1 && $folder != -* ]] || { sed -n '3,7s/^# //p' "${BASH_SOURCE[0]}" >&2; exit 2; }
[[ ! -e $folder ]] || { echo "bundle.sh: $folder exists; name a folder that does not" >&2; exit 1; }
folder=$(realpath -m "$folder")
cd "$(dirname "${BASH_SOURCE[0]}")/.."
preset=${KIOSK_PRESET:-release}
build=build/$preset

if [[ $preset == release ]]; then
  platform/deps.sh build
  log=$(mktemp)
  trap 'rm -f "$log"' EXIT
  { cmake --preset release && cmake --build --preset release; } >"$log" 2>&1 || { cat "$log" >&2; exit 1; }
fi
cmake --install "$build" --prefix "$folder" --strip >/dev/null

# The package that owns each library which the programs load. Debian 12 and 13 name some of them differently, so the list
# is of this release alone. A merged /usr makes dpkg know some files by their old place.
owner() {
  local package
  package=$(dpkg-query -S "$1" 2>/dev/null || dpkg-query -S "${1#/usr}" 2>/dev/null) ||
    { echo "bundle.sh: no package owns $1" >&2; return 1; }
  cut -d: -f1 <<<"$package"
}
libraries=$(ldd "$folder"/bin/* | sed -n 's/.* => \(\/[^ ]*\) .*/\1/p' | sort -u)
packages=(ca-certificates tzdata fonts-inter fonts-noto-core fonts-noto-cjk espeak-ng-data)
for library in $libraries; do packages+=("$(owner "$(realpath "$library")")"); done
printf '%s\n' "${packages[@]}" | sort -u >"$folder/packages.txt"

. /etc/os-release
echo "bundle.sh: $folder, for ${PRETTY_NAME:-this release}: $(du -sh "$folder" | cut -f1), $(wc -l <"$folder/packages.txt") packages"
