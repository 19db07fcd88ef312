// SPDX-License-Identifier: Apache-2.0
// What the kiosk and its decoder say to each other: there and back, and every way in which it can be false.
#include "platform/decoder/wire.hpp"

#include <algorithm>
#include <cstdint>
#include <random>
#include <string>
#include <utility>

#include "tests/support/catch.hpp"

namespace {

namespace wire = platform::decoder::wire;
using kiosk::Point;
using kiosk::Size;
using kiosk::Symbology;
using kiosk::ports::Look;
using kiosk::ports::ReadError;
using kiosk::ports::Symbol;
using kiosk::ports::Unread;

constexpr Size kPicture{640, 480};
constexpr std::uint32_t kNumber = 77;

Symbol some_symbol(std::string text = "TIFF24-0001") {
  return {std::move(text), Symbology("QRCode"), {Point{0, 0}, Point{639, 1}, Point{638, 479}, Point{2, 470}}, false};
}

Look some_look() {
  auto bars = some_symbol(std::string("\0\xFF\n bars", 8));
  bars.symbology = Symbology("Code128");
  bars.linear = true;
  return {.still = true, .symbols = {some_symbol(), bars}, .unread = Unread{{10, 20, 630, 460}, 255, 100}};
}

std::optional<wire::Answer> there_and_back(const wire::Answer& answer) {
  return wire::parse_answer(wire::write_answer(kNumber, answer, kPicture), kNumber, kPicture);
}

/// Nothing beyond the limits got through.
void check_limits(const wire::Answer& answer) {
  if (!answer) {
    REQUIRE(answer.error().detail.size() <= wire::kMostDetail);
    REQUIRE(std::ranges::all_of(answer.error().detail, [](char c) { return c >= 0x20 && c <= 0x7E; }));
    return;
  }
  REQUIRE(answer->symbols.size() <= wire::kMostSymbols);
  for (const auto& symbol : answer->symbols) {
    REQUIRE(symbol.text.size() <= wire::kMostText);
    REQUIRE(!symbol.symbology.empty());
    REQUIRE(symbol.symbology.str().size() <= wire::kMostSymbology);
    for (const auto& corner : symbol.corners) {
      REQUIRE(kiosk::Rect{0, 0, kPicture.width, kPicture.height}.contains(corner));
    }
  }
  if (!answer->unread) return;
  const auto& where = answer->unread->where;
  REQUIRE((where.x >= 0 && where.y >= 0 && where.width >= 0 && where.height >= 0));
  REQUIRE((where.right() <= kPicture.width && where.bottom() <= kPicture.height));
  REQUIRE((answer->unread->contrast <= 255 && answer->unread->sharpness <= 100));
}

}  // namespace

