// SPDX-License-Identifier: Apache-2.0
// From the state to what is shown: the body by mode, the bars and the warning round it.
#include "kiosk/core/view/view_of.hpp"

#include <chrono>

#include "kiosk/base/check.hpp"
#include "kiosk/base/overloaded.hpp"
#include "kiosk/core/conditions.hpp"
#include "kiosk/core/deadlines.hpp"
#include "kiosk/core/view/parts.hpp"
#include "kiosk/core/view/words.hpp"
#include "kiosk/core/visits.hpp"

namespace kiosk::core {
namespace {

using namespace std::chrono_literals;

/// After this long without an answer the person is told that it is slow.
constexpr Duration kSlow = 6s;

Body attract_body(const State& state, const words::Language& say) {
  if (!is_starting_up(state)) return scan_view(state, say);
  BusyView view;
  view.headline = say.text("Starting up");
  view.lead = say.text("{kiosk} is asking for today’s programme.", {{"kiosk", state.settings.kiosk_name}});
  return view;
}

BusyView one_moment(std::string lead, const words::Language& say) {
  BusyView view;
  view.headline = say.text("One moment");
  view.lead = std::move(lead);
  return view;
}

Body mode_body(const State& state, const words::Language& say) {
  return std::visit(Overloaded{
                        [&](const Attract&) -> Body { return attract_body(state, say); },
                        [&](const LookingUp&) -> Body { return one_moment(say.text("Looking up your pass"), say); },
                        [&](const Choosing& mode) -> Body { return choices_view(state, mode, say); },
                        [&](const AboutFilm& mode) -> Body { return film_view(state, mode, say); },
                        [&](const Confirming& mode) -> Body { return confirm_view(state, mode, say); },
                        [&](const Obtaining& mode) -> Body {
                          if (is_slow(state, mode)) return slow_view(state, mode, say);
                          return obtaining_view(state, mode, say);
                        },
                        [&](const Overdue& mode) -> Body { return overdue_view(state, mode, say); },
                        [&](const Printing& mode) -> Body { return printing_view(state, mode, say); },
                        [&](const Faulted& mode) -> Body { return fault_view(state, mode, say); },
                        [&](const Showing&) -> Body { return one_moment(say.text("Your ticket comes up here"), say); },
                        [&](const Shown& mode) -> Body { return ticket_view(state, mode, say); },
                        [&](const Delivered& mode) -> Body { return delivered_view(state, mode, say); },
                        [&](const GivingBack& mode) -> Body { return giving_back_view(state, mode, say); },
                        [&](const GaveBack& mode) -> Body { return gave_back_view(state, mode, say); },
                        [&](const Refused& mode) -> Body { return refusal_view(state, mode, say); },
                        [&](const Apology& mode) -> Body { return apology_view(state, mode, say); },
                        [&](const OutOfService& mode) -> Body { return out_of_service_view(state, mode, say); },
                    },
                    state.mode);
}

TopBar top_of(const State& state, const words::Language& say) {
  TopBar top;
  if (!state.service.day) {
    top.place = say.text("Ticket kiosk");
    return top;
  }
  const auto zone = zone_of(state);
  top.place = state.service.day->venue_name;
  top.date = say.long_date(state.now, zone);
  top.clock = say.clock(state.now, zone);
  return top;
}

std::string signing_out(const State& state, const words::Language& say) {
  const auto ends = ends_at(state);
  KIOSK_CHECK(ends.has_value());
  return say.text("Signing out in {time}", {{"time", countdown(*ends - state.steady)}});
}

/// What is said to the next person while another one is here, where the body has no BusyView::hint for it.
std::string note_to_the_next(const State& state, const words::Language& say) {
  const bool served = visit_in(state.mode) != nullptr || std::holds_alternative<Apology>(state.mode);
  const auto* obtaining = std::get_if<Obtaining>(&state.mode);
  const bool has_hint =
      std::holds_alternative<Printing>(state.mode) || (obtaining != nullptr && !is_slow(state, *obtaining));
  return served && !has_hint ? next_pass(state, false, say) : std::string();
}

std::string note_of(const State& state, const words::Language& say) {
  if (state.panel) return {};
  if (std::holds_alternative<Choosing>(state.mode)) return signing_out(state, say);
  const auto* film = std::get_if<AboutFilm>(&state.mode);
  if (film == nullptr || film->visit) return note_to_the_next(state, say);
  if (!can_read(state)) return say.text("This kiosk can’t read passes at the moment");
  if (pass_was_left(state)) return say.text("Take your pass away and show it again");
  return say.text("Scan your pass to get a ticket");
}

std::optional<StillThere> warning_of(const State& state, const words::Language& say) {
  if (!warning_is_up(state)) return std::nullopt;
  const auto left = std::chrono::ceil<std::chrono::seconds>(*ends_at(state) - state.steady);
  const auto total = std::chrono::ceil<std::chrono::seconds>(state.settings.warning);
  const bool signed_in = visit_in(state.mode) != nullptr;
  StillThere warning;
  warning.seconds_left = static_cast<int>(std::max(left, 0s).count());
  warning.seconds_total = static_cast<int>(total.count());
  warning.headline = say.text("Still there?");
  warning.body = signed_in ? say.text("We’ll sign you out to keep your pass private.")
                           : say.text("The screen starts over for the next person.");
  warning.seconds_speech = say.plural("{n} second left", "{n} seconds left", warning.seconds_left);
  if (can_be_prolonged(state)) {
    warning.more_time = Button{say.text("I need more time"), MoreTime{}, Emphasis::kStrong};
  }
  warning.sign_out = {signed_in ? say.text("Sign out now") : say.text("Start over"), SignOut{}, Emphasis::kQuiet};
  return warning;
}

/// Says something about one person.
bool is_personal(const State& state) {
  if (state.panel) return false;
  return std::visit(Overloaded{
                        [](const Attract&) { return false; },
                        [](const LookingUp&) { return false; },
                        [](const AboutFilm& mode) { return mode.visit.has_value(); },
                        [](const Overdue& mode) { return std::holds_alternative<Obtaining>(mode.wait); },
                        [](const Apology& mode) {
                          return mode.kind != Apology::Kind::kNotAPass && mode.kind != Apology::Kind::kSeveralPasses &&
                                 mode.kind != Apology::Kind::kNoService && mode.kind != Apology::Kind::kAnotherTicket;
                        },
                        [](const OutOfService&) { return false; },
                        [](const auto&) { return true; },
                    },
                    state.mode);
}

}  // namespace

bool is_starting_up(const State& state) {
  return state.journal.opening || (!state.service.day && state.service.failures == 0);
}

bool is_slow(const State& state, const Obtaining& mode) { return state.steady >= mode.since + kSlow; }

View view_of(const State& state, const words::Language& say) {
  View view;
  view.name = name_of(state);
  view.top = top_of(state, say);
  view.body = state.panel ? Body(panel_view(state, state.panel->panel, say)) : mode_body(state, say);
  auto bar = bar_of(state, say);
  view.bar = std::move(bar.buttons);
  view.bar_far = bar.far;
  view.bar_note = note_of(state, say);
  view.still_there = warning_of(state, say);
  view.personal = is_personal(state);
  view.furniture = {say.text("More below"), say.text("More above")};
  return view;
}

const std::string& language_of(const State& state) {
  if (!state.preferences.language.empty()) return state.preferences.language;
  KIOSK_CHECK(!state.settings.languages.empty());
  return state.settings.languages.front().code;
}

}  // namespace kiosk::core
