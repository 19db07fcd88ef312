// Which Noto family draws which script, by Unicode blocks (Blocks.txt), for the scripts a film title comes in.
#include "platform/sdl/scripts.hpp"

#include <array>

namespace platform::sdl {
namespace {

constexpr Script kPlain{0, 0x10FFFF, "NotoSans", "", false, false};

constexpr std::array<Script, 46> kScripts{{
    {0x0530, 0x058F, "NotoSansArmenian", "Armn", false, false},
    {0x0590, 0x05FF, "NotoSansHebrew", "Hebr", true, false},
    {0x0600, 0x06FF, "NotoSansArabic", "Arab", true, false},
    {0x0700, 0x074F, "NotoSansSyriac", "Syrc", true, false},
    {0x0750, 0x077F, "NotoSansArabic", "Arab", true, false},
    {0x0780, 0x07BF, "NotoSansThaana", "Thaa", true, false},
    {0x07C0, 0x07FF, "NotoSansNKo", "Nkoo", true, false},
    {0x08A0, 0x08FF, "NotoSansArabic", "Arab", true, false},
    {0x0900, 0x097F, "NotoSansDevanagari", "Deva", false, false},
    {0x0980, 0x09FF, "NotoSansBengali", "Beng", false, false},
    {0x0A00, 0x0A7F, "NotoSansGurmukhi", "Guru", false, false},
    {0x0A80, 0x0AFF, "NotoSansGujarati", "Gujr", false, false},
    {0x0B00, 0x0B7F, "NotoSansOriya", "Orya", false, false},
    {0x0B80, 0x0BFF, "NotoSansTamil", "Taml", false, false},
    {0x0C00, 0x0C7F, "NotoSansTelugu", "Telu", false, false},
    {0x0C80, 0x0CFF, "NotoSansKannada", "Knda", false, false},
    {0x0D00, 0x0D7F, "NotoSansMalayalam", "Mlym", false, false},
    {0x0D80, 0x0DFF, "NotoSansSinhala", "Sinh", false, false},
    {0x0E00, 0x0E7F, "NotoSansThai", "Thai", false, false},
    {0x0E80, 0x0EFF, "NotoSansLao", "Laoo", false, false},
    {0x0F00, 0x0FFF, "NotoSerifTibetan", "Tibt", false, false},
    {0x1000, 0x109F, "NotoSansMyanmar", "Mymr", false, false},
    {0x10A0, 0x10FF, "NotoSansGeorgian", "Geor", false, false},
    {0x1100, 0x11FF, "NotoSansCJK", "Hang", false, true},
    {0x1200, 0x139F, "NotoSansEthiopic", "Ethi", false, false},
    {0x13A0, 0x13FF, "NotoSansCherokee", "Cher", false, false},
    {0x1400, 0x167F, "NotoSansCanadianAboriginal", "Cans", false, false},
    {0x1780, 0x17FF, "NotoSansKhmer", "Khmr", false, false},
    {0x1800, 0x18AF, "NotoSansMongolian", "Mong", false, false},
    {0x18B0, 0x18FF, "NotoSansCanadianAboriginal", "Cans", false, false},
    {0x1C90, 0x1CBF, "NotoSansGeorgian", "Geor", false, false},
    {0x2190, 0x21FF, "NotoSansMath", "", false, false},
    {0x2200, 0x22FF, "NotoSansMath", "", false, false},
    {0x2300, 0x24FF, "NotoSansSymbols", "", false, false},
    {0x2500, 0x27BF, "NotoSansSymbols2", "", false, false},
    {0x2D30, 0x2D7F, "NotoSansTifinagh", "Tfng", false, false},
    {0x2E80, 0x2FDF, "NotoSansCJK", "Hani", false, true},
    {0x3000, 0x303F, "NotoSansCJK", "", false, true},
    {0x3040, 0x30FF, "NotoSansCJK", "Kana", false, true},
    {0x3100, 0x9FFF, "NotoSansCJK", "Hani", false, true},
    {0xAC00, 0xD7AF, "NotoSansCJK", "Hang", false, true},
    {0xF900, 0xFAFF, "NotoSansCJK", "Hani", false, true},
    {0xFB1D, 0xFB4F, "NotoSansHebrew", "Hebr", true, false},
    {0xFB50, 0xFEFC, "NotoSansArabic", "Arab", true, false},
    {0xFF00, 0xFFEF, "NotoSansCJK", "", false, true},
    {0x20000, 0x323AF, "NotoSansCJK", "Hani", false, true},
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

}  // namespace platform::sdl
