// SPDX-License-Identifier: Apache-2.0
// The form by its letters; the shorter code by a table.
#include "platform/festival/language_tag.hpp"

#include <algorithm>

namespace festival {
namespace {

/// ISO 639-2: each code of three letters, of either list, with the one of two that ISO 639-1 has for it.
constexpr std::string_view kShorter =
    "aaraa abkab afraf akaak albsq amham araar argan armhy asmas avaav aveae aymay azeaz bakba bambm baqeu belbe "
    "benbn bihbh bisbi bodbo bosbs brebr bulbg burmy catca cescs chach chece chizh chucu chvcv corkw cosco crecr "
    "cymcy czecs danda deude divdv dutnl dzodz ellel engen epoeo estet euseu eweee faofo fasfa fijfj finfi frafr "
    "frefr fryfy fulff geoka gerde glagd glega glggl glvgv greel grngn gujgu hatht hauha hebhe herhz hinhi hmoho "
    "hrvhr hunhu hyehy iboig iceis idoio iiiii ikuiu ileie inaia indid ipkik islis itait javjv jpnja kalkl kankn "
    "kasks katka kaukr kazkk khmkm kikki kinrw kirky komkv konkg korko kuakj kurku laolo latla lavlv limli linln "
    "litlt ltzlb lublu luglg macmk mahmh malml maomi marmr mayms mkdmk mlgmg mltmt monmn mrimi msams myamy nauna "
    "navnv nblnr ndend ndong nepne nldnl nnonn nobnb norno nyany ocioc ojioj orior ormom ossos panpa perfa plipi "
    "polpl porpt pusps quequ rohrm ronro rumro runrn rusru sagsg sansa sinsi slksk slosk slvsl smese smosm snasn "
    "sndsd somso sotst spaes sqisq srdsc srpsr sswss sunsu swasw swesv tahty tamta tattt telte tgktg tgltl thath "
    "tibbo tirti tonto tsntn tsots tuktk turtr twitw uigug ukruk urdur uzbuz venve vievi volvo welcy wlnwa wolwo "
    "xhoxh yidyi yoryo zhaza zhozh zulzu ";
constexpr std::size_t kLong = 3;   ///< letters of a code there
constexpr std::size_t kEntry = 6;  ///< of both codes and the blank

char small(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

}  // namespace

bool is_language(std::string_view tag) {
  constexpr std::size_t kLongest = 35;
  if (tag.size() > kLongest) return false;
  for (bool first = true;; first = false) {
    const auto part = tag.substr(0, tag.find('-'));
    const bool fits = first ? part.size() == 2 || part.size() == 3 : !part.empty() && part.size() <= 8;
    const bool good = std::ranges::all_of(part, [&](char c) {
      const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
      return letter || (!first && c >= '0' && c <= '9');
    });
    if (!fits || !good) return false;
    if (part.size() == tag.size()) return true;
    tag.remove_prefix(part.size() + 1);
  }
}

std::string shorter_tag(std::string_view tag) {
  std::string code(tag.substr(0, tag.find('-')));
  if (code.size() != kLong) return {};
  std::ranges::transform(code, code.begin(), small);
  for (std::size_t at = 0; at < kShorter.size(); at += kEntry) {
    const auto entry = kShorter.substr(at, kEntry - 1);
    if (entry.starts_with(code)) return std::string(entry.substr(kLong)).append(tag.substr(kLong));
  }
  return {};
}

}  // namespace festival
