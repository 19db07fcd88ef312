// SPDX-License-Identifier: Apache-2.0
// The table of the syllabics, a row for each consonant.
#include "platform/speech/syllabics.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

#include "kiosk/base/utf8.hpp"

namespace platform::speech {
namespace {

constexpr std::array<std::string_view, 9> kVowels{"ai", "aai", "i", "ii", "u", "uu", "a", "aa", ""};

/// A consonant with each of kVowels; 0: there is no such character.
struct Row {
  std::string_view consonant;
  std::array<char32_t, kVowels.size()> codes;
};

constexpr std::array<Row, 20> kRows{{
    {"", {0x1401, 0x1402, 0x1403, 0x1404, 0x1405, 0x1406, 0x140A, 0x140B, 0}},
    {"p", {0x142F, 0x1430, 0x1431, 0x1432, 0x1433, 0x1434, 0x1438, 0x1439, 0x1449}},
    {"t", {0x144C, 0x144D, 0x144E, 0x144F, 0x1450, 0x1451, 0x1455, 0x1456, 0x1466}},
    {"k", {0x146B, 0x146C, 0x146D, 0x146E, 0x146F, 0x1470, 0x1472, 0x1473, 0x1483}},
    {"g", {0x1489, 0x148A, 0x148B, 0x148C, 0x148D, 0x148E, 0x1490, 0x1491, 0x14A1}},
    {"m", {0x14A3, 0x14A4, 0x14A5, 0x14A6, 0x14A7, 0x14A8, 0x14AA, 0x14AB, 0x14BB}},
    {"n", {0x14C0, 0x14C1, 0x14C2, 0x14C3, 0x14C4, 0x14C5, 0x14C7, 0x14C8, 0x14D0}},
    {"l", {0x14D3, 0x14D4, 0x14D5, 0x14D6, 0x14D7, 0x14D8, 0x14DA, 0x14DB, 0x14EA}},
    {"s", {0x14ED, 0x14EE, 0x14EF, 0x14F0, 0x14F1, 0x14F2, 0x14F4, 0x14F5, 0x1505}},
    {"sh", {0x1510, 0, 0x1511, 0x1512, 0x1513, 0x1514, 0x1515, 0x1516, 0x1525}},
    {"j", {0x1526, 0x1527, 0x1528, 0x1529, 0x152A, 0x152B, 0x152D, 0x152E, 0x153E}},
    {"r", {0x1542, 0x1545, 0x1546, 0x1547, 0x1548, 0x1549, 0x154B, 0x154C, 0x1550}},
    {"v", {0x1553, 0x1554, 0x1555, 0x1556, 0x1557, 0x1558, 0x1559, 0x155A, 0x155D}},
    {"h", {0x1574, 0, 0x1575, 0x1576, 0x1577, 0x1578, 0x1579, 0x157A, 0x157B}},
    {"h", {0, 0, 0, 0, 0, 0, 0, 0, 0x157C}},
    {"q", {0x166F, 0x157E, 0x157F, 0x1580, 0x1581, 0x1582, 0x1583, 0x1584, 0x1585}},
    {"ng", {0x1670, 0x158E, 0x158F, 0x1590, 0x1591, 0x1592, 0x1593, 0x1594, 0x1595}},
    {"nng", {0, 0, 0x1671, 0x1672, 0x1673, 0x1674, 0x1675, 0x1676, 0x1596}},
    {"ll", {0, 0, 0x15A0, 0x15A1, 0x15A2, 0x15A3, 0x15A4, 0x15A5, 0x15A6}},
    {"b", {0, 0, 0, 0, 0, 0, 0, 0, 0x15AF}},
}};

struct Syllable {
  std::string_view consonant;
  std::string_view vowel;
};

/// Both parts empty where `code` is no syllable of these.
Syllable syllable_of(char32_t code) {
  if (code < 0x1401 || code > 0x1676) return {};
  for (const auto& row : kRows) {
    const auto found = std::ranges::find(row.codes, code);
    if (found != row.codes.end()) {
      return {row.consonant, kVowels.at(static_cast<std::size_t>(found - row.codes.begin()))};
    }
  }
  return {};
}

}  // namespace

std::string romanised(std::string_view text) {
  std::string out;
  bool after_q = false;
  while (!text.empty()) {
    const auto next = kiosk::utf8::first_of(text);
    const auto syllable = next.valid ? syllable_of(next.value) : Syllable{};
    if (syllable.consonant.empty() && syllable.vowel.empty()) {
      out += text.substr(0, next.bytes);
    } else {
      // A long q is written as q before k.
      out += after_q && syllable.consonant == "k" ? "q" : syllable.consonant;
      out += syllable.vowel;
    }
    after_q = syllable.consonant == "q" && syllable.vowel.empty();
    text.remove_prefix(next.bytes);
  }
  return out;
}

}  // namespace platform::speech
