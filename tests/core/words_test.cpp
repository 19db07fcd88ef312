// SPDX-License-Identifier: Apache-2.0
// No view has a word of its own: everything that is written or said is asked of the language.
#include <algorithm>
#include <cctype>

#include "kiosk/base/overloaded.hpp"
#include "kiosk/words/pseudo.hpp"
#include "tests/core/every_mode.hpp"

using namespace scenario;

namespace {

using Texts = std::vector<std::string>;

void add(Texts& texts, const Button& button) {
  if (button.language.empty()) texts.push_back(button.label);
  texts.push_back(button.speech);
}

void add(Texts& texts, const std::optional<Badge>& badge) {
  if (badge) texts.push_back(badge->text);
}

void add(Texts& texts, const std::vector<Button>& buttons) {
  for (const auto& button : buttons) add(texts, button);
}

void add(Texts& texts, const ScreeningRow& row) {
  texts.insert(texts.end(), {row.title, row.detail, row.detail_speech});
  for (const auto& mark : row.access) texts.push_back(mark.name);
  add(texts, row.badge);
  if (row.button) add(texts, *row.button);
  if (row.about) add(texts, *row.about);
}

void add(Texts& texts, const TicketCard& card) {
  texts.insert(texts.end(), {card.title, card.where, card.reference_speech, card.code_speech});
}

void add(Texts& texts, const FilmView& film) {
  texts.insert(texts.end(), {film.line, film.line_speech, film.access_title, film.no_access, film.website_label,
                             film.website_speech});
  add(texts, film.back);
  for (const auto& badge : film.badges) texts.push_back(badge.text);
  for (const auto& line : film.access) texts.insert(texts.end(), {line.mark.name, line.text});
  for (const auto& fact : film.facts) texts.push_back(fact.name);
  add(texts, film.more);
}

void add(Texts& texts, const ChoicesView& choices) {
  texts.insert(texts.end(), {choices.eyebrow, choices.headline, choices.list_title});
  texts.insert(texts.end(), choices.notes.begin(), choices.notes.end());
  add(texts, choices.sign_out);
  if (choices.reserved) texts.push_back(choices.reserved->title);
  if (choices.reserved) add(texts, choices.reserved->button);
  for (const auto& row : choices.rows) add(texts, row);
  add(texts, choices.more);
}

void add(Texts& texts, const PanelView& panel) {
  texts.insert(texts.end(), {panel.headline, panel.lead});
  add(texts, panel.back);
  for (const auto& group : panel.groups) {
    texts.insert(texts.end(), {group.title, group.note});
    add(texts, group.choices);
    for (const auto& fact : group.facts) texts.insert(texts.end(), {fact.name, fact.value});
    for (const auto& row : group.rows) add(texts, row);
  }
}

/// Everything that a view writes or says, but for dates and what languages call themselves.
Texts texts_of(const View& view) {
  Texts texts{view.top.place, view.bar_note, view.furniture.more_below, view.furniture.more_above};
  add(texts, view.bar);
  if (const auto& warning = view.still_there) {
    texts.insert(texts.end(), {warning->headline, warning->body, warning->seconds_speech});
    if (warning->more_time) add(texts, *warning->more_time);
    add(texts, warning->sign_out);
  }
  std::visit(Overloaded{
                 [&](const ScanView& body) {
                   texts.insert(texts.end(), {body.headline, body.lead, body.list_title, body.hint, body.pass_label});
                   add(texts, body.notice);
                   for (const auto& row : body.rows) add(texts, row);
                 },
                 [&](const BusyView& body) {
                   texts.insert(texts.end(), {body.headline, body.lead, body.hint});
                 },
                 [&](const MessageView& body) {
                   texts.insert(texts.end(), {body.headline, body.body, body.footnote});
                   add(texts, body.badge);
                   add(texts, body.actions);
                 },
                 [&](const DeliveredView& body) {
                   texts.insert(texts.end(), {body.headline, body.line});
                   add(texts, body.card);
                   add(texts, body.actions);
                 },
                 [&](const TicketView& body) {
                   texts.insert(texts.end(), {body.headline, body.lead});
                   add(texts, body.card);
                   add(texts, body.actions);
                 },
                 [](const StaffView&) {},
                 [&](const auto& body) { add(texts, body); },
             },
             view.body);
  return texts;
}

/// What of a text stands in no message's brackets and is no fact of the festival's.
std::string unasked(std::string text) {
  std::string left;
  int depth = 0;
  for (std::size_t i = 0; i < text.size();) {
    const bool opens = text.compare(i, 3, "\u27E6") == 0;
    const bool closes = text.compare(i, 3, "\u27E7") == 0;
    depth += static_cast<int>(opens) - static_cast<int>(closes);
    if (!opens && !closes && depth == 0) left += text[i];
    i += opens || closes ? 3 : 1;
  }
  for (const std::string fact :
       {"Isabel Bader Theatre", "Theatre 1", "Union", "A Quiet Harbour", "Night Bus, Northbound",
        "Brett Story, Stephen Maing", "intro and Q&A", "ASL", "Gaffer"}) {
    for (auto at = left.find(fact); at != std::string::npos; at = left.find(fact)) left.erase(at, fact.size());
  }
  return left;
}

void is_all_asked_for(const State& state) {
  for (const auto& text : texts_of(view_of(state, words::pseudo()))) {
    const auto left = unasked(text);
    INFO("in \"" << text << "\"");
    REQUIRE(std::ranges::none_of(left, [](unsigned char letter) { return std::isalpha(letter) != 0; }));
  }
}

}  // namespace

