// SPDX-License-Identifier: Apache-2.0
// The worst that data can do to a screen: too long, too many, empty, broken, in other scripts.
#include <utility>

#include "tests/screens/sample_views.hpp"

namespace tests {
namespace {

using namespace kiosk::core;  // NOLINT: the views are all this file is about

const std::string kLongTitle =
    "The Remarkable and Entirely True History of the Lighthouse Keeper Who Counted Every Wave Between Here and the "
    "Horizon";  // 114 characters, without a break longer than usual

// 10,000 characters without a space.
std::string endless() { return std::string(10000, 'w'); }

// What turns the direction round and never turns it back.
std::string turned() { return "\u202E\u2067\u202B" + std::string("Union \u200F(1) \u2066"); }

// Every text of a view that data can bring, replaced.
class Spoil {
 public:
  explicit Spoil(std::string text) : text_(std::move(text)) {}

  View operator()(View view) const {
    std::visit([this](auto& body) { spoil(body); }, view.body);
    view.top.place = text_;
    view.bar_note = text_;
    for (Button& button : view.bar) {
      button.label = text_;
    }
    if (view.still_there) {
      view.still_there->headline = text_;
      view.still_there->body = text_;
      view.still_there->seconds_left = 900;
      view.still_there->more_time.value().label = text_;
    }
    return view;
  }

 private:
  void spoil(std::vector<ScreeningRow>& rows) const {
    for (ScreeningRow& row : rows) {
      row.time = row.time.substr(0, text_.size());
      row.title = text_;
      row.own_title = text_;
      row.detail = text_;
      row.access.assign(text_.empty() ? 0 : 4, {text_.substr(0, 5), text_});
      if (row.badge) row.badge->text = text_;
      if (row.button) row.button->label = text_;
    }
  }
  void spoil(TicketCard& card) const { card.title = card.when = card.where = card.reference = text_; }
  void spoil(ScanView& view) const {
    view.headline = view.lead = view.list_title = view.pass_label = text_;
    view.notice = Badge{text_, Tone::kBad};
    spoil(view.rows);
  }
  void spoil(BusyView& view) const {
    view.headline = view.lead = text_;
    view.done = 9;
    view.total = 4;
  }
  void spoil(ChoicesView& view) const {
    view.eyebrow = view.headline = view.list_title = text_;
    view.sign_out.label = text_;
    if (view.reserved) {
      view.reserved->title = text_;
      view.reserved->lines.assign(4, text_);
      view.reserved->button.label = text_;
    }
    view.notes = {text_, text_};
    spoil(view.rows);
  }
  void spoil(FilmView& view) const {
    view.headline = view.own_title = view.line = view.access_title = view.synopsis = view.website_label = text_;
    for (AccessLine& line : view.access) line.text = text_;
    for (Fact& fact : view.facts) fact.value = text_;
    for (Badge& badge : view.badges) badge.text = text_;
  }
  void spoil(MessageView& view) const {
    view.headline = view.body = view.footnote = text_;
    if (view.badge) view.badge->text = text_;
    for (Button& action : view.actions) action.label = text_;
    if (view.reference) view.reference->label = view.reference->text = text_;
  }
  void spoil(DeliveredView& view) const {
    view.headline = view.line = text_;
    spoil(view.card);
  }
  void spoil(TicketView& view) const {
    view.headline = view.lead = text_;
    spoil(view.card);
  }
  void spoil(PanelView& view) const {
    view.headline = view.lead = text_;
    for (PanelGroup& group : view.groups) {
      group.title = group.note = text_;
      for (Button& choice : group.choices) choice.label = text_;
      for (Fact& fact : group.facts) fact.name = fact.value = text_;
    }
  }
  void spoil(StaffView& view) const {
    view.headline = text_;
    for (Fact& figure : view.figures) figure.value = text_;
    for (StaffRow& row : view.rows) row.name = row.detail = row.badge.text = text_;
    for (Button& action : view.actions) action.label = text_;
  }

  std::string text_;
};

}  // namespace

std::vector<NamedView> hard_views() {
  std::vector<NamedView> hard;
  const std::vector<std::pair<std::string, Spoil>> spoils = {{"long", Spoil(kLongTitle)},
                                                             {"endless", Spoil(endless())},
                                                             {"turned", Spoil(turned())},
                                                             {"broken", Spoil("\xFF\xC0 \xE2\x82")},
                                                             {"cjk", Spoil("夜行バス、北へ向かって走り続ける最後の便")},
                                                             {"nothing", Spoil("")}};
  for (const NamedView& everyday : everyday_views()) {
    for (const auto& [name, spoil] : spoils) {
      hard.push_back({everyday.name + " " + name, spoil(everyday.view)});
    }
  }
  View empty;
  empty.body = ScanView{};
  hard.push_back({"empty", empty});
  return hard;
}

}  // namespace tests