TEST_CASE("Every message arrives as it was sent") {
  const wire::Setup setup{.version = 9, .most_memory = 0x1234'5678'9ABC};
  CHECK(wire::parse_setup(wire::write_setup(setup)) == setup);
  CHECK(wire::is_ready(wire::write_ready()));
  const wire::Request request{.number = 0xFFFF'FFFF, .size = {65535, 1}};
  CHECK(wire::parse_request(wire::write_request(request)) == request);

  const auto look = there_and_back(some_look());
  REQUIRE(look);
  CHECK(**look == some_look());
  const auto nothing = there_and_back(Look{});
  REQUIRE(nothing);
  CHECK(**nothing == Look{});
  const auto error = there_and_back(kiosk::failure(ReadError{"too dark"}));
  REQUIRE(error);
  REQUIRE_FALSE(error->has_value());
  CHECK(error->error().detail == "too dark");
}

TEST_CASE("The bytes are those that the format says") {
  Look look{.still = false, .symbols = {some_symbol("P-1")}, .unread = {}};
  const std::string expected(
      "\x4D\x00\x00\x00"
      "\x00"
      "\x00\x01\x00"
      "\x00"
      "\x06\x00QRCode"
      "\x03\x00P-1"
      "\x00\x00\x00\x00\x7F\x02\x01\x00\x7E\x02\xDF\x01\x02\x00\xD6\x01",
      4 + 1 + 3 + 1 + 8 + 5 + 16);
  CHECK(wire::write_answer(kNumber, look, kPicture) == expected);
  CHECK(wire::write_ready() == std::string("KDEC\x01\x00\x00\x00", 8));
  CHECK(wire::write_request({2, {640, 480}}) == std::string("\x02\x00\x00\x00\x80\x02\xE0\x01", 8));
}

TEST_CASE("What a reader gives beyond the limits is brought within them") {
  Look look;
  SECTION("more symbols than there is room for") {
    for (int i = 0; i < 20; ++i) look.symbols.push_back(some_symbol(std::to_string(i)));
    const auto answer = there_and_back(look);
    REQUIRE(answer);
    CHECK((*answer)->symbols.size() == wire::kMostSymbols);
    CHECK((*answer)->symbols[7].text == "7");
  }
  SECTION("the longest text and one that is longer: a text is never cut") {
    look.symbols = {some_symbol(std::string(wire::kMostText + 1, 'x')), some_symbol(std::string(wire::kMostText, 'y'))};
    const auto answer = there_and_back(look);
    REQUIRE(answer);
    REQUIRE((*answer)->symbols.size() == 1);
    CHECK((*answer)->symbols[0].text == std::string(wire::kMostText, 'y'));
  }
  SECTION("the largest answer is no longer than the longest message") {
    look.symbols.assign(wire::kMostSymbols, some_symbol(std::string(wire::kMostText, 'y')));
    for (auto& symbol : look.symbols) symbol.symbology = Symbology(std::string(wire::kMostSymbology, 'S'));
    look.unread = Unread{};
    const auto message = wire::write_answer(kNumber, look, kPicture);
    CHECK(message.size() <= wire::kMostMessage);
    CHECK(wire::parse_answer(message, kNumber, kPicture));
  }
  SECTION("places beside the picture") {
    auto symbol = some_symbol();
    symbol.corners = {Point{-5, -1}, Point{640, 100000}, Point{1, 480}, Point{-2147483647, 3}};
    look = {.still = false, .symbols = {symbol}, .unread = Unread{{-10, 470, 2000, 2000}, 999, 999}};
    const auto answer = there_and_back(look);
    REQUIRE(answer);
    check_limits(*answer);
    CHECK((*answer)->symbols[0].corners == kiosk::ports::Corners{Point{0, 0}, {639, 479}, {1, 479}, {0, 3}});
    CHECK((*answer)->unread->where == kiosk::Rect{0, 470, 640, 10});
  }
  SECTION("a long detail") {
    const auto answer = there_and_back(kiosk::failure(ReadError{std::string(70000, 'd')}));
    REQUIRE(answer);
    CHECK(answer->error().detail == std::string(wire::kMostDetail, 'd'));
  }
}

TEST_CASE("A detail cannot write lines of its own into the log") {
  const auto answer = there_and_back(kiosk::failure(ReadError{"a\nb\x1b[2J\r\xC3\xA9\x7F"}));
  REQUIRE(answer);
  CHECK(answer->error().detail == "a?b?[2J????");
}

TEST_CASE("An answer to another request, or with a byte too few or too many, is none") {
  const auto message = wire::write_answer(kNumber, some_look(), kPicture);
  CHECK_FALSE(wire::parse_answer(message, kNumber + 1, kPicture));
  CHECK_FALSE(wire::parse_answer(message + '\0', kNumber, kPicture));
  for (std::size_t length = 0; length < message.size(); ++length) {
    REQUIRE_FALSE(wire::parse_answer(message.substr(0, length), kNumber, kPicture));
  }
  CHECK_FALSE(wire::parse_answer("", 0, kPicture));
  const auto error = wire::write_answer(kNumber, kiosk::failure(ReadError{"dark"}), kPicture);
  for (std::size_t length = 0; length < error.size(); ++length) {
    REQUIRE_FALSE(wire::parse_answer(error.substr(0, length), kNumber, kPicture));
  }
}

TEST_CASE("An answer about a smaller picture points outside it and is none") {
  const auto message = wire::write_answer(kNumber, some_look(), kPicture);
  CHECK(wire::parse_answer(message, kNumber, {640, 480}));
  CHECK_FALSE(wire::parse_answer(message, kNumber, {639, 480}));
  CHECK_FALSE(wire::parse_answer(message, kNumber, {640, 479}));
}

TEST_CASE("Counts and lengths that promise more than there may be are refused") {
  Look look{.still = false, .symbols = {some_symbol("P")}, .unread = {}};
  auto message = wire::write_answer(kNumber, look, kPicture);
  const std::size_t symbols = 6;
  const std::size_t name_length = 9;
  SECTION("nine symbols") { message[symbols] = 9; }
  SECTION("255 symbols") { message[symbols] = '\xFF'; }
  SECTION("two where one is") { message[symbols] = 2; }
  SECTION("none where one is") { message[symbols] = 0; }
  SECTION("a name of 33 bytes") { message[name_length] = 33; }
  SECTION("a name of 65,535 bytes") { message[name_length] = message[name_length + 1] = '\xFF'; }
  SECTION("a name with a line feed") { message[name_length + 2] = '\n'; }
  SECTION("an unread that is not there") { message[7] = 1; }
  SECTION("a flag that is neither") { message[5] = 2; }
  SECTION("a kind that there is not") { message[4] = 2; }
  CHECK_FALSE(wire::parse_answer(message, kNumber, kPicture));
}

TEST_CASE("Whatever byte is changed, what is let through is within the limits") {
  for (const auto& answer : {wire::Answer(some_look()), wire::Answer(kiosk::failure(ReadError{"too\ndark"}))}) {
    const auto message = wire::write_answer(kNumber, answer, kPicture);
    for (std::size_t at = 0; at < message.size(); ++at) {
      for (int value = 0; value < 256; ++value) {
        auto tampered = message;
        tampered[at] = static_cast<char>(value);
        if (const auto parsed = wire::parse_answer(tampered, kNumber, kPicture)) check_limits(*parsed);
      }
    }
  }
}

TEST_CASE("Noise is no message, and never breaks anything") {
  std::mt19937 dice(20240428);
  std::uniform_int_distribution<int> byte(0, 255);
  std::uniform_int_distribution<std::size_t> length(0, 200);
  for (int round = 0; round < 20000; ++round) {
    std::string message = wire::write_answer(kNumber, Look{}, kPicture).substr(0, 5);
    const auto more = length(dice);
    while (message.size() < more) message += static_cast<char>(byte(dice));
    if (const auto parsed = wire::parse_answer(message, kNumber, kPicture)) check_limits(*parsed);
    REQUIRE_FALSE(wire::is_ready(message));
    REQUIRE_FALSE(wire::parse_setup(message));
  }
  CHECK_FALSE(wire::parse_request(std::string(8, '\0')));
  CHECK_FALSE(wire::parse_request(""));
  CHECK_FALSE(wire::parse_setup(wire::write_ready()));
}
