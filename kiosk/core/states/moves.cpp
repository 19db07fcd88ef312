// SPDX-License-Identifier: Apache-2.0
// The moves that several modes make.
#include <utility>

#include "kiosk/base/check.hpp"
#include "kiosk/core/deadlines.hpp"
#include "kiosk/core/states/states.hpp"
#include "kiosk/core/visits.hpp"
#include "kiosk/core/ways.hpp"

namespace kiosk::core {

void end_visit(Turn& turn) {
  release_ways(turn);
  turn.state.panel.reset();
  if (turn.state.trouble) {
    turn.state.mode = OutOfService{*turn.state.trouble};
  } else {
    turn.state.mode = Attract{};
  }
}

void leave(Turn& turn) {
  end_visit(turn);
  turn.state.preferences = {};
}

void look_up(Turn& turn, const PassCode& code, const Symbology& symbology) {
  const auto* visit = visit_in(turn.state.mode);
  const bool another_person = visit != nullptr && visit->code != code;
  end_visit(turn);
  if (another_person) turn.state.preferences = {};
  if (turn.state.trouble) return;
  const auto request = turn.next_request();
  turn.state.mode = LookingUp{request, code, symbology, turn.steady()};
  turn.ask(LookUpPass{request, code, symbology});
}

void obtain_next(Turn& turn, Visit visit) {
  KIOSK_CHECK(!visit.queue.empty());
  const auto next = visit.queue.front();
  visit.queue.erase(visit.queue.begin());
  const auto way = begin_way(turn, next, visit.answer.visit);
  turn.state.mode = Obtaining{std::move(visit), way, turn.steady()};
}

void apologise(Turn& turn, Apology::Kind kind, std::vector<Place> places) {
  end_visit(turn);
  if (!turn.state.trouble) turn.state.mode = Apology{kind, turn.steady(), std::move(places)};
}

void apologise_unknown(Turn& turn, const IdempotencyKey& request) {
  const bool giving_back = is_return(turn.state, request);
  apologise(turn, giving_back ? Apology::Kind::kReturnUnknown : Apology::Kind::kOutcomeUnknown);
  if (auto* apology = std::get_if<Apology>(&turn.state.mode)) apology->request = request;
}

bool several_seen(Turn& turn, const EventBody& event) {
  const auto* several = std::get_if<SeveralSeen>(&event);
  if (several == nullptr) return false;
  apologise(turn, Apology::Kind::kSeveralPasses, several->places);
  return true;
}

bool interrupted(Turn& turn, const Visit& visit, const EventBody& event) {
  if (several_seen(turn, event)) return true;
  if (const auto* scan = std::get_if<Scanned>(&event)) {
    if (scan->code != visit.code) look_up(turn, scan->code, scan->symbology);
    return true;
  }
  if (!std::holds_alternative<Tick>(event)) return false;
  const auto end = ends_at(turn.state);
  if (end && turn.steady() >= *end) leave(turn);
  return true;
}

bool timed_out(const Turn& turn, Instant touched, const EventBody& event) {
  const auto& settings = turn.state.settings;
  return std::holds_alternative<Tick>(event) && turn.steady() >= touched + settings.idle + settings.warning;
}

}  // namespace kiosk::core
