// SPDX-License-Identifier: Apache-2.0
// The narrator: what is said when, to whom, and what is kept from a loudspeaker.
#include "kiosk/app/narrator.hpp"

#include <chrono>
#include <string>
#include <vector>

#include "kiosk/app/navigator.hpp"
#include "kiosk/gallery/states.hpp"
#include "tests/app/app_views.hpp"
#include "tests/support/catch.hpp"
#include "tests/ui/ruler.hpp"

using namespace kiosk;
using namespace std::chrono_literals;
using ports::Key;

namespace {

/// Writes down what it should say.
class Ear final : public ports::Speaker {
 public:
  void say(const ports::Utterance& utterance) override { heard.push_back(utterance); }
  void stop() override { ++stopped; }
  std::vector<ports::Utterance> heard;
  int stopped = 0;
};

/// A language whose every message is English in brackets.
class Bracketed final : public words::Language {
 public:
  const std::string& code() const override { return code_; }
  const std::string& own_name() const override { return code_; }
  bool right_to_left() const override { return false; }
  std::string clock(Instant, const Zone&) const override { return "12:00"; }
  std::string long_date(Instant, const Zone&) const override { return "today"; }
  std::string full_date(Instant, const Zone&) const override { return "today"; }

 protected:
  std::string find(std::string_view, std::string_view english) const override {
    return "<" + std::string(english) + ">";
  }
  std::string find_plural(std::string_view, std::string_view many, int) const override {
    return "<" + std::string(many) + ">";
  }

 private:
  std::string code_ = "xx";
};

class TwoLanguages final : public words::Languages {
 public:
  const words::Language& find(std::string_view code) const override {
    if (code == other_.code()) return other_;
    return words::english();
  }
  std::vector<const words::Language*> all() const override { return {&words::english(), &other_}; }

 private:
  Bracketed other_;
};

struct Room {
  explicit Room(core::View first, bool overheard = false)
      : narrator(&ear, overheard, languages), view(std::move(first)) {}

  Ear ear;
  TwoLanguages languages;
  app::Narrator narrator;
  app::Navigator navigator{250ms};
  core::View view;
  screens::Screen screen;
  app::Navigator::Time now{};
  std::string language = "en";
  int volume = 60;

  /// Brings the screen up to date, and gives what was said then; empty: nothing.
  std::string show() {
    const auto before = ear.heard.size();
    navigator.meet(view);
    const ui::testing::Ruler ruler;
    screens::Stage stage;
    stage.panel = ui::usual_panel({1080, 1920});
    stage.theme = ui::light_theme();
    stage.measure = &ruler;
    stage.focus = navigator.sight(now).focus;
    screen = screens::compose(view, stage);
    (void)navigator.settle(screen, 12, true);
    narrator.show({view, screen, navigator.sight(now).focus, languages.find(language), volume});
    return ear.heard.size() == before ? "" : ear.heard.back().text;
  }
  std::string show(core::View next) {
    view = std::move(next);
    return show();
  }
  std::string press(Key key) {
    now += 1s;
    narrator.hush();
    narrator.begin();
    (void)navigator.press(key, screen, now);
    return show();
  }
};

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

core::View status(std::string hint) {
  core::View view;
  view.name = "scan";
  core::ScanView body;
  body.headline = "Scan your pass";
  body.lead = "Hold it up";
  body.hint = std::move(hint);
  view.body = body;
  view.bar = {{"Français", core::ChooseLanguage{"xx"}, core::Emphasis::kQuiet, "", "", "xx"},
              {"Help", core::CallStaff{}}};
  return view;
}

}  // namespace

TEST_CASE("nothing is said before somebody presses a key, and then the whole view is") {
  Room room(tests::message("apology", "That is not a pass"));
  CHECK(room.show().empty());
  CHECK(room.show(tests::message("other", "No answer")).empty());
  const auto said = room.press(Key::kNext);
  CHECK(has(said, "No answer."));
  CHECK(has(said, "One calm sentence."));
  CHECK(has(said, "OK, button."));
  CHECK(room.ear.heard.size() == 1);
  CHECK(room.ear.heard[0].language == "en");
  CHECK(room.ear.heard[0].volume == 60);
}

TEST_CASE("then each control that the focus comes to, once") {
  Room room(tests::choices(3));
  room.show();
  room.press(Key::kNext);
  const auto row = room.press(Key::kNext);
  CHECK(has(row, "Film 0"));
  CHECK(has(row, "Get a ticket for Film 0"));
  CHECK_FALSE(has(row, "Hello"));
  CHECK(room.show().empty());
  auto later = room.view;
  later.top.clock = "17:43";
  CHECK(room.show(later).empty());
}

