// SPDX-License-Identifier: Apache-2.0
// Which pass is held up, and which views take it.
#include "kiosk/core/held_pass.hpp"

#include <chrono>

#include "kiosk/base/overloaded.hpp"
#include "kiosk/core/states/states.hpp"
#include "kiosk/core/visits.hpp"

namespace kiosk::core {
namespace {

using namespace std::chrono_literals;

/// As long as it takes to see, or to hear, that one's ticket is out.
constexpr Duration kSeen = 5s;
/// As long as it takes to read, or to hear, what became of a request.
constexpr Duration kRead = 20s;

/// A ticket is made for one person: the pass of another is not read before it is out.
bool makes_ticket_of_another(const Mode& mode, const PassCode& code) {
  const bool makes = std::holds_alternative<Obtaining>(mode) || std::holds_alternative<Printing>(mode) ||
                     std::holds_alternative<Showing>(mode);
  const auto* visit = visit_in(mode);
  return makes && visit != nullptr && visit->code != code;
}

/// The person who is signed in, whose pass it is, is no next one.
bool is_of_visit(const Mode& mode, const PassCode& code) {
  const auto* visit = visit_in(mode);
  return visit != nullptr && visit->code == code;
}

/// A scanner tells of a pass as gone that it has not sent again: nobody knows whether it was taken away.
bool only_not_sent_again(const State& state, const HeldPass& held) { return held.waits && !sees_passes_leave(state); }

/// The pass that waits goes on to where `scanned` comes: of the person who is signed in, or of one who has a turn at
/// once, while what waits is seen to lie there. That is not read by itself again, and would have to be lifted.
bool goes_on_waiting(const State& state, const PassCode& scanned) {
  if (is_of_visit(state.mode, scanned)) return true;
  return sees_passes_leave(state) && state.held->code != scanned && !makes_ticket_of_another(state.mode, scanned);
}

/// What a ticket that is being made has led to still stands: the person it is for reads that.
bool is_still_told(const Mode& mode) {
  if (std::holds_alternative<Apology>(mode)) return true;
  const bool chooses = std::holds_alternative<Choosing>(mode) || std::holds_alternative<Confirming>(mode) ||
                       std::holds_alternative<AboutFilm>(mode) || std::holds_alternative<GivingBack>(mode);
  return visit_in(mode) != nullptr && !chooses;
}

/// How long an apology stands before the next pass is read: the person it is for scans their own next, or reads on.
Duration reading_time(Apology::Kind kind) {
  switch (kind) {
    case Apology::Kind::kAnotherTicket:
    case Apology::Kind::kPrintInstead:
    case Apology::Kind::kScanAgain:
    case Apology::Kind::kVisitEnded:
      return kSeen;
    case Apology::Kind::kNotAPass:
    case Apology::Kind::kSeveralPasses:
    case Apology::Kind::kNoService:
    case Apology::Kind::kNothingIssued:
    case Apology::Kind::kOutcomeUnknown:
    case Apology::Kind::kNotGivenBack:
    case Apology::Kind::kReturnUnknown:
    case Apology::Kind::kStaffNeeded:
    case Apology::Kind::kAtBoxOffice:
      break;
  }
  return kRead;
}

/// When what stands there gives way to the next pass.
std::optional<Instant> gives_way_at(const State& state) {
  if (std::holds_alternative<Attract>(state.mode)) return state.steady;
  if (const auto* delivered = std::get_if<Delivered>(&state.mode)) return delivered->visit.touched + kSeen;
  if (const auto* apology = std::get_if<Apology>(&state.mode)) return apology->since + reading_time(apology->kind);
  return std::nullopt;
}

}  // namespace

bool sees_passes_leave(const State& state) { return !state.readers.scanner; }

void note_held(Turn& turn, const EventBody& event) {
  auto& held = turn.state.held;
  std::visit(
      Overloaded{
          [&](const Scanned& scan) {
            if (held && held->waits && goes_on_waiting(turn.state, scan.code)) return;
            held = HeldPass{scan.code, scan.symbology, false, makes_ticket_of_another(turn.state.mode, scan.code)};
          },
          [&](const SeveralSeen&) { held.reset(); },
          [&](const PassGone& gone) {
            const bool there = held && held->code == gone.code;
            if (there && !only_not_sent_again(turn.state, *held)) held.reset();
          },
          [](const auto&) {},
      },
      event);
}

void note_signed_in(State& state) {
  // Told to scan again, and now they can.
  const bool asked_again = state.held && state.held->waits && !sees_passes_leave(state);
  if (asked_again && !is_still_told(state.mode)) state.held.reset();
  const auto* visit = visit_in(state.mode);
  if (visit != nullptr && state.held && state.held->code == visit->code) state.held->signed_in = true;
}

std::optional<Instant> takes_held_at(const State& state) {
  if (!state.held || !state.held->waits || state.panel || state.trouble) return std::nullopt;
  return sees_passes_leave(state) ? gives_way_at(state) : std::nullopt;
}

void take_held(Turn& turn) {
  const auto at = takes_held_at(turn.state);
  if (!at || turn.steady() < *at) return;
  turn.state.held->waits = false;
  const auto held = *turn.state.held;
  // Another person than the one who chose them.
  turn.state.preferences = {};
  take_pass(turn, Scanned{held.code, held.symbology});
}

}  // namespace kiosk::core
