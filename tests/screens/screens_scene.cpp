// Every view on every panel in both palettes, checked as data: what stands where, on what, and what can be touched.
#include <algorithm>
#include <array>
#include <cstdlib>
#include <map>
#include <sstream>

#include "kiosk/screens/screen.hpp"
#include "kiosk/ui/painter.hpp"
#include "kiosk/ui/theme.hpp"
#include "platform/sdl/sdl_paper.hpp"
#include "tests/screens/sample_views.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/source_dir.hpp"

namespace {

using kiosk::Rect;
using kiosk::Size;
using kiosk::core::Palette;
using kiosk::screens::Screen;
using kiosk::ui::Fill;
using kiosk::ui::Modules;
using kiosk::ui::TextLine;

constexpr std::array<Size, 5> kPanels{{{1080, 1920}, {1920, 1080}, {1280, 800}, {800, 480}, {600, 1024}}};

// One set of type for the whole program: opening fonts is the slow part.
platform::sdl::SdlPaper& paper() {
  static const auto opened = [] {
    platform::sdl::Settings settings;
    settings.icons = tests::source_dir() + "/assets/icons";
    auto made = platform::sdl::SdlPaper::open(settings);
    if (!made) {
      FAIL(made.error().message);
    }
    return std::move(*made);
  }();
  return *opened;
}

Screen composed(const kiosk::core::View& view, Size panel) {
  return kiosk::screens::compose(view, {panel, &paper().measure(), tests::pretended_code});
}

struct Case {
  std::string about;
  kiosk::core::View view;
  Size panel;
  Screen screen;
};

// All samples on all panels in both palettes.
std::vector<Case> all_cases(const std::vector<tests::NamedView>& views) {
  std::vector<Case> cases;
  for (const Size panel : kPanels) {
    for (const Palette palette : {Palette::kLight, Palette::kHighContrast}) {
      for (const tests::NamedView& sample : views) {
        kiosk::core::View view = sample.view;
        view.palette = palette;
        std::ostringstream about;
        about << sample.name << " on " << panel.width << "x" << panel.height
              << (palette == Palette::kLight ? "" : " in high contrast");
        cases.push_back({about.str(), view, panel, composed(view, panel)});
      }
    }
  }
  return cases;
}

const std::vector<Case>& everyday() {
  static const std::vector<Case> cases = all_cases(tests::everyday_views());
  return cases;
}

const std::vector<Case>& hard() {
  static const std::vector<Case> cases = all_cases(tests::hard_views());
  return cases;
}

std::vector<Case> both() {
  std::vector<Case> cases = everyday();
  cases.insert(cases.end(), hard().begin(), hard().end());
  return cases;
}

// The texts on top: those under a see-through sheet over the whole panel are not there to be read.
std::vector<TextLine> texts(const Case& c) {
  std::vector<TextLine> lines;
  for (const auto& node : c.screen.scene.nodes) {
    if (const auto* fill = std::get_if<Fill>(&node); fill != nullptr && fill->color.a < 255) {
      lines.clear();
    }
    if (const auto* line = std::get_if<TextLine>(&node)) {
      lines.push_back(*line);
    }
  }
  return lines;
}

bool overlap(Rect a, Rect b) { return a.x < b.right() && b.x < a.right() && a.y < b.bottom() && b.y < a.bottom(); }

// Where a line's letters stand: the head and foot of its extent may lie under a neighbour's.
Rect letters(const TextLine& line) {
  const int foot = line.rect.height * 18 / 100;
  return {line.rect.x, line.rect.y + foot, line.rect.width, line.rect.height - 2 * foot};
}

std::vector<kiosk::core::Action> actions_of(const kiosk::core::View& view) {
  std::vector<kiosk::core::Action> actions;
  if (view.still_there) {
    return {view.still_there->more_time.action, view.still_there->sign_out.action};
  }
  for (const auto& button : view.bar) {
    actions.push_back(button.action);
  }
  if (const auto* choices = std::get_if<kiosk::core::ChoicesView>(&view.body)) {
    actions.push_back(choices->sign_out.action);
    if (choices->reserved) {
      actions.push_back(choices->reserved->button.action);
    }
    for (const auto& row : choices->rows) {
      if (row.button) {
        actions.push_back(row.button->action);
      }
    }
  }
  if (const auto* message = std::get_if<kiosk::core::MessageView>(&view.body)) {
    for (const auto& button : message->actions) {
      actions.push_back(button.action);
    }
  }
  return actions;
}

std::string words_on(const Case& c) {
  std::string all;
  for (const TextLine& line : texts(c)) {
    all += line.text + ' ';
  }
  return all;
}

}  // namespace

