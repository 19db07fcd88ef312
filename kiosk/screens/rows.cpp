// SPDX-License-Identifier: Apache-2.0
// One row: the time, then the film with its details and access marks, then what can be done.
#include "kiosk/screens/rows.hpp"

#include <algorithm>
#include <utility>

namespace kiosk::screens {
namespace {

using core::ScreeningRow;
using ports::Face;
using ports::Weight;
using ui::Element;
using ui::Token;

struct Sizes {
  double time, title, padding;
};
constexpr double kSide = 40;       // left and right of a row
constexpr double kGap = 24;        // between its columns
constexpr double kRing = 16;       // of its padding belongs to what leads to the film, for the ring round that
constexpr double kRingEnd = 4;     // and so much of what is between that and the button
constexpr double kFewLetters = 9;  // a column of words that is narrower is none

Sizes sizes_of(RowStyle style) { return style == RowStyle::kGlance ? Sizes{50, 38, 28} : Sizes{60, 44, 36}; }

// What all rows of one list have in common.
struct Plan {
  RowStyle style = RowStyle::kGlance;
  Sizes sizes{};
  double time_units = 0;  // the column of the times
  bool turned = false;    // one thing below the other
};

ui::Words time_words(const ScreeningRow& row, const Sizes& sizes) {
  ui::Words words;
  words.text = row.time;
  words.units = sizes.time;
  words.weight = Weight::kBold;
  words.tracking_milli = -20;
  words.leading = 1.1;
  return words;
}

ui::Words title_words(const ScreeningRow& row, const Plan& plan) {
  ui::Words words;
  words.text = row.title;
  words.units = plan.sizes.title;
  words.weight = Weight::kBold;
  words.face = plan.style == RowStyle::kGlance ? Face::kText : Face::kDisplay;
  words.tracking_milli = plan.style == RowStyle::kGlance ? -8 : -18;
  words.leading = 1.2;
  return words;
}

// Pixels of the button or the pill at the end of a row.
int end_width(const Maker& maker, const ScreeningRow& row) {
  ui::Words words;
  words.weight = Weight::kSemiBold;
  if (row.button) {
    words.text = row.button->label;
    words.units = ButtonSize{}.type;
    return maker.width_of(words) + maker.metrics().gap(2 * ButtonSize{}.padding);
  }
  if (row.badge) {
    words.text = row.badge->text;
    words.units = 30;
    return maker.width_of(words) + maker.metrics().gap(2 * 24);
  }
  return 0;
}

Plan plan_of(const Maker& maker, const std::vector<ScreeningRow>& rows, RowStyle style, int width) {
  const ui::Metrics& m = maker.metrics();
  Plan plan{style, sizes_of(style), 0, false};
  int time = 0;
  for (const ScreeningRow& row : rows) {
    time = std::max(time, maker.width_of(time_words(row, plan.sizes)));
  }
  plan.time_units = maker.units(time);
  for (const ScreeningRow& row : rows) {
    const int end = end_width(maker, row);
    const int room = width - m.gap(2 * kSide) - (time > 0 ? time + m.gap(kGap) : 0) - (end > 0 ? end + m.gap(kGap) : 0);
    plan.turned = plan.turned || room < static_cast<int>(kFewLetters * m.smallest_type()) ||
                  !maker.holds(title_words(row, plan), room - (row.about ? m.type(plan.sizes.title) : 0));
  }
  return plan;
}

Element title_line(const ScreeningRow& row, const Plan& plan) {
  Element title = ui::words(title_words(row, plan));
  if (!row.about) {
    return title;
  }
  ui::Picture next;
  next.name = "next";
  next.of_type = 0.75;
  next.type_units = plan.sizes.title;
  next.tint = Token::kInkSoft;
  next.mirrors = true;
  Element arrow;
  arrow.content = std::move(next);
  std::vector<Element> both;
  both.push_back(std::move(title));
  both.push_back(std::move(arrow));
  Element line = ui::row(6, std::move(both));
  std::get<ui::Stack>(line.content).across = ui::Align::kCenter;
  return line;
}

Element detail_of(const ScreeningRow& row) {
  Element detail = lead(row.detail, 30);
  detail.speech = row.detail_speech;
  return detail;
}

// Details and access marks, and the pill where the row's end is taken by a button.
void add_details(const Maker& maker, const ScreeningRow& row, const Plan& plan, std::vector<Element>& middle) {
  std::vector<Element> marks;
  for (const core::AccessMark& mark : row.access) {
    marks.push_back(chip(mark));
  }
  if (row.badge && (row.button || plan.turned)) {
    marks.push_back(pill(maker, *row.badge, 28));
  }
  const bool together = (plan.style == RowStyle::kGlance || maker.wide()) && !row.detail.empty();
  if (together && !marks.empty()) {
    Element detail = detail_of(row);
    detail.box.padding.right = 8;
    marks.insert(marks.begin(), std::move(detail));
  } else if (!row.detail.empty()) {
    middle.push_back(detail_of(row));
  }
  if (!marks.empty()) {
    Element line = flow(maker.roomy() ? 8 : 16, std::move(marks));
    line.box.padding.top = together ? 2 : 8;
    middle.push_back(std::move(line));
  }
}

Element middle_of(const Maker& maker, const ScreeningRow& row, const Plan& plan) {
  std::vector<Element> middle;
  if (plan.turned) {
    add_if(middle, row.time, ui::words(time_words(row, plan.sizes)));
  }
  add_if(middle, row.title, title_line(row, plan));
  add_if(middle, row.own_title, lead(row.own_title, 32));
  add_details(maker, row, plan, middle);
  return ui::column(0, std::move(middle));
}

// What is known of the screening; where there is something to read about it, touching it leads there.
Element facts_of(Maker& maker, const ScreeningRow& row, const Plan& plan) {
  Element facts = middle_of(maker, row, plan);
  facts.grow = 1;
  if (!plan.turned && plan.time_units > 0) {
    Element time = ui::words(time_words(row, plan.sizes));
    time.box.min_width = plan.time_units;
    std::vector<Element> both;
    both.push_back(std::move(time));
    both.push_back(std::move(facts));
    facts = ui::row(kGap, std::move(both));
    std::get<ui::Stack>(facts.content).across = ui::Align::kCenter;
    facts.grow = 1;
  }
  if (row.about) {
    facts.role = ui::Role::kButton;
    facts.target = maker.act(row.about->action);
    facts.label = row.about->label;
    facts.speech = row.about->speech;
    facts.box.padding = ui::all_edges(kRing);
    (plan.turned ? facts.box.padding.bottom : facts.box.padding.right) = kRingEnd;
    facts.box.radius = 16;
    facts.box.touch = true;
  }
  return facts;
}

Element row_of(Maker& maker, const ScreeningRow& row, const Plan& plan) {
  std::vector<Element> parts;
  parts.push_back(facts_of(maker, row, plan));
  if (row.button) {
    core::Button offered = *row.button;
    if (maker.theme().bordered && offered.emphasis == core::Emphasis::kOutline) {
      offered.emphasis = core::Emphasis::kStrong;  // what can be had is told from what can be asked by more than a hue
    }
    parts.push_back(button(maker, offered));
  } else if (row.badge && !plan.turned) {
    parts.push_back(pill(maker, *row.badge, 30));
  }
  // What leads to the film has its own padding.
  const double ring = row.about ? kRing : 0;
  const double end = row.about ? kRingEnd : 0;
  const bool alone = parts.size() == 1;
  Element line;
  if (plan.turned) {
    line = ui::column(kGap - end, std::move(parts));
  } else {
    line = ui::row(kGap - end, std::move(parts));
    for (Element& part : std::get<ui::Stack>(line.content).children) {
      part.self = ui::Align::kCenter;
    }
  }
  const double above = plan.sizes.padding - ring;
  line.box.padding = plan.turned ? ui::Edges{kSide - ring, above, kSide - ring, alone ? above : plan.sizes.padding}
                                 : ui::Edges{kSide - ring, above, kSide, above};
  if (row.about || row.button) {
    line.role = ui::Role::kGroup;
  }
  return line;
}

}  // namespace

Element list_of(const Maker& maker, std::vector<Element> rows, ui::Edges padding) {
  if (rows.empty()) {
    return ui::column(0, {});
  }
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (maker.theme().bordered) {
      const ui::Edges inner = rows[i].box.padding;
      rows[i] = card(std::move(rows[i]), inner, true);
    } else if (i > 0) {
      rows[i].box.line_above = 2;
    }
  }
  if (maker.theme().bordered) {
    return ui::column(20, std::move(rows));
  }
  return card(ui::column(0, std::move(rows)), padding);
}

Element screening_rows(Maker& maker, const std::vector<ScreeningRow>& rows, RowStyle style, int width,
                       std::size_t kept) {
  const Plan plan = plan_of(maker, rows, style, width);
  std::vector<Element> lines;
  for (const ScreeningRow& row : rows) {
    Element line = row_of(maker, row, plan);
    line.optional = lines.size() >= kept;
    lines.push_back(std::move(line));
  }
  return list_of(maker, std::move(lines), {});
}

}  // namespace kiosk::screens
