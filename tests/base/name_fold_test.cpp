// SPDX-License-Identifier: Apache-2.0
// Names that are the same to the person who types them.
#include "kiosk/base/name_fold.hpp"

#include "tests/support/catch.hpp"

TEST_CASE("A name is found without its accents and capitals") {
  CHECK(kiosk::folded("Zoë  ØRSTED ") == "zoe orsted");
  CHECK(kiosk::folded("Đặng Thị") == "dang thi");
  CHECK(kiosk::folded("Łukasz Ćwikła") == "lukasz cwikla");
  CHECK(kiosk::folded("Straße, Œuvre, Æsa") == "strasse, oeuvre, aesa");
  CHECK(kiosk::folded("Ёлкина") == "елкина");
  CHECK(kiosk::folded("Άννα") == "αννα");
  CHECK(kiosk::folded("O\u2019Neil") == "o'neil");
}

TEST_CASE("A mark of its own is the same as a letter that has it") {
  CHECK(kiosk::folded("Zoe\u0308") == kiosk::folded("Zo\u00EB"));
}

TEST_CASE("What no rule is for stays what it is") {
  CHECK(kiosk::folded("王小明") == "王小明");
  CHECK(kiosk::folded("ليلى") == "ليلى");
  CHECK(kiosk::folded("") == "");
  CHECK(kiosk::folded("\xFF\xC3") == "\uFFFD\uFFFD");
}
