#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# The translators' tool: the messages of the sources, and the files in assets/locales that translate them.
#   platform/locales.sh pot [ROOT]    print all messages of the sources below ROOT, as a .pot
#   platform/locales.sh update        put new messages into every assets/locales/*.po, and take out the old
#   platform/locales.sh new CODE      begin assets/locales/CODE.po
#   platform/locales.sh status        count what is translated
# assets/locales/README.md tells how to add a language.
set -euo pipefail
home=$(cd "$(dirname "$0")/.." && pwd)
# Lines of these files hold one message each, however long: so a change of a word is a change of a line.
form=(--no-wrap --sort-by-file)

# Where words for people are written: there in the files that ask a language for them. (Settings are read by calls of
# the same name.)
spoken_folders=(kiosk/core kiosk/screens kiosk/app)
speaks='\b(say_?|language_?)(\.|->)(text|text_in|plural)\('
# Where a language itself looks messages up: its list separator, the names in its dates.
own_folders=(kiosk/words platform/locale)

sources() { # PATTERN FOLDER...
  local pattern=$1 folder
  shift
  for folder in "$@"; do
    [[ ! -d $folder ]] || grep -rlE --include='*.cpp' "$pattern" "$folder" || true
  done | LC_ALL=C sort
}

extract() { # OUT KEYWORD...
  local out=$1
  shift
  xgettext --language=C++ --from-code=UTF-8 --files-from=- --output="$out" --force-po "${form[@]}" \
    --package-name=kiosk --add-comments=Translators: --keyword "${@/#/--keyword=}" \
    --flag=text:1:no-c-format --flag=text_in:2:no-c-format --flag=plural:1:no-c-format --flag=plural:2:no-c-format
}

pot() { # ROOT
  local scratch
  scratch=$(mktemp -d)
  # shellcheck disable=SC2064  # the folder's name now
  trap "rm -rf '$scratch'" EXIT
  cd "$1"
  sources "$speaks" "${spoken_folders[@]}" | extract "$scratch/spoken.pot" text:1 text_in:1c,2 plural:1,2
  sources '\bfind\(' "${own_folders[@]}" | extract "$scratch/own.pot" find:1c,2
  sed -i 's/charset=CHARSET/charset=UTF-8/' "$scratch"/*.pot
  # Without the lines that would differ each time.
  msgcat --use-first "${form[@]}" "$scratch/spoken.pot" "$scratch/own.pot" |
    sed -e '/^#, no-c-format$/d' -e '/^"\(POT-Creation-Date\|Report-Msgid-Bugs-To\): /d'
}

update() {
  local file code
  mkdir -p "$home/build"
  pot "$home" >"$home/build/messages.pot"
  for file in "$home"/assets/locales/*.po; do
    code=$(basename "$file" .po)
    echo "$code" >&2
    msgmerge --quiet --update --backup=none --previous "${form[@]}" "$file" "$home/build/messages.pot"
    # What nobody says any more goes; where a message stands in the sources changes too often to be kept.
    msgattrib --no-obsolete --no-location "${form[@]}" --output-file="$file" "$file"
    # English translates itself.
    [[ $code != en ]] || msgen --no-wrap --output-file="$file" "$file"
  done
}

begin() { # CODE
  local file=$home/assets/locales/$1.po
  mkdir -p "$home/build"
  [[ ! -e $file ]] || { echo "locales.sh: $file is there already" >&2; exit 1; }
  pot "$home" >"$home/build/messages.pot"
  msginit --no-translator --locale="${1/-/_}.UTF-8" --input="$home/build/messages.pot" --output-file="$file" --no-wrap
  sed -i -e '0,/^"Content-Transfer-Encoding/s//"X-Own-Name: \\n"\n"X-Direction: ltr\\n"\n"X-Reviewed-By: none yet\\n"\n&/' \
    -e "s/^\"Language: .*/\"Language: ${1/-/_}\\\\n\"/" "$file"
  msgattrib --no-location "${form[@]}" --output-file="$file" "$file"
  echo "locales.sh: $file; fill in X-Own-Name, X-Direction (ltr or rtl), Plural-Forms and the messages" >&2
}

status() {
  local file
  for file in "$home"/assets/locales/*.po; do
    echo "$(basename "$file" .po): $(msgfmt --statistics --output-file=/dev/null "$file" 2>&1)"
  done
}

case ${1-} in
  pot) pot "$(cd "${2:-$home}" && pwd)" ;;
  update) update ;;
  new) begin "${2:?which language? its code: fr, zh-Hans (BCP 47)}" ;;
  status) status ;;
  *) sed -n '2,7s/^# \{0,1\}//p' "$0" >&2; exit 2 ;;
esac
