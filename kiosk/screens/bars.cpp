// SPDX-License-Identifier: Apache-2.0
// Where am I, what time is it; and what can be done from here.
#include "kiosk/screens/bars.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace kiosk::screens {
namespace {

using core::Button;
using ports::Weight;
using ui::Element;
using ui::Token;

// Of more than that some stand closer.
constexpr std::size_t kMany = 4;
// What is left and right of a label, from what the design has to the least that looks right.
constexpr std::array kPaddings = {44.0, 32.0, 26.0, 20.0};
constexpr double kLogoSide = 80;

Element bar_words(const std::string& text, double units, Weight weight, Token color, double leading) {
  ui::Words words;
  words.text = text;
  words.units = units;
  words.weight = weight;
  words.leading = leading;
  words.color = color;
  return ui::words(std::move(words));
}

// Buttons that are the screen's own actions share the bar; the small ones stand where their words end.
bool are_actions(const std::vector<Button>& buttons) {
  return std::any_of(buttons.begin(), buttons.end(),
                     [](const Button& b) { return b.emphasis != core::Emphasis::kQuiet; });
}

ButtonSize size_of(const std::vector<Button>& buttons) {
  const bool primary = std::any_of(buttons.begin(), buttons.end(),
                                   [](const Button& b) { return b.emphasis == core::Emphasis::kPrimary; });
  return primary ? ButtonSize{120, 40, 40, false} : ButtonSize{104, 34, 44, false};
}

/// How the small buttons of a bar are drawn.
struct ToolStyle {
  ButtonSize size;
  double gap = 24;
  int wordless = 0;  ///< 1: the globe stands for languages with its picture alone; 2: so does accessibility
};

bool without_words(const Button& each, const ToolStyle& style) {
  if (each.selected) return false;
  return (style.wordless >= 1 && each.icon == "globe") || (style.wordless >= 2 && each.icon == "accessibility");
}

// Pixels of all of them and the note in one line, without what is left and right of their labels.
int bare_width(const Maker& maker, const core::View& view, const ToolStyle& style) {
  const ui::Metrics& m = maker.metrics();
  const double type = ButtonSize{}.type;
  int width = 0;
  for (const Button& each : view.bar) {
    ui::Words label;
    label.text = without_words(each, style) ? std::string() : each.label;
    label.units = type;
    label.weight = Weight::kSemiBold;
    width += maker.width_of(label) + m.gap(style.gap);
    width += each.icon.empty() ? 0 : static_cast<int>(kIconOfType * m.type(type)) + m.gap(kIconGap);
  }
  ui::Words note;
  note.text = view.bar_note;
  note.units = 30;
  return width + maker.width_of(note);
}

bool fits_with(const Maker& maker, const core::View& view, const ToolStyle& style, double padding) {
  const int paddings = 2 * maker.metrics().gap(padding) * static_cast<int>(view.bar.size());
  return paddings + bare_width(maker, view, style) <= maker.body_width();
}

// As the design has them; closer, and then with pictures in place of words, where they stand in one line only so.
ToolStyle tool_style(const Maker& maker, const core::View& view) {
  const bool many = view.bar.size() > kMany;
  ToolStyle style{size_of(view.bar), many ? 16.0 : 24.0, many ? 1 : 0};
  while (style.wordless < 2 && !fits_with(maker, view, style, kPaddings.back())) ++style.wordless;
  const auto* const fit =
      std::ranges::find_if(kPaddings, [&](double padding) { return fits_with(maker, view, style, padding); });
  style.size.padding = fit == kPaddings.end() ? kPaddings.back() : *fit;
  return style;
}

Element row_of(double gap, std::vector<Element> children) {
  Element row = ui::row(gap, std::move(children));
  auto& stack = std::get<ui::Stack>(row.content);
  stack.across = ui::Align::kCenter;
  stack.narrow = ui::Narrow::kWrap;
  return row;
}

Element note_of(const std::string& text) {
  Element note = lead(text, 30);
  note.role = ui::Role::kTimer;
  return note;
}

// It is still called by its words.
void wordless(Element& button) {
  auto& inside = std::get<ui::Stack>(button.content).children;
  if (inside.size() > 1) inside.resize(1);
}

// All equally wide but for accessibility and help, which stand small beside each other; one below the other where that
// is too narrow.
Element actions_of(Maker& maker, const core::View& view) {
  std::vector<Element> children;
  std::vector<Element> marks;
  for (const Button& each : view.bar) {
    Element element = button(maker, each, size_of(view.bar));
    if (each.icon == "accessibility" || each.icon == "help") {
      wordless(element);
      marks.push_back(std::move(element));
    } else {
      element.grow = 1;
      children.push_back(std::move(element));
    }
  }
  if (!marks.empty()) children.push_back(ui::row(24, std::move(marks)));
  add_if(children, view.bar_note, note_of(view.bar_note));
  Element row = ui::row(24, std::move(children));
  auto& stack = std::get<ui::Stack>(row.content);
  stack.across = ui::Align::kCenter;
  stack.narrow = ui::Narrow::kTurn;
  return row;
}

// The near ones where reading begins, the far ones and the note at the other end.
Element tools_of(Maker& maker, const core::View& view) {
  const auto far = static_cast<std::size_t>(std::clamp(view.bar_far, 0, static_cast<int>(view.bar.size())));
  const ToolStyle style = tool_style(maker, view);
  std::vector<Element> near_ones;
  std::vector<Element> far_ones;
  for (std::size_t i = 0; i < view.bar.size(); ++i) {
    auto& side = i + far < view.bar.size() ? near_ones : far_ones;
    Element element = button(maker, view.bar[i], style.size);
    if (without_words(view.bar[i], style)) wordless(element);
    side.push_back(std::move(element));
  }
  add_if(far_ones, view.bar_note, note_of(view.bar_note));
  std::vector<Element> sides;
  if (!near_ones.empty()) {
    sides.push_back(row_of(style.gap, std::move(near_ones)));
  }
  if (!far_ones.empty()) {
    sides.push_back(row_of(style.gap, std::move(far_ones)));
  }
  Element row = row_of(style.gap, std::move(sides));
  std::get<ui::Stack>(row.content).along = ui::Align::kStretch;
  return row;
}

// Whether venue, date and time have room in one line. Where the height is dear and they have not, the date goes.
bool fits_beside(const Maker& maker, const core::TopBar& bar) {
  ui::Words place;
  place.text = bar.place;
  place.weight = Weight::kSemiBold;
  ui::Words date;
  date.text = bar.date;
  date.units = 30;
  ui::Words clock;
  clock.text = bar.clock;
  clock.units = 50;
  const int gaps = maker.metrics().gap(28) + maker.metrics().gap(40);
  return maker.width_of(place) + maker.width_of(date) + maker.width_of(clock) + gaps <= maker.body_width();
}

}  // namespace