TEST_CASE("a control that changes under the focus is said anew") {
  Room room(tests::message("panel", "Accessibility"));
  room.show();
  room.press(Key::kNext);
  auto chosen = room.view;
  std::get<core::MessageView>(chosen.body).actions[0].selected = true;
  CHECK(has(room.show(chosen), "chosen"));
}

TEST_CASE("a touch and a key silence it at once") {
  Room room(tests::message("apology", "No"));
  room.show();
  room.press(Key::kNext);
  const auto before = room.ear.stopped;
  room.narrator.hush();
  CHECK(room.ear.stopped == before + 1);
  SECTION("the farewell too, though nothing comes behind it") {
    room.narrator.end_visit();
    REQUIRE_FALSE(room.show(tests::message("scan", "Scan your pass")).empty());
    REQUIRE_FALSE(room.narrator.speaking());
    room.narrator.hush();
    CHECK(room.ear.stopped == before + 2);
  }
}

TEST_CASE("repeat says the last thing again, as loud as it is now") {
  Room room(tests::message("apology", "No"));
  room.narrator.repeat(60);
  CHECK(room.ear.heard.empty());
  room.show();
  room.press(Key::kNext);
  const auto said = room.press(Key::kNext);
  room.narrator.say_volume(words::english(), 80);
  CHECK(has(room.ear.heard.back().text, "80"));
  CHECK(room.ear.heard.back().volume == 80);
  room.narrator.repeat(80);
  CHECK(room.ear.heard.back() == ports::Utterance{said, "en", 80});
}

TEST_CASE("the warning is said as it comes up, and the control again as it goes") {
  Room room(tests::choices(3));
  room.show();
  const auto before = (room.press(Key::kNext), room.press(Key::kNext));
  const auto warning = room.show(tests::warned(room.view));
  CHECK(has(warning, "Still there? We’ll sign you out. 15 seconds left."));
  CHECK(has(warning, "I need more time, button."));
  auto fewer = room.view;
  fewer.still_there->seconds_left = 14;
  fewer.still_there->seconds_speech = "14 seconds left";
  CHECK(room.show(fewer).empty());
  CHECK(has(room.press(Key::kNext), "Sign out now"));
  fewer.still_there.reset();
  CHECK(room.show(fewer) == before);
}

TEST_CASE("on a loudspeaker nothing personal is said, but once how to hear it") {
  Room room(tests::message("scan", "Scan your pass"), true);
  room.show();
  CHECK(has(room.press(Key::kNext), "Scan your pass"));
  CHECK(room.show(tests::choices(3)) == "Plug in a headset to hear your tickets.");
  CHECK(room.press(Key::kNext).empty());
  CHECK(room.press(Key::kNext).empty());
  auto film = tests::choices(2);
  film.name = "film";
  CHECK(room.show(film).empty());
  CHECK(has(room.show(tests::warned(film)), "Still there?"));

  SECTION("a headset hears it, and the loudspeaker not what the headset heard") {
    room.view.still_there.reset();
    room.show();
    room.narrator.plug(true);
    CHECK(has(room.show(), "Hello, Amara"));
    CHECK(has(room.press(Key::kNext), "button"));
    const auto heard = room.ear.heard.size();
    room.narrator.plug(false);
    room.narrator.repeat(60);
    CHECK(room.show().empty());
    CHECK(room.press(Key::kNext).empty());
    CHECK(room.ear.heard.size() == heard);
  }
}

TEST_CASE("of every personal view there is, a loudspeaker says the invitation or the warning and nothing else") {
  int personal = 0;
  for (const auto& named : gallery::all_views(words::english(), {})) {
    if (!named.view.personal) continue;
    ++personal;
    INFO(named.name);
    Room room(named.view, true);
    room.show();
    room.press(Key::kNext);
    const auto controls = ui::focusable(room.screen.scene).size();
    for (std::size_t i = 0; i < controls + 1; ++i) room.press(Key::kNext);
    room.narrator.repeat(60);
    for (const auto& said : room.ear.heard) {
      INFO(said.text);
      const auto& warning = room.view.still_there;
      if (warning) {
        const bool words_of_it = has(said.text, warning->headline) ||
                                 has(said.text, warning->more_time.value().label) ||
                                 has(said.text, warning->sign_out.label);
        CHECK(words_of_it);
      } else {
        CHECK(said.text == "Plug in a headset to hear your tickets.");
      }
      CHECK_FALSE(has(said.text, "Amara"));
      CHECK_FALSE(has(said.text, "Union"));
    }
    CHECK_FALSE(room.ear.heard.empty());
  }
  CHECK(personal > 20);
}

TEST_CASE("a headset that is plugged in begins it, and one that is pulled out ends it") {
  Room room(tests::choices(2));
  room.show();
  room.narrator.plug(true);
  CHECK(has(room.show(), "Hello, Amara"));
  room.narrator.plug(false);
  CHECK_FALSE(room.narrator.speaking());
  CHECK(room.show(tests::message("scan", "Scan your pass")).empty());
}

