// SPDX-License-Identifier: Apache-2.0
// What a festival's file may write for a language, and the shorter tag that it is told.
#include "platform/festival/language_tag.hpp"

#include <string>

#include "tests/support/catch.hpp"

using festival::is_language;
using festival::shorter_tag;

TEST_CASE("A code of three letters has the shorter one that its language has, and keeps the rest of its tag") {
  CHECK(shorter_tag("ger") == "de");
  CHECK(shorter_tag("deu") == "de");
  CHECK(shorter_tag("GER") == "de");
  CHECK(shorter_tag("zho-Hans") == "zh-Hans");
  CHECK(shorter_tag("por-BR") == "pt-BR");
  CHECK(shorter_tag("aar") == "aa");  // the first of the table, and the last
  CHECK(shorter_tag("zul") == "zu");
  for (const auto* kept : {"", "d", "de", "zh-Hans", "nso", "yue-Hant", "ger2", "gerx", "er ", "\xFF\xFF\xFF"}) {
    CAPTURE(kept);
    CHECK(shorter_tag(kept).empty());
  }
}

TEST_CASE("A language is told by the form of its tag") {
  for (const auto* good : {"en", "fil", "zh-Hans", "pt-BR", "de-1996"}) CHECK(is_language(good));
  for (const auto* bad : {"", "e", "French", "en_CA", "en-", "-en", "e1", "en--CA", "en-abcdefghi", "\xC3\xA9n"}) {
    CAPTURE(bad);
    CHECK_FALSE(is_language(bad));
  }
  CHECK_FALSE(is_language(std::string(100'000, 'a')));
  CHECK_FALSE(is_language("en-abcdefgh-abcdefgh-abcdefgh-abcdefgh"));
}
