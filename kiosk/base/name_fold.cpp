// SPDX-License-Identifier: Apache-2.0
// One block of letters a table: what each is without its marks and its capitals. "." is a character that stays what it
// is, or that stands for two letters and is named on its own.
#include "kiosk/base/name_fold.hpp"

#include <array>
#include <cstddef>

#include "kiosk/base/utf8.hpp"

namespace kiosk {
namespace {

struct Block {
  char32_t first;
  std::u16string_view letters;
};

constexpr std::array kBlocks = {
    Block{0xC0,
          u"aaaaaa.ceeeeiiiidnooooo.ouuuuy..aaaaaa.ceeeeiiiidnooooo.ouuuuy.y"
          u"aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii..jjkkklllllll"
          u"lllnnnnnnnnnoooooo..rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs"
          u"ƀɓƃƃƅƅɔƈƈɖɗƌƌƍeeɛffɠɣƕɩɨƙƙƚƛɯɲƞɵooƣƣƥƥʀƨƨʃƪƫƭƭʈuuʊʋƴƴƶƶʒƹƹƺƻƽƽƾƿ"
          u"ǀǁǂǃ.........aaiioouuuuuuuuuueaaaa..ǥǥggkkooooʒʒj...ggƕƿnnaa..oo"
          u"aaaaeeeeiiiioooorrrruuuussttȝȝhhƞȡȣȣȥȥaaeeooooooooyyȴȵȶȷȸȹⱥȼȼƚⱦȿ"
          u"ɀɂɂƀʉʌɇɇɉɉɋɋɍɍɏɏ"},
    Block{0x370,
          u"ͱͱͳͳʹ.ͷͷ...ͻͼͽ.ϳ......α.εηι.ο.υωιαβγδεζηθικλμνξοπρ.στυφχψωιυαεηι"
          u"υαβγδεζηθικλμνξοπρσστυφχψωιυουωϗβθυυυφπϗϙϙϛϛϝϝϟϟϡϡϣϣϥϥϧϧϩϩϫϫϭϭϯϯ"
          u"κρσϳθε.ϸϸσϻϻϼͻͼͽ"},
    Block{0x400,
          u"ееђгєѕііјљњћкиуџабвгдежзииклмнопрстуфхцчшщъыьэюяабвгдежзииклмноп"
          u"рстуфхцчшщъыьэюяееђгєѕііјљњћкиуџѡѡѣѣѥѥѧѧѩѩѫѫѭѭѯѯѱѱѳѳѵѵѵѵѹѹѻѻѽѽѿѿ"
          u"ҁҁ........ҋҋҍҍҏҏґґғғҕҕҗҗҙҙққҝҝҟҟҡҡңңҥҥҧҧҩҩҫҫҭҭүүұұҳҳҵҵҷҷҹҹһһҽҽҿҿ"
          u"ӏжжӄӄӆӆӈӈӊӊӌӌӎӎӏааааӕӕееәәәәжжззӡӡииииооөөөөээууууууччӷӷыыӻӻӽӽӿӿ"
          u"ԁԁԃԃԅԅԇԇԉԉԋԋԍԍԏԏԑԑԓԓԕԕԗԗԙԙԛԛԝԝԟԟԡԡԣԣԥԥԧԧԩԩԫԫԭԭԯԯ"},
    Block{0x1E00,
          u"aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmm"
          u"mmmmnnnnnnnnoooooooopppprrrrrrrrssssssssssttttttttuuuuuuuuuuvvvv"
          u"wwwwwwwwwwxxxxyyzzzzzzhtwyasẜẝ.ẟaaaaaaaaaaaaaaaaaaaaaaaaeeeeeeee"
          u"eeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyyỻỻỽỽỿỿ"},
};

constexpr char16_t kNone = u'.';

struct Pair {
  std::u32string_view letters;
  std::string_view is;
};

constexpr std::array kPairs = {
    Pair{U"\u00c6\u00e6\u01e2\u01e3\u01fc\u01fd", "ae"},
    Pair{U"\u01c4\u01c5\u01c6\u01f1\u01f2\u01f3", "dz"},
    Pair{U"\u0132\u0133", "ij"},
    Pair{U"\u01c7\u01c8\u01c9", "lj"},
    Pair{U"\u01ca\u01cb\u01cc", "nj"},
    Pair{U"\u0152\u0153", "oe"},
    Pair{U"\u00df\u1e9e", "ss"},
    Pair{U"\u00de\u00fe", "th"},
};

void put(char32_t value, std::string& out) {
  constexpr char32_t kLow = 0x3F;
  const auto byte = [&out](char32_t bits) { out += static_cast<char>(static_cast<unsigned char>(bits)); };
  if (value < 0x80) {
    byte(value);
  } else if (value < 0x800) {
    byte(0xC0 | (value >> 6U));
    byte(0x80 | (value & kLow));
  } else if (value < 0x10000) {
    byte(0xE0 | (value >> 12U));
    byte(0x80 | ((value >> 6U) & kLow));
    byte(0x80 | (value & kLow));
  } else {
    byte(0xF0 | (value >> 18U));
    byte(0x80 | ((value >> 12U) & kLow));
    byte(0x80 | ((value >> 6U) & kLow));
    byte(0x80 | (value & kLow));
  }
}

char32_t without_marks(char32_t value) {
  for (const auto& [first, letters] : kBlocks) {
    if (value < first || value >= first + letters.size()) continue;
    const auto letter = letters[static_cast<std::size_t>(value - first)];
    return letter == kNone ? value : static_cast<char32_t>(letter);
  }
  return value;
}

void put_folded(char32_t value, std::string& out) {
  constexpr char32_t kRightQuote = 0x2019;
  if (value >= U'A' && value <= U'Z') value += U'a' - U'A';
  if (value == kRightQuote) value = U'\'';
  for (const auto& [letters, is] : kPairs) {
    if (letters.find(value) == std::u32string_view::npos) continue;
    out += is;
    return;
  }
  put(without_marks(value), out);
}

}  // namespace

std::string folded(std::string_view text) {
  std::string made;
  while (!text.empty()) {
    const auto first = utf8::first_of(text);
    text.remove_prefix(first.bytes);
    const bool blank = first.value <= U' ' || first.value == 0xA0;
    if (blank) {
      if (!made.empty() && made.back() != ' ') made += ' ';
    } else if (!utf8::joins_previous(first.value)) {
      put_folded(first.value, made);
    }
  }
  if (made.ends_with(' ')) made.pop_back();
  return made;
}

}  // namespace kiosk
