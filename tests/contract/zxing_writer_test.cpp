// SPDX-License-Identifier: Apache-2.0
// The QR writer: level M, bare modules, and errors instead of exceptions.
#include "platform/zxing/zxing_writer.hpp"

#include <string>

#include "platform/zxing/zxing_reader.hpp"
#include "tests/contract/zxing_page.hpp"
#include "tests/support/catch.hpp"

using platform::zxing::draw_symbol;
using platform::zxing::ZxingReader;
using platform::zxing::ZxingWriter;

TEST_CASE("a QR has one pixel a module and no quiet zone") {
  const auto qr = ZxingWriter().qr("T-7F3K-92QD");
  REQUIRE(qr);
  REQUIRE(qr->width() == qr->height());
  REQUIRE((qr->width() - 21) % 4 == 0);
  // The three finder patterns stand in the corners: seven dark modules, then a light one.
  const int last = qr->width() - 1;
  for (int i = 0; i < 7; ++i) {
    REQUIRE(qr->ink(i, 0));
    REQUIRE(qr->ink(0, i));
    REQUIRE(qr->ink(last - i, 0));
    REQUIRE(qr->ink(0, last - i));
  }
  REQUIRE_FALSE(qr->ink(7, 0));
  REQUIRE_FALSE(qr->ink(0, 7));
}

TEST_CASE("the level of error correction is M: 14 bytes fit the smallest QR and 15 do not") {
  // ISO/IEC 18004, table 7: version 1 holds 17, 14, 11 and 7 bytes at L, M, Q and H.
  REQUIRE(ZxingWriter().qr(std::string(14, 'x'))->width() == 21);
  REQUIRE(ZxingWriter().qr(std::string(15, 'x'))->width() == 25);
}

TEST_CASE("what is written is read back") {
  const auto* text = GENERATE("7", "T-7F3K-92QD", "KT1.0123456789abcdefABCDEF-_.~", "d\xC3\xA9j\xC3\xA0 vu");
  const auto qr = ZxingWriter().qr(text);
  REQUIRE(qr);
  const auto look = ZxingReader().read(tests::on_page(*qr, 4));
  REQUIRE(look);
  REQUIRE(look->symbols.size() == 1);
  REQUIRE(look->symbols.front().text == text);
  REQUIRE(look->symbols.front().symbology.str() == "QRCode");
}

TEST_CASE("the largest text that level M holds is drawn, and anything over it is an error") {
  REQUIRE(ZxingWriter().qr(std::string(2331, 'x'))->width() == 177);
  const auto over = ZxingWriter().qr(std::string(2332, 'x'));
  REQUIRE_FALSE(over);
  REQUIRE(over.error().detail.find("2332 bytes") != std::string::npos);
  REQUIRE_FALSE(ZxingWriter().qr(std::string(3000, 'x')));
  REQUIRE_FALSE(ZxingWriter().qr(std::string(1 << 20, '\xFF')));
}

TEST_CASE("text that cannot be drawn is an error that names the symbology") {
  REQUIRE_FALSE(ZxingWriter().qr(""));
  REQUIRE_FALSE(draw_symbol("EAN13", "not digits"));
  REQUIRE_FALSE(draw_symbol("Code39", "l\xC3\xA4nder"));
  REQUIRE_FALSE(draw_symbol("Aztec", std::string(4000, 'x')));
  const auto unknown = draw_symbol("MaxiCode", "text");
  REQUIRE_FALSE(unknown);
  REQUIRE(unknown.error().detail.find("MaxiCode") != std::string::npos);
}
