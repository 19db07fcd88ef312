// SPDX-License-Identifier: Apache-2.0
// One function a kind of view.
#include "tests/a11y/facts.hpp"

#include <optional>
#include <variant>

namespace a11y {
namespace {

using namespace kiosk::core;

class Facts {
 public:
  std::vector<std::string> all;

  void add(const std::string& text) {
    if (!text.empty()) all.push_back(text);
  }
  void add(const std::string& text, const std::string& speech) { add(speech.empty() ? text : speech); }
  void add(const Badge& badge) { add(badge.text); }
  void add(const Button& button) { add(button.label, button.speech); }
  void add(const AccessMark& mark) { add(mark.name); }
  void add(const ScreeningRow& row) {
    add(row.time);
    add(row.title);
    add(row.own_title);
    add(row.detail, row.detail_speech);
    add(row.access);
    add(row.badge);
    add(row.button);
  }
  void add(const TicketCard& card) {
    add(card.title);
    add(card.when);
    add(card.where);
    add(card.reference, card.reference_speech);
    if (!card.code.empty()) add(card.code_speech);
  }
  void add(const Reference& reference) {
    add(reference.label);
    add(reference.text, reference.speech);
  }
  void add(const Fact& fact) {
    add(fact.name);
    add(fact.value);
  }
  void add(const AccessLine& line) { add(line.text); }
  void add(const PanelGroup& group) {
    add(group.title);
    add(group.note);
    add(group.choices);
    add(group.facts);
    add(group.rows);
  }
  void add(const StaffRow& row) {
    add(row.name);
    add(row.detail);
    add(row.badge);
    add(row.button);
  }
  void add(const ReservedCard& card) {
    add(card.title);
    add(card.lines);
    add(card.button);
  }
  template <class Thing>
  void add(const std::optional<Thing>& thing) {
    if (thing) add(*thing);
  }
  template <class Thing>
  void add(const std::vector<Thing>& things) {
    for (const auto& thing : things) add(thing);
  }

  void body(const ScanView& view) {
    add(view.headline);
    add(view.hint.empty() ? view.lead : view.hint);
    add(view.notice);
    add(view.for_staff);
    add(view.list_title);
    // Of the rows as many as there is room for: whoever wants all of them scans a pass.
    if (!view.rows.empty()) add(view.rows.front());
    add(view.elsewhere);
  }
  void body(const BusyView& view) {
    add(view.headline);
    add(view.lead);
    add(view.hint);
  }
  void body(const ChoicesView& view) {
    add(view.eyebrow);
    add(view.headline);
    add(view.sign_out);
    add(view.reserved);
    add(view.list_title);
    add(view.rows);
    add(view.notes);
    add(view.more);
  }
  void body(const FilmView& view) {
    add(view.back);
    add(view.headline);
    add(view.own_title);
    add(view.line, view.line_speech);
    add(view.badges);
    add(view.more);
    add(view.access_title);
    add(view.access);
    if (view.access.empty()) add(view.no_access);
    add(view.synopsis);
    add(view.facts);
    if (!view.website.empty()) add(view.website_speech);
  }
  void body(const MessageView& view) {
    add(view.badge);
    add(view.headline);
    add(view.body);
    add(view.reference);
    add(view.actions);
    add(view.footnote);
  }
  void body(const DeliveredView& view) {
    add(view.headline);
    add(view.line);
    add(view.card);
    add(view.actions);
  }
  void body(const TicketView& view) {
    add(view.headline);
    add(view.lead);
    add(view.card);
    add(view.actions);
  }
  void body(const PanelView& view) {
    add(view.back);
    add(view.headline);
    add(view.lead);
    add(view.groups);
  }
  void body(const StaffView& view) {
    add(view.headline);
    add(view.figures);
    add(view.rows);
    add(view.actions);
  }
};

}  // namespace

std::vector<std::string> facts_of(const View& view) {
  Facts facts;
  if (view.still_there) {
    // It stands over everything: nothing else can be come to.
    facts.add(view.still_there->headline);
    facts.add(view.still_there->body);
    facts.add(view.still_there->seconds_speech);
    facts.add(view.still_there->more_time);
    facts.add(view.still_there->sign_out);
    return facts.all;
  }
  facts.add(view.top.place);
  facts.add(view.top.date);
  facts.add(view.top.clock);
  std::visit([&](const auto& body) { facts.body(body); }, view.body);
  facts.add(view.bar);
  facts.add(view.bar_note);
  return facts.all;
}

}  // namespace a11y
