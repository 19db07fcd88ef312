// SPDX-License-Identifier: Apache-2.0
// What is said of a screen: every fact once, and at each control what it is about.
#include "kiosk/screens/narration.hpp"

#include "tests/screens/stage.hpp"
#include "tests/support/catch.hpp"

namespace {

using kiosk::screens::as_said;
using kiosk::screens::say_part;
using kiosk::screens::say_screen;
using kiosk::screens::Screen;

const kiosk::words::Language& english() { return kiosk::words::english(); }

std::size_t times(const std::string& text, const std::string& what) {
  std::size_t found = 0;
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + 1)) ++found;
  return found;
}

// What the screen tells, as it is said, but for what can be touched.
std::vector<std::string> facts_of(const Screen& screen) {
  std::vector<std::string> facts;
  for (const kiosk::ui::Part& part : screen.scene.parts) {
    if (!part.target && part.role != kiosk::ui::Role::kGroup) {
      facts.push_back(as_said(part.speech.empty() ? part.text : part.speech));
    }
  }
  return facts;
}

}  // namespace

TEST_CASE("signs become pauses, and what is said ends") {
  CHECK(as_said("Theatre 1 · 104 min") == "Theatre 1, 104 min.");
  CHECK(as_said("Still there?") == "Still there?");
  CHECK(as_said("Union (1 of 2)") == "Union, 1 of 2.");
  CHECK(as_said("请扫描您的通行证。") == "请扫描您的通行证。");
  CHECK(as_said("one\ntwo") == "one, two.");
}

TEST_CASE("signs without words are silence") {
  CHECK(as_said("").empty());
  CHECK(as_said(" · ").empty());
  CHECK(as_said("· Union ·") == "Union.");
  CHECK(as_said("(").empty());
}

TEST_CASE("a screen says what it is about, where it is, and how many controls it has") {
  const Screen screen = tests::composed(tests::everyday("message"));
  CHECK(say_screen(screen, english()) ==
        "Printer is out of paper. Your ticket is safe. Keep it on your phone? Union, 18:30, Theatre 1 is issued to "
        "your pass. Nothing was lost and you have only one ticket. Staff have been told. Box office: ground floor, "
        "left of the doors. Isabel Bader Theatre. Sunday, April 28. 17:42. 6 controls. Down and up go through them, "
        "select chooses.");
}

TEST_CASE("a reference is said letter by letter, after what it is for") {
  const Screen screen = tests::composed(tests::everyday("overdue"));
  const auto said = say_screen(screen, english());
  CHECK(said.find("Reference for staff. 5, 2, D, 8, A, 9, 0, 1. ") != std::string::npos);
  CHECK(times(said, "52D8") == 0);
}

TEST_CASE("one control is one") {
  kiosk::core::View view = tests::everyday("busy");
  kiosk::core::Button help;
  help.label = "Help";
  view.bar = {help};
  CHECK(times(say_screen(tests::composed(view), english()), " 1 control. ") == 1);
  view.bar.clear();
  CHECK(times(say_screen(tests::composed(view), english()), "control") == 0);
}

TEST_CASE("the facts of a row are said at its control, and only as the focus comes to the row") {
  const Screen screen = tests::composed(tests::everyday("choices"));
  CHECK(times(say_screen(screen, english()), "A Quiet Harbour") == 0);
  const std::size_t about = tests::find(screen, "About A Quiet Harbour");
  const std::size_t get = tests::find(screen, "Get ticket");
  const std::string facts = "19:15. A Quiet Harbour. Theatre 2, 88 min, overlaps Union. open captions. ";
  CHECK(say_part(screen, about, {}, english()) == facts + "About A Quiet Harbour, button.");
  CHECK(say_part(screen, get, about, english()) == "Get ticket: A Quiet Harbour, button.");
  CHECK(say_part(screen, get, tests::find(screen, "Sign out"), english()) ==
        facts + "Get ticket: A Quiet Harbour, button.");
}

TEST_CASE("every fact of every view is said exactly once, on coming there or at a control") {
  for (const tests::NamedView& each : tests::everyday_views()) {
    INFO(each.name);
    const Screen screen = tests::composed(each.view);
    std::string all = say_screen(screen, english());
    std::optional<std::size_t> from;
    for (const std::size_t index : kiosk::ui::focusable(screen.scene)) {
      all += " " + say_part(screen, index, from, english());
      from = index;
    }
    const std::vector<std::string> facts = facts_of(screen);
    for (const std::string& fact : facts) {
      // What one fact says can be the end of another: "Union." of "18:30 Union."
      std::size_t expected = 0;
      for (const std::string& other : facts) {
        expected += times(" " + other, " " + fact);
      }
      INFO(fact);
      CHECK(times(" " + all, " " + fact) == expected);
    }
  }
}

TEST_CASE("what is chosen is said to be") {
  const Screen screen = tests::composed(tests::everyday("accessibility"));
  CHECK(say_part(screen, tests::find(screen, "Standard"), {}, english()) == "Standard, button, chosen.");
  CHECK(say_part(screen, tests::find(screen, "Large"), {}, english()) == "Large, button.");
}

TEST_CASE("a question is a name too, and what is not there is silence") {
  const Screen screen = tests::composed(tests::everyday("delivered"));
  CHECK(say_part(screen, tests::find(screen, "Didn’t get it?"), {}, english()) == "Didn’t get it? button.");
  CHECK(say_part(screen, screen.scene.parts.size(), {}, english()).empty());
}

TEST_CASE("the seconds that are left are said with the warning") {
  const std::string said = say_screen(tests::composed(tests::everyday("still-there")), english());
  CHECK(said ==
        "15 seconds left. Still there? We’ll sign you out to keep your pass private. 2 controls. Down and up go "
        "through them, select chooses.");
}
