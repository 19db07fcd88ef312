// SPDX-License-Identifier: Apache-2.0
// What a voice is given to read, and which one reads it.
#include <string>
#include <vector>

#include "platform/speech/syllabics.hpp"
#include "platform/speech/synthesizer.hpp"
#include "tests/support/catch.hpp"

using platform::speech::romanised;
using platform::speech::speakable;
using platform::speech::voices_for;

TEST_CASE("syllabics are read as they are romanised") {
  CHECK(romanised("ᐃᓄᒃᑎᑐᑦ") == "inuktitut");
  CHECK(romanised("ᓄᓇᕗᑦ") == "nunavut");
  CHECK(romanised("ᖃᓪᓗᓈᑎᑐᑦ") == "qallunaatitut");
  CHECK(romanised("ᐃᖃᓗᐃᑦ") == "iqaluit");
  CHECK(romanised("ᐃᓕᓐᓂᐊᖅᑐᖅ") == "ilinniaqtuq");
  CHECK(romanised("ᐊᖅᑯᑎ") == "aqquti");
  CHECK(romanised("ᐊᖓᔪᖅᑳᖅ") == "angajuqqaaq");
  CHECK(romanised("ᓯᓚᒥ ᐱᙳᐊᕐᓂᖅ") == "silami pinnguarniq");
}

TEST_CASE("what is no Inuktitut stays as it is, whole or broken") {
  CHECK(romanised("") == "");
  CHECK(romanised("Union, 18:30. ᓄᓇ!") == "Union, 18:30. nuna!");
  CHECK(romanised("漢字 ع \xFF\x80 ᐁ") == "漢字 ع \xFF\x80 ai");
  CHECK(romanised("\u1400\u166D\u166E\u1677") == "\u1400\u166D\u166E\u1677");
}

TEST_CASE("marks of direction and control characters are not said") {
  CHECK(speakable("\u2068Union\u2069 \u200F18:30\u200E", "ar") == "Union 18:30");
  CHECK(speakable("one\ntwo\x1B[2J", "en") == "one two [2J");
  CHECK(speakable(std::string("a\0b", 3), "en") == "a b");
  CHECK(speakable("caf\xE9", "fr") == "caf ");
  CHECK(speakable("ᓄᓇ", "iu") == "nuna");
  CHECK(speakable("ᓄᓇ", "en") == "ᓄᓇ");
}

TEST_CASE("each language has its voice, and an unknown one is tried by its names") {
  using Names = std::vector<std::string>;
  CHECK(voices_for("zh-Hans") == Names{"cmn", "zh"});
  CHECK(voices_for("iu") == Names{"kl", "iu"});
  CHECK(voices_for("en-XA") == Names{"en-us", "en"});
  CHECK(voices_for("fr") == Names{"fr"});
  CHECK(voices_for("pt-BR") == Names{"pt-br", "pt"});
  CHECK(voices_for("") == Names{""});
}
