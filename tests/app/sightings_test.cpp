// SPDX-License-Identifier: Apache-2.0
// What is made of the decoder's looks, told as scenes before the camera with a clock moved by hand.
#include "kiosk/app/sightings.hpp"

#include <string>
#include <vector>

#include "tests/support/catch.hpp"

using namespace kiosk;
using namespace std::chrono_literals;

namespace {

constexpr Size kFrame{900, 600};

/// Things held before a camera that looks at the visitor, fifteen frames a second.
class Lobby {
 public:
  explicit Lobby(app::ReadingSettings settings = {}) : sightings(std::move(settings)) {}

  /// One frame in which `symbols` are found.
  std::string sees(std::vector<ports::Symbol> symbols) {
    return take({.still = false, .symbols = std::move(symbols), .unread = {}});
  }
  /// Frames for `time` in which `symbols` are found: what they say, one after the other.
  std::string sees_for(Duration time, const std::vector<ports::Symbol>& symbols) {
    std::string all;
    for (const auto end = now_ + time; now_ < end;) append(all, sees(symbols));
    return all;
  }
  std::string stands_still_for(Duration time) {
    std::string all;
    for (const auto end = now_ + time; now_ < end;) append(all, take({.still = true, .symbols = {}, .unread = {}}));
    return all;
  }
  void nobody_looks_for(Duration time) { now_ += time; }

  app::Sightings sightings;

 private:
  std::string take(const ports::Look& look) {
    now_ += 66ms;
    const auto event = sightings.take(look, kFrame, now_);
    if (!event) return {};
    if (const auto* scan = std::get_if<core::Scanned>(&*event)) return scan->symbology.str() + " " + scan->code.str();
    if (std::holds_alternative<core::ScanRefused>(*event)) return "refused";
    last_several = std::get<core::SeveralSeen>(*event);
    return last_several.takes_back ? "several after all" : "several";
  }
  static void append(std::string& all, const std::string& one) {
    if (!all.empty() && !one.empty()) all += ", ";
    all += one;
  }
  Instant now_{std::chrono::seconds{1000}};

 public:
  core::SeveralSeen last_several;
};

/// A symbol of 60 pixels whose middle lies in one of nine cells.
ports::Symbol qr(const std::string& text, int column = 1, int row = 1) {
  return {text, Symbology("QRCode"), ports::corners_of({300 * column + 120, 200 * row + 70, 60, 60}), false};
}
ports::Symbol of(const std::string& symbology, ports::Symbol symbol) {
  symbol.symbology = Symbology(symbology);
  return symbol;
}
ports::Symbol bars(const std::string& text, int column = 1) {
  return {text, Symbology("Code128"), ports::corners_of({300 * column + 60, 300, 180, 2}), true};
}

}  // namespace

TEST_CASE("a pass is one scan however long it is held, and another once it was away") {
  Lobby lobby;
  REQUIRE(lobby.sees({qr("P-1")}) == "QRCode P-1");
  REQUIRE(lobby.sees_for(20s, {qr("P-1")}).empty());

  SECTION("a moment without it is no new showing") {
    REQUIRE(lobby.sees_for(1300ms, {}).empty());
    REQUIRE(lobby.sees_for(1s, {qr("P-1")}).empty());
  }
  SECTION("one and a half seconds are") {
    REQUIRE(lobby.sees_for(1600ms, {}).empty());
    REQUIRE(lobby.sees_for(1s, {qr("P-1")}) == "QRCode P-1");
  }
  SECTION("it comes and goes in the decoder's eyes and stays one") {
    for (int i = 0; i < 50; ++i) {
      REQUIRE(lobby.sees_for(600ms, {}).empty());
      REQUIRE(lobby.sees({qr("P-1")}).empty());
    }
  }
  SECTION("it lies still, for hours and with a wink of the decoder now and then") {
    for (int i = 0; i < 20; ++i) {
      REQUIRE(lobby.stands_still_for(60s).empty());
      REQUIRE(lobby.sees({}).empty());
      REQUIRE(lobby.sees({qr("P-1")}).empty());
    }
  }
  SECTION("it was taken away in a moment, and then nothing moved") {
    REQUIRE(lobby.sees_for(1600ms, {}).empty());
    REQUIRE(lobby.stands_still_for(60s).empty());
    REQUIRE(lobby.sees({qr("P-1")}) == "QRCode P-1");
  }
  SECTION("it was taken away while nobody looked") {
    lobby.nobody_looks_for(app::Sightings::kBlind);
    REQUIRE(lobby.sees({qr("P-1")}) == "QRCode P-1");
  }
  SECTION("it was held up while frames were lost") {
    for (int i = 0; i < 20; ++i) {
      lobby.nobody_looks_for(2s);
      REQUIRE(lobby.sees({qr("P-1")}).empty());
    }
  }
}

