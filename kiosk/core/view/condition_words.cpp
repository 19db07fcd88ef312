// SPDX-License-Identifier: Apache-2.0
// What is said where a device fails: where to go instead, and what staff should see to.
#include "kiosk/core/conditions.hpp"
#include "kiosk/core/service_time.hpp"
#include "kiosk/core/settlement.hpp"
#include "kiosk/core/view/parts.hpp"
#include "kiosk/core/view/view_of.hpp"

namespace kiosk::core {
namespace {

/// The text in the language that is shown, else the one for all; empty: there is neither.
std::string text_for(const std::vector<LocalText>& texts, const std::string& language) {
  std::string common;
  for (const auto& text : texts) {
    if (text.language == language) return text.text;
    if (text.language.empty()) common = text.text;
  }
  return common;
}

/// A loose plug is one that staff have to see to, also while it holds.
bool fails(const std::optional<ReaderLink>& reader) {
  return reader && (reader->condition != ReaderCondition::kWorks || reader->told != ReaderCondition::kWorks);
}

/// The journal was damaged, and some tickets of the time before are still to be settled.
std::string journal_notice(const State& state, const words::Language& say) {
  const int left = left_to_settle(state);
  return left > 0 ? say.plural("Staff: {n} ticket to settle, the journal is damaged",
                               "Staff: {n} tickets to settle, the journal is damaged", left)
                  : say.text("Staff: the journal is damaged, tickets are being checked");
}

}  // namespace

bool opens_later(const State& state) {
  const auto& hours = state.service.day->box_office;
  return judges_hours(state) && hours && state.now < hours->opens;
}

bool is_closed(const State& state) {
  const auto& hours = state.service.day->box_office;
  return !hours || (judges_hours(state) && state.now >= hours->closes);
}

bool pass_was_left(const State& state) { return state.held && state.held->signed_in && can_read(state); }

std::string other_kiosk(const State& state, const words::Language& say) {
  const auto where = text_for(state.settings.other_kiosk, language_of(state));
  return where.empty() ? std::string() : say.text("Another kiosk: {where}.", {{"where", where}});
}

std::string instead_of_reading(const State& state, const words::Language& say) {
  auto text = directions(state, say);
  if (text.empty()) text = say.text("Staff at the box office hand out the tickets.");
  if (const auto other = other_kiosk(state, say); !other.empty()) text += " " + other;
  return text;
}

std::vector<Badge> staff_notices(const State& state, const words::Language& say) {
  std::vector<Badge> notices;
  const auto add = [&](std::string text) { notices.push_back({std::move(text), Tone::kNeutral}); };
  const auto& readers = state.readers;
  if (!readers.camera && !readers.scanner) add(say.text("Staff: this kiosk is set up without a reader"));
  if (fails(readers.camera)) add(say.text("Staff: the camera does not work"));
  if (fails(readers.scanner)) add(say.text("Staff: the scanner does not work"));
  if (state.service_time.condition >= ClockCondition::kWrong) {
    add(say.text("Staff: this kiosk’s clock is wrong"));
  }
  if (state.settlement.damaged) add(journal_notice(state, say));
  return notices;
}

}  // namespace kiosk::core