TEST_CASE("the end of a visit is still said, and then nothing") {
  Room room(tests::choices(2));
  room.show();
  room.press(Key::kNext);
  room.narrator.end_visit();
  CHECK(has(room.show(tests::message("scan", "Scan your pass")), "Scan your pass"));
  CHECK_FALSE(room.narrator.speaking());
  CHECK(room.show(tests::choices(3)).empty());
  room.narrator.repeat(60);
  CHECK(room.ear.heard.size() == 2);
  SECTION("until the next one presses a key") { CHECK(has(room.press(Key::kNext), "Hello, Amara")); }
}

TEST_CASE("the end is said though nobody has been heard of for long, and though the view keeps its name") {
  Room room(tests::message("scan", "Scan your pass"));
  room.show();
  room.press(Key::kNext);
  room.narrator.end_visit();
  room.narrator.rest();
  CHECK(has(room.show(), "Scan your pass"));
  CHECK_FALSE(room.narrator.speaking());
}

TEST_CASE("who comes before the last one has left hears nothing unasked, plugged in or not") {
  Room room(tests::choices(2));
  room.show();
  room.narrator.plug(true);
  REQUIRE_FALSE(room.show().empty());
  room.narrator.replace_visit();
  auto other = tests::choices(3);
  other.name = "other";
  CHECK(room.show(other).empty());
  room.narrator.repeat(60);
  CHECK(room.ear.heard.size() == 1);
  CHECK(has(room.press(Key::kNext), "Hello, Amara"));
}

TEST_CASE("a visit that begins is spoken to where the headset is still plugged in") {
  Room room(tests::message("scan", "Scan your pass"));
  room.show();
  room.narrator.begin_visit();
  CHECK(room.show(tests::choices(2)).empty());
  room.narrator.plug(true);
  room.narrator.end_visit();
  room.show(tests::message("scan", "Scan your pass"));
  REQUIRE_FALSE(room.narrator.speaking());
  room.narrator.begin_visit();
  CHECK(has(room.show(tests::choices(2)), "Hello, Amara"));
}

TEST_CASE("a key pressed as the visit ends belongs to the next one") {
  Room room(tests::choices(2));
  room.show();
  room.press(Key::kNext);
  room.narrator.end_visit();
  room.narrator.begin();
  CHECK_FALSE(room.show(tests::message("scan", "Scan your pass")).empty());
  CHECK(room.narrator.speaking());
}

TEST_CASE("what newly stands there is said without being asked for") {
  Room room(status(""));
  room.show();
  room.press(Key::kNext);
  CHECK(has(room.show(status("Hold it closer")), "Hold it closer"));
  CHECK(room.show(status("Hold it closer")).empty());
  CHECK(room.show(status("")).empty());
}

TEST_CASE("a language is named in itself, and a view is said in the visit's") {
  Room room(status(""));
  room.show();
  const auto first = room.press(Key::kPrevious);
  CHECK(has(first, "Help"));
  const auto named = room.press(Key::kPrevious);
  CHECK(has(named, "Français"));
  CHECK(has(named, "<button>"));
  CHECK(room.ear.heard.back().language == "xx");
  room.language = "xx";
  CHECK(has(room.show(), "Scan your pass"));  // the same view, in another language, is said whole
  CHECK(room.ear.heard.back().language == "xx");
}

TEST_CASE("the keys are told by the facts of their panel, in the order of the pad") {
  Room room(tests::message("panel keys", "The keys"));
  core::PanelView panel;
  panel.groups = {{"", "", {}, {{"Next", "goes on"}, {"Previous", "goes back"}, {"Choose", "chooses"}}}};
  const auto& english = words::english();
  CHECK_FALSE(room.narrator.teach(Key::kNext, panel, english, 60));  // nobody listens
  room.narrator.begin();
  CHECK(room.narrator.teach(Key::kPrevious, panel, english, 60));
  CHECK(room.ear.heard.back().text == "Previous. goes back.");
  CHECK_FALSE(room.narrator.teach(Key::kVolume, panel, english, 60));  // the panel has none for it
  CHECK_FALSE(room.narrator.teach(Key::kDigit, panel, english, 60));
  panel.groups.clear();
  CHECK_FALSE(room.narrator.teach(Key::kNext, panel, english, 60));
}

TEST_CASE("without a speaker all goes on in silence") {
  Room room(tests::choices(2));
  app::Narrator narrator(nullptr, false, room.languages);
  room.show();
  narrator.begin();
  narrator.show({room.view, room.screen, 1, words::english(), 60});
  narrator.repeat(60);
  narrator.say_volume(words::english(), 80);
  narrator.hush();
  narrator.plug(true);
  narrator.end_visit();
  CHECK_FALSE(narrator.teach(Key::kNext, {}, words::english(), 60));
}