Element top_bar(const Maker& maker, const core::TopBar& bar) {
  const Token ink = bar.staff ? Token::kOnStaff : Token::kInk;
  const Token soft = bar.staff ? Token::kOnStaffSoft : Token::kInkSoft;
  std::vector<Element> names;
  add_if(names, bar.place, bar_words(bar.place, 34, Weight::kSemiBold, ink, 1.25));
  const bool dated = !maker.low() || fits_beside(maker, bar);
  if (dated) {
    add_if(names, bar.date, bar_words(bar.date, 30, Weight::kRegular, soft, 1.25));
  }
  Element where = maker.low() ? flow(28, std::move(names)) : ui::column(0, std::move(names));
  where.grow = 1;
  std::vector<Element> across;
  if (!bar.staff && !maker.theme().logo.empty()) {
    Element logo;
    logo.content = ui::Picture{"festival-logo", kLogoSide, kLogoSide};
    across.push_back(std::move(logo));
  }
  across.push_back(std::move(where));
  Element clock = bar_words(bar.clock, 50, Weight::kSemiBold, ink, 1.1);
  std::get<ui::Words>(clock.content).tracking_milli = -12;
  if (!dated && !bar.date.empty()) {
    clock.speech = bar.date + " · " + bar.clock;  // whoever listens needs no room
  }
  add_if(across, bar.clock, std::move(clock));
  Element row = ui::row(40, std::move(across));
  std::get<ui::Stack>(row.content).across = ui::Align::kCenter;
  row.box.padding = ui::edges(kMargin, 12);
  row.box.min_height = maker.low() ? 90 : 130;
  row.box.fill = bar.staff ? Token::kStaff : Token::kNone;
  std::vector<Element> parts;
  parts.push_back(std::move(row));
  parts.push_back(hairline());
  Element whole = ui::column(0, std::move(parts));
  whole.role = ui::Role::kGroup;
  return whole;
}

Element bottom_bar(Maker& maker, const core::View& view) {
  if (view.bar.empty() && view.bar_note.empty()) {
    return ui::column(0, {});
  }
  Element bar = are_actions(view.bar) ? actions_of(maker, view) : tools_of(maker, view);
  bar.box.padding = ui::edges(kMargin, 20);
  bar.box.min_height = maker.low() ? 124 : 168;
  bar.box.line_above = 2;
  return bar;
}

Element scroll_control(Maker& maker, const core::Furniture& furniture, bool down) {
  Button words;
  words.label = down ? furniture.more_below : furniture.more_above;
  words.icon = down ? "chevron-down" : "chevron-up";
  Element control = button_that(maker, words, {80, 30, 32}, ScrollPage{down});
  control.box.fill = Token::kCard;
  control.grow = 1;
  return control;
}

}  // namespace kiosk::screens