TEST_CASE("bars that are read wrongly twice, where right ones are held up, are nobody's pass") {
  Lobby lobby;
  REQUIRE(lobby.sees_for(1s, {bars("P-1")}) == "Code128 P-1");
  for (int i = 0; i < 10; ++i) {
    REQUIRE(lobby.sees_for(260ms, {bars("P-7")}).empty());
    REQUIRE(lobby.sees({bars("P-1")}).empty());
  }
  // Put away, and another pass held in the same place.
  REQUIRE(lobby.sees_for(600ms, {}).empty());
  REQUIRE(lobby.sees_for(1s, {bars("P-2")}) == "Code128 P-2");
}

TEST_CASE("one visitor after the other is one scan each") {
  Lobby lobby;
  REQUIRE(lobby.sees_for(1s, {qr("P-1")}) == "QRCode P-1");
  REQUIRE(lobby.sees_for(400ms, {}).empty());
  REQUIRE(lobby.sees_for(1s, {qr("P-2")}) == "QRCode P-2");
  REQUIRE(lobby.sees_for(2s, {}).empty());
  REQUIRE(lobby.sees_for(1s, {qr("P-1")}) == "QRCode P-1");
}

TEST_CASE("two passes in one frame are refused once, and none of them is scanned while both are up") {
  Lobby lobby;
  REQUIRE(lobby.sees({qr("P-1", 0, 1), qr("P-2", 2, 0)}) == "several");
  // The camera looks at the visitor: what is at the left of its picture is at their right.
  REQUIRE(lobby.last_several.places == std::vector{Place::kUpperLeft, Place::kRight});
  REQUIRE(lobby.sees_for(10s, {qr("P-1", 0, 1), qr("P-2", 2, 0)}).empty());
  REQUIRE(lobby.sightings.several());

  SECTION("nor where the decoder finds only one of them at a time") {
    for (int i = 0; i < 50; ++i) REQUIRE(lobby.sees_for(200ms, {i % 2 == 0 ? qr("P-1") : qr("P-2")}).empty());
  }
  SECTION("nor where nothing moves") {
    REQUIRE(lobby.stands_still_for(10s).empty());
    REQUIRE(lobby.sees({qr("P-2")}).empty());
    REQUIRE(lobby.sightings.several());
  }
  SECTION("nor where a third comes") {
    REQUIRE(lobby.sees_for(1s, {qr("P-1"), qr("P-2"), qr("P-3")}).empty());
    REQUIRE(lobby.sees_for(400ms, {qr("P-3")}).empty());
  }
  SECTION("one that is left is scanned, and the other one when it comes back alone") {
    REQUIRE(lobby.sees_for(1s, {qr("P-2")}) == "QRCode P-2");
    REQUIRE_FALSE(lobby.sightings.several());
    REQUIRE(lobby.sees_for(1s, {}).empty());
    REQUIRE(lobby.sees_for(1s, {qr("P-1")}) == "QRCode P-1");
  }
  SECTION("both may go, and one come back") {
    REQUIRE(lobby.sees_for(1s, {}).empty());
    REQUIRE_FALSE(lobby.sightings.several());
    REQUIRE(lobby.sees_for(1s, {qr("P-1")}) == "QRCode P-1");
  }
  SECTION("both again are refused again") {
    REQUIRE(lobby.sees_for(2s, {}).empty());
    REQUIRE(lobby.sees_for(1s, {qr("P-1"), qr("P-2")}) == "several");
  }
}

TEST_CASE("a second pass found a moment after the first takes the first back") {
  Lobby lobby;
  REQUIRE(lobby.sees({qr("P-1", 1, 2)}) == "QRCode P-1");
  REQUIRE(lobby.sees({}).empty());
  REQUIRE(lobby.sees({qr("P-2", 1, 0)}) == "several after all");
  REQUIRE(lobby.last_several.places == std::vector{Place::kTop, Place::kBottom});
  REQUIRE(lobby.sees_for(5s, {qr("P-1"), qr("P-2")}).empty());
  REQUIRE(lobby.sees_for(1s, {qr("P-1")}) == "QRCode P-1");
}