TEST_CASE("every text stands inside the panel and no two stand on each other") {
  for (const Case& c : both()) {
    INFO(c.about);
    const auto lines = texts(c);
    REQUIRE((!lines.empty() || c.about.starts_with("empty")));
    for (std::size_t i = 0; i < lines.size(); ++i) {
      INFO(lines[i].text);
      REQUIRE(kiosk::ui::within(lines[i].rect, {0, 0, c.panel.width, c.panel.height}));
      for (std::size_t j = i + 1; j < lines.size(); ++j) {
        INFO(lines[j].text);
        REQUIRE_FALSE(overlap(letters(lines[i]), letters(lines[j])));
      }
    }
  }
}

TEST_CASE("every text can be told from what it stands on") {
  for (const Case& c : both()) {
    INFO(c.about);
    const double least = c.view.palette == Palette::kHighContrast ? 7.0 : 4.5;
    for (const TextLine& line : texts(c)) {
      INFO(line.text);
      REQUIRE(kiosk::ui::contrast(line.color, line.behind) >= least);
    }
  }
}

TEST_CASE("a text stands on the colour it says it stands on") {
  for (const Case& c : everyday()) {
    INFO(c.about);
    std::vector<Fill> fills;
    for (const auto& node : c.screen.scene.nodes) {
      if (const auto* fill = std::get_if<Fill>(&node)) {
        fills.push_back(*fill);
      }
      const auto* line = std::get_if<TextLine>(&node);
      if (line == nullptr) {
        continue;
      }
      const kiosk::Point middle{line->rect.x + line->rect.width / 2, line->rect.y + line->rect.height / 2};
      const auto top =
          std::find_if(fills.rbegin(), fills.rend(), [&](const Fill& f) { return f.rect.contains(middle); });
      INFO(line->text);
      REQUIRE(top != fills.rend());
      REQUIRE(top->color == line->behind);
    }
  }
}

TEST_CASE("everything that can be done is large enough, apart from the rest, and reached by a touch on it") {
  for (const Case& c : both()) {
    INFO(c.about);
    const auto& scene = c.screen.scene;
    auto expected = actions_of(c.view);
    REQUIRE(c.screen.actions.size() == expected.size());
    REQUIRE(scene.targets.size() == expected.size());
    for (std::size_t i = 0; i < scene.targets.size(); ++i) {
      const auto& target = scene.targets[i];
      INFO(target.label);
      REQUIRE(target.rect.width >= 44);
      REQUIRE(target.rect.height >= 44);
      REQUIRE(kiosk::ui::within(target.rect, {0, 0, c.panel.width, c.panel.height}));
      for (std::size_t j = i + 1; j < scene.targets.size(); ++j) {
        REQUIRE_FALSE(overlap(target.rect, scene.targets[j].rect));
      }
      for (const kiosk::Point at : {kiosk::Point{target.rect.x, target.rect.y},
                                    kiosk::Point{target.rect.right() - 1, target.rect.bottom() - 1}}) {
        const auto id = kiosk::ui::hit(scene, at);
        REQUIRE(id.has_value());
        const auto found = std::find(expected.begin(), expected.end(), c.screen.actions.at(*id));
        REQUIRE((found != expected.end() || at.x != target.rect.x));
        REQUIRE(*id == target.id);
      }
      const auto done = std::find(expected.begin(), expected.end(), c.screen.actions.at(target.id));
      REQUIRE(done != expected.end());
      expected.erase(done);
      expected.push_back(kiosk::core::Action{kiosk::core::Choose{}});  // stays as long, matches nothing in the samples
    }
  }
}