TEST_CASE("in every mode, under every panel, before and in the warning, every word is the language's") {
  for (auto state : every_mode()) {
    INFO("mode " << state.mode.index());
    state.settings.languages = {{"en", "English"}, {"fr", "Français"}, {"es", "Español"}};
    is_all_asked_for(state);
    for (const auto panel : {Panel::kLanguages, Panel::kAccessibility, Panel::kKeys, Panel::kElsewhere}) {
      state.panel = PanelState{panel, kEvening};
      is_all_asked_for(state);
    }
    state.steady += 65s;
    is_all_asked_for(state);
  }
}

TEST_CASE("every call for staff, refusal, apology and fault is in the language too") {
  Kiosk kiosk;
  kiosk.starts_up();
  auto& state = kiosk.state;
  for (int i = 0; i <= static_cast<int>(policy::Reason::kNone); ++i) {
    state.mode = Refused{std::nullopt, verdict(static_cast<policy::Reason>(i)), state.steady};
    is_all_asked_for(state);
  }
  for (int i = 0; i <= static_cast<int>(Apology::Kind::kScanAgain); ++i) {
    state.mode = Apology{static_cast<Apology::Kind>(i), state.steady, {Place::kLeft, Place::kBottom}};
    is_all_asked_for(state);
  }
  for (int i = 0; i <= static_cast<int>(PrinterCondition::kAbsent); ++i) {
    for (const bool certain : {true, false}) {
      state.printer.condition = static_cast<PrinterCondition>(i);
      state.mode = Faulted{{}, IdempotencyKey("way"), union_ticket(), certain, state.printer.condition};
      is_all_asked_for(state);
      state.mode = Attract{};
      is_all_asked_for(state);
    }
  }
  state.panel = PanelState{Panel::kHelp, state.steady};
  for (const auto step :
       {HelpCall::Step::kNone, HelpCall::Step::kSending, HelpCall::Step::kSent, HelpCall::Step::kFailed}) {
    state.help.step = step;
    is_all_asked_for(state);
  }
}

TEST_CASE("every offer, with its film and its question, is in the language too") {
  for (const auto& answer : {good_pass(), pass_with_two_reserved(), pass_with_union_in_hand()}) {
    Kiosk kiosk;
    kiosk.starts_up();
    kiosk.signs_in(answer);
    const auto choices = kiosk.state;
    is_all_asked_for(choices);
    for (const auto& offer : answer.offers) {
      for (const Action& action : {Action{ShowFilm{offer.screening}}, Action{Choose{offer.screening}}}) {
        kiosk.state = choices;
        kiosk.touch(action);
        is_all_asked_for(kiosk.state);
      }
    }
  }
}