TEST_CASE("what was there before does not spoil a new pass") {
  Lobby lobby;
  const auto poster = qr("https://example.org/festival", 0, 0);
  REQUIRE(lobby.sees_for(5s, {poster}) == "QRCode https://example.org/festival");
  REQUIRE(lobby.sees_for(2s, {poster, qr("P-1")}) == "QRCode P-1");
  REQUIRE(lobby.sees_for(2s, {poster}).empty());
  REQUIRE(lobby.sees_for(2s, {poster, qr("P-2")}) == "QRCode P-2");

  SECTION("two new ones beside it are refused, and the poster is none of them") {
    REQUIRE(lobby.sees_for(2s, {poster}).empty());
    REQUIRE(lobby.sees_for(2s, {poster, qr("P-3", 1), qr("P-4", 2)}) == "several");
    REQUIRE(lobby.last_several.places == std::vector{Place::kLeft, Place::kMiddle});
    REQUIRE(lobby.sees_for(2s, {poster, qr("P-4", 2)}) == "QRCode P-4");
  }
}

TEST_CASE("the same text in two symbologies is one pass") {
  Lobby lobby;
  REQUIRE(lobby.sees_for(5s, {qr("P-1", 0), of("Aztec", qr("P-1", 2))}) == "QRCode P-1");
  REQUIRE(lobby.sees_for(5s, {of("Aztec", qr("]z0P-1 ", 2))}).empty());
}

TEST_CASE("bars count once two frames agree") {
  Lobby lobby;
  REQUIRE(lobby.sees({bars("P-1")}).empty());

  SECTION("next to each other or a little later") {
    REQUIRE(lobby.sees_for(1s, {}).empty());
    REQUIRE(lobby.sees({bars("P-1")}) == "Code128 P-1");
    REQUIRE(lobby.sees_for(10s, {bars("P-1")}).empty());
  }
  SECTION("not where the first was too long ago") {
    REQUIRE(lobby.sees_for(1600ms, {}).empty());
    REQUIRE(lobby.sees({bars("P-1")}).empty());
  }
  SECTION("not where others were read in their place in between") {
    REQUIRE(lobby.sees({bars("P-7")}).empty());
    REQUIRE(lobby.sees({bars("P-1")}).empty());
    REQUIRE(lobby.sees({bars("P-1")}) == "Code128 P-1");
  }
  SECTION("not in another symbology") {
    REQUIRE(lobby.sees({of("Code39", bars("P-1"))}).empty());
    REQUIRE(lobby.sees({bars("P-1")}).empty());
    REQUIRE(lobby.sees({bars("P-1")}) == "Code128 P-1");
  }
  SECTION("not twice in one frame") { REQUIRE(lobby.sees_for(66ms, {bars("P-2", 0), bars("P-2", 2)}).empty()); }
  SECTION("and at once where a code in two dimensions says the same") {
    REQUIRE(lobby.sees({qr("P-1")}) == "QRCode P-1");
  }
}

TEST_CASE("two passes with bars are several, though each frame finds only one") {
  Lobby lobby;
  REQUIRE(lobby.sees({bars("P-1", 0)}).empty());
  REQUIRE(lobby.sees({bars("P-2", 2)}).empty());
  REQUIRE(lobby.sees({bars("P-1", 0)}) == "Code128 P-1");
  REQUIRE(lobby.sees({bars("P-2", 2)}) == "several after all");
  REQUIRE(lobby.sees_for(3s, {bars("P-1", 0), bars("P-2", 2)}).empty());
}

TEST_CASE("bars read once in a crowd of lines are nothing") {
  Lobby lobby;
  for (int i = 0; i < 200; ++i) REQUIRE(lobby.sees({bars("NOISE-" + std::to_string(i))}).empty());
}

TEST_CASE("an installer may trust bars at once, or ask for more frames") {
  app::ReadingSettings trusting;
  trusting.agreeing_frames = 1;
  REQUIRE(Lobby(trusting).sees({bars("P-1")}) == "Code128 P-1");
  app::ReadingSettings careful;
  careful.agreeing_frames = 3;
  Lobby lobby(careful);
  REQUIRE(lobby.sees_for(132ms, {bars("P-1")}).empty());
  REQUIRE(lobby.sees({bars("P-1")}) == "Code128 P-1");
}