TEST_CASE("at the design's size a target is at least 80 pixels high") {
  for (const Case& c : everyday()) {
    if (c.panel == Size{1080, 1920}) {
      for (const auto& target : c.screen.scene.targets) {
        INFO(c.about << ": " << target.label);
        REQUIRE(target.rect.height >= 80);
      }
    }
  }
}

TEST_CASE("ordinary words are never cut, on no panel") {
  for (const Case& c : everyday()) {
    INFO(c.about);
    const std::string words = words_on(c);
    REQUIRE(words.find("\u2026") == std::string::npos);
    if (c.view.still_there) {
      REQUIRE(words.find("more time") != std::string::npos);
      continue;
    }
    for (std::istringstream headline(c.screen.headline); headline;) {
      std::string word;
      headline >> word;
      INFO(word);
      REQUIRE(words.find(word) != std::string::npos);
    }
    if (const auto* choices = std::get_if<kiosk::core::ChoicesView>(&c.view.body)) {
      for (const auto& row : choices->rows) {
        REQUIRE(words.find(row.time) != std::string::npos);
        REQUIRE(words.find(row.title.substr(0, row.title.find(' '))) != std::string::npos);
      }
    }
  }
}

TEST_CASE("four rows and the reserved card stand at the design's sizes on the design's panel") {
  for (const Case& c : everyday()) {
    if (c.about != "choices on 1080x1920") {
      continue;
    }
    std::map<std::string, int> sizes;
    for (const TextLine& line : texts(c)) {
      sizes[line.text] = line.style.size;
    }
    REQUIRE(sizes.at("Hello, Amara") == 84);
    REQUIRE(sizes.at("Saltwater Letters") == 44);
    REQUIRE(sizes.at("Sign out") == 34);
    REQUIRE(sizes.at("Theatre 1 · 96 min") == 30);
  }
}

TEST_CASE("a code stands on white with four modules of quiet around it, where there is a code") {
  for (const Case& c : both()) {
    INFO(c.about);
    const auto* ticket = std::get_if<kiosk::core::TicketView>(&c.view.body);
    const auto* delivered = std::get_if<kiosk::core::DeliveredView>(&c.view.body);
    const bool wanted = ticket != nullptr || (delivered != nullptr && !delivered->card.code.empty());
    int codes = 0;
    std::vector<Fill> fills;
    for (const auto& node : c.screen.scene.nodes) {
      if (const auto* fill = std::get_if<Fill>(&node)) {
        fills.push_back(*fill);
      }
      if (const auto* code = std::get_if<Modules>(&node)) {
        ++codes;
        const int module = code->rect.width / code->bitmap.width();
        REQUIRE(module >= 2);
        REQUIRE(code->rect.width == module * code->bitmap.width());
        REQUIRE(fills.back().color == kiosk::Color{255, 255, 255});
        REQUIRE(kiosk::ui::within(code->rect.inset(-4 * module), fills.back().rect));
        if (ticket != nullptr && c.about == "ticket on 1080x1920") {
          REQUIRE(code->rect.width >= 600);
        }
      }
    }
    REQUIRE(codes == (wanted ? 1 : 0));
  }
}

TEST_CASE("the warning leaves nothing else to touch") {
  for (const Case& c : everyday()) {
    if (c.view.still_there) {
      INFO(c.about);
      REQUIRE(c.screen.scene.targets.size() == 2);
      REQUIRE_FALSE(kiosk::ui::hit(c.screen.scene, {2, 2}).has_value());
      REQUIRE_FALSE(kiosk::ui::hit(c.screen.scene, {c.panel.width - 3, c.panel.height - 3}).has_value());
    }
  }
}

