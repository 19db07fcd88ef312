// SPDX-License-Identifier: Apache-2.0
// Which Noto family draws which script, by Unicode blocks (Blocks.txt), for the scripts a film title comes in.
#include "platform/sdl/scripts.hpp"

#include <algorithm>
#include <array>

namespace platform::sdl {
namespace {

constexpr Script kPlain{0, 0x10FFFF, "NotoSans", "", false};

constexpr std::array<Script, 56> kScripts{{
    {0x0041, 0x005A, "NotoSans", "Latn", false},
    {0x0061, 0x007A, "NotoSans", "Latn", false},
    {0x00C0, 0x02AF, "NotoSans", "Latn", false},
    {0x0370, 0x03FF, "NotoSans", "Grek", false},
    {0x0400, 0x052F, "NotoSans", "Cyrl", false},
    {0x0530, 0x058F, "NotoSansArmenian", "Armn", false},
    {0x0590, 0x05FF, "NotoSansHebrew", "Hebr", false},
    {0x0600, 0x06FF, "NotoSansArabic", "Arab", false},
    {0x0700, 0x074F, "NotoSansSyriac", "Syrc", false},
    {0x0750, 0x077F, "NotoSansArabic", "Arab", false},
    {0x0780, 0x07BF, "NotoSansThaana", "Thaa", false},
    {0x07C0, 0x07FF, "NotoSansNKo", "Nkoo", false},
    {0x08A0, 0x08FF, "NotoSansArabic", "Arab", false},
    {0x0900, 0x097F, "NotoSansDevanagari", "Deva", false},
    {0x0980, 0x09FF, "NotoSansBengali", "Beng", false},
    {0x0A00, 0x0A7F, "NotoSansGurmukhi", "Guru", false},
    {0x0A80, 0x0AFF, "NotoSansGujarati", "Gujr", false},
    {0x0B00, 0x0B7F, "NotoSansOriya", "Orya", false},
    {0x0B80, 0x0BFF, "NotoSansTamil", "Taml", false},
    {0x0C00, 0x0C7F, "NotoSansTelugu", "Telu", false},
    {0x0C80, 0x0CFF, "NotoSansKannada", "Knda", false},
    {0x0D00, 0x0D7F, "NotoSansMalayalam", "Mlym", false},
    {0x0D80, 0x0DFF, "NotoSansSinhala", "Sinh", false},
    {0x0E00, 0x0E7F, "NotoSansThai", "Thai", false},
    {0x0E80, 0x0EFF, "NotoSansLao", "Laoo", false},
    {0x0F00, 0x0FFF, "NotoSerifTibetan", "Tibt", false},
    {0x1000, 0x109F, "NotoSansMyanmar", "Mymr", false},
    {0x10A0, 0x10FF, "NotoSansGeorgian", "Geor", false},
    {0x1100, 0x11FF, "NotoSansCJK", "Hang", true},
    {0x1200, 0x139F, "NotoSansEthiopic", "Ethi", false},
    {0x13A0, 0x13FF, "NotoSansCherokee", "Cher", false},
    {0x1400, 0x167F, "NotoSansCanadianAboriginal", "Cans", false},
    {0x1780, 0x17FF, "NotoSansKhmer", "Khmr", false},
    {0x1800, 0x18AF, "NotoSansMongolian", "Mong", false},
    {0x18B0, 0x18FF, "NotoSansCanadianAboriginal", "Cans", false},
    {0x1C90, 0x1CBF, "NotoSansGeorgian", "Geor", false},
    {0x1E00, 0x1EFF, "NotoSans", "Latn", false},
    {0x1F00, 0x1FFF, "NotoSans", "Grek", false},
    {0x2190, 0x21FF, "NotoSansMath", "", false},
    {0x2200, 0x22FF, "NotoSansMath", "", false},
    {0x2300, 0x24FF, "NotoSansSymbols", "", false},
    {0x2500, 0x27BF, "NotoSansSymbols2", "", false},
    {0x2D30, 0x2D7F, "NotoSansTifinagh", "Tfng", false},
    {0x2DE0, 0x2DFF, "NotoSans", "Cyrl", false},
    {0x2E80, 0x2FDF, "NotoSansCJK", "Hani", true},
    {0x3000, 0x303F, "NotoSansCJK", "", true},
    {0x3040, 0x30FF, "NotoSansCJK", "Kana", true},
    {0x3100, 0x9FFF, "NotoSansCJK", "Hani", true},
    {0xA640, 0xA69F, "NotoSans", "Cyrl", false},
    {0xAC00, 0xD7AF, "NotoSansCJK", "Hang", true},
    {0xF900, 0xFAFF, "NotoSansCJK", "Hani", true},
    {0xFB00, 0xFB06, "NotoSans", "Latn", false},
    {0xFB1D, 0xFB4F, "NotoSansHebrew", "Hebr", false},
    {0xFB50, 0xFEFC, "NotoSansArabic", "Arab", false},
    {0xFF00, 0xFFEF, "NotoSansCJK", "", true},
    {0x20000, 0x323AF, "NotoSansCJK", "Hani", true},
}};

}  // namespace

const Script& script_of(char32_t code_point) {
  for (const Script& script : kScripts) {
    if (code_point >= script.first && code_point <= script.last) {
      return script;
    }
  }
  return kPlain;
}

CjkFace cjk_face_of(std::u32string_view line) {
  const auto within = [line](char32_t first, char32_t last) {
    return std::any_of(line.begin(), line.end(), [=](char32_t c) { return c >= first && c <= last; });
  };
  if (within(0x3040, 0x30FF)) {
    return CjkFace::kJapanese;
  }
  return within(0xAC00, 0xD7AF) || within(0x1100, 0x11FF) ? CjkFace::kKorean : CjkFace::kSimplifiedChinese;
}

}  // namespace platform::sdl