TEST_CASE("what cannot be a pass is refused once a showing") {
  Lobby lobby;
  const auto bad = qr("two\nlines", 0);
  REQUIRE(lobby.sees_for(5s, {bad}) == "refused");
  REQUIRE(lobby.sees_for(2s, {}).empty());
  REQUIRE(lobby.sees_for(5s, {bad, qr("caf\xC3\xA9", 2)}) == "refused");

  SECTION("it takes nothing from a pass beside it") { REQUIRE(lobby.sees_for(2s, {bad, qr("P-1")}) == "QRCode P-1"); }
  SECTION("and beside a pass it is not even mentioned, nor when the pass has gone") {
    REQUIRE(lobby.sees_for(2s, {}).empty());
    REQUIRE(lobby.sees_for(2s, {bad, qr("P-1")}) == "QRCode P-1");
    REQUIRE(lobby.sees_for(5s, {bad}).empty());
  }
  SECTION("bars that cannot be a pass need two frames as well") {
    REQUIRE(lobby.sees_for(2s, {}).empty());
    REQUIRE(lobby.sees({of("EAN13", bars("4006381333932"))}).empty());
    REQUIRE(lobby.sees({of("EAN13", bars("4006381333932"))}) == "refused");
  }
}

TEST_CASE("a symbology that the festival does not use is no pass") {
  app::ReadingSettings settings;
  settings.passes.symbologies = {Symbology("Aztec")};
  Lobby lobby(settings);
  REQUIRE(lobby.sees_for(2s, {qr("P-1")}) == "refused");
  REQUIRE(lobby.sees_for(2s, {of("Aztec", qr("P-2"))}) == "Aztec P-2");
  REQUIRE(lobby.sees_for(2s, {}).empty());
  REQUIRE(lobby.sees_for(2s, {of("Aztec", qr("P-3", 0)), qr("P-4", 2)}) == "Aztec P-3");
}

TEST_CASE("places are told as the visitor sees them") {
  const auto place = [](int x, int y, bool mirror) { return app::place_of({x, y, 1, 1}, kFrame, mirror); };
  REQUIRE(place(0, 0, false) == Place::kUpperLeft);
  REQUIRE(place(899, 0, false) == Place::kUpperRight);
  REQUIRE(place(450, 300, false) == Place::kMiddle);
  REQUIRE(place(0, 599, false) == Place::kLowerLeft);
  REQUIRE(place(899, 300, false) == Place::kRight);
  REQUIRE(place(0, 0, true) == Place::kUpperRight);
  REQUIRE(place(899, 599, true) == Place::kLowerLeft);
  REQUIRE(place(450, 0, true) == Place::kTop);
  // A picture without a size has no sides.
  REQUIRE(app::place_of({5, 5, 1, 1}, {0, 0}, true) == Place::kMiddle);
}

TEST_CASE("the pass that was scanned is held while it is in view") {
  const std::vector held{PassCode("P-1")};
  Lobby lobby;
  REQUIRE(lobby.sightings.held().empty());
  (void)lobby.sees({qr("P-1")});
  REQUIRE(lobby.sightings.held() == held);
  (void)lobby.stands_still_for(60s);
  REQUIRE(lobby.sightings.held() == held);
  (void)lobby.sees_for(1300ms, {});
  REQUIRE(lobby.sightings.held() == held);
  (void)lobby.sees_for(300ms, {});
  REQUIRE(lobby.sightings.held().empty());
}

TEST_CASE("a pass that lies there is held, too, after another one was scanned beside it") {
  Lobby lobby;
  (void)lobby.sees_for(2s, {qr("P-1", 0)});
  (void)lobby.sees_for(2s, {qr("P-1", 0), qr("P-2", 2)});
  REQUIRE(lobby.sightings.held() == std::vector{PassCode("P-1"), PassCode("P-2")});
  (void)lobby.sees_for(2s, {qr("P-2", 2)});
  REQUIRE(lobby.sightings.held() == std::vector{PassCode("P-2")});
}

TEST_CASE("neither of several passes is held, nor what is no pass") {
  Lobby lobby;
  (void)lobby.sees({qr("P-1", 0), qr("P-2", 2)});
  REQUIRE(lobby.sightings.held().empty());
  Lobby other;
  (void)other.sees({qr("no\x1Bpass")});
  REQUIRE(other.sightings.held().empty());
}