TEST_CASE("the scan screen shows the next screenings and, on every sample panel, the pass") {
  for (const Case& c : everyday()) {
    if (c.about.starts_with("scan")) {
      INFO(c.about);
      const auto& nodes = c.screen.scene.nodes;
      REQUIRE(std::any_of(nodes.begin(), nodes.end(), [](const auto& node) {
        const auto* icon = std::get_if<kiosk::ui::Icon>(&node);
        return icon != nullptr && icon->name.starts_with("pass");
      }));
      REQUIRE(words_on(c).find("18:30") != std::string::npos);
      REQUIRE(words_on(c).find("21:00") != std::string::npos);
    }
  }
}

TEST_CASE("the camera's picture has the drawn pass's place, and a hint moves nothing") {
  const auto well_of = [](const Case& c) {
    const auto& nodes = c.screen.scene.nodes;
    const auto live = std::find_if(nodes.begin(), nodes.end(),
                                   [](const auto& node) { return std::holds_alternative<kiosk::ui::Live>(node); });
    REQUIRE(live != nodes.end());
    return std::get<kiosk::ui::Live>(*live).rect;
  };
  std::map<std::string, Rect> wells;
  for (const Case& c : everyday()) {
    INFO(c.about);
    const auto panel = c.about.substr(c.about.find(' '));
    if (c.about.starts_with("live ")) {
      wells[panel] = well_of(c);
      REQUIRE(kiosk::ui::within(wells[panel], {0, 0, c.panel.width, c.panel.height}));
      REQUIRE(wells[panel].height >= c.panel.height / 8);
    } else if (c.about.starts_with("hint ")) {
      REQUIRE(well_of(c) == wells.at(panel));
      REQUIRE(words_on(c).find("brightness") != std::string::npos);
      REQUIRE(words_on(c).find("18:30") != std::string::npos);
      REQUIRE(words_on(c).find("under the reader") == std::string::npos);
    }
  }
  REQUIRE(wells.size() == 2 * kPanels.size());
}

TEST_CASE("the same view on the same panel is the same screen, and its name and headline are the view's") {
  const std::map<std::string, std::string> names{
      {"scan", "scan"},           {"closed", "scan"},         {"live", "scan"},       {"hint", "scan"},
      {"long-hint", "scan"},      {"busy", "busy"},           {"choices", "choices"}, {"message", "message"},
      {"notice", "message"},      {"delivered", "delivered"}, {"ticket", "ticket"},   {"still-there", "choices"},
      {"box-office", "delivered"}};
  for (const auto& sample : tests::everyday_views()) {
    INFO(sample.name);
    const Screen screen = composed(sample.view, {1080, 1920});
    REQUIRE(screen == composed(sample.view, {1080, 1920}));
    REQUIRE(screen.name == names.at(sample.name));
    REQUIRE(screen.headline == std::visit([](const auto& body) { return body.headline; }, sample.view.body));
  }
}

TEST_CASE("every picture a screen names is among the icons") {
  for (const Case& c : both()) {
    for (const auto& node : c.screen.scene.nodes) {
      if (const auto* icon = std::get_if<kiosk::ui::Icon>(&node)) {
        INFO(icon->name);
        REQUIRE(std::filesystem::exists(tests::source_dir() + "/assets/icons/" + icon->name + ".svg"));
      }
    }
  }
}

TEST_CASE("a screen can be drawn, whatever is in it") {
  for (const Case& c : hard()) {
    if (c.panel == Size{800, 480}) {
      INFO(c.about);
      const auto ink =
          paper().draw(c.panel, [&](kiosk::ports::Canvas& canvas) { kiosk::ui::draw(c.screen.scene, canvas); });
      const auto& bytes = ink.bytes();
      REQUIRE(std::any_of(bytes.begin(), bytes.end(), [](auto byte) { return byte != 0; }));
    }
  }
}
