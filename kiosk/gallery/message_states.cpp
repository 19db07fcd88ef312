// SPDX-License-Identifier: Apache-2.0
// Refusals by every reason of the rule, apologies, and what is said where the kiosk cannot serve.
#include <algorithm>
#include <chrono>
#include <string>
#include <utility>

#include "kiosk/gallery/evening.hpp"
#include "kiosk/gallery/states.hpp"

namespace kiosk::gallery {
namespace {

using namespace std::chrono_literals;
using policy::Reason, policy::Remedy, policy::Verdict;

Verdict verdict(Reason reason, Remedy remedy, std::optional<Instant> opens = {}) {
  auto made = policy::make_verdict(reason, remedy, "the festival's rule");
  made.opens_at = made.changes_at = opens;
  return made;
}

std::vector<Verdict> about_the_pass() {
  return {verdict(Reason::kPassUnknown, Remedy::kSeeBoxOffice),
          verdict(Reason::kPassNotCollected, Remedy::kSeeBoxOffice),
          verdict(Reason::kPassNotYetValid, Remedy::kComeBackLater, at("2024-04-30", "09:00")),
          verdict(Reason::kPassExpired, Remedy::kSeeBoxOffice),
          verdict(Reason::kPassSuspended, Remedy::kSeeBoxOffice),
          verdict(Reason::kPassReplaced, Remedy::kUseNewerPass)};
}

std::vector<Verdict> about_a_screening() {
  auto venue = verdict(Reason::kWrongVenue, Remedy::kGoToVenue, at("18:00"));
  venue.venue = VenueId("copper");
  venue.closes_at = at("21:00");
  auto overlap = verdict(Reason::kOverlappingTicket, Remedy::kNone);
  overlap.other = screening("union");
  overlap.ticket = ticket("union").id;
  auto limit = verdict(Reason::kDailyLimit, Remedy::kNone, at("2024-04-29", "00:00"));
  limit.held = limit.limit = 4;
  auto closed = verdict(Reason::kWindowClosed, Remedy::kRushLine, at("17:30"));
  return {verdict(Reason::kCategoryNotEligible, Remedy::kNone),
          verdict(Reason::kScreeningCancelled, Remedy::kNone),
          venue,
          verdict(Reason::kWindowNotOpen, Remedy::kComeBackLater, at("2024-04-29", "09:00")),
          closed,
          verdict(Reason::kAlreadyHasTicket, Remedy::kSeeBoxOffice),
          overlap,
          limit,
          verdict(Reason::kScreeningFull, Remedy::kRushLine, at("20:00"))};
}

/// Why a ticket cannot be given back, by name.
std::vector<std::pair<std::string, Verdict>> about_a_return() {
  auto late = verdict(Reason::kWindowClosed, Remedy::kNone);
  auto late_since = late;
  late_since.closes_at = at("17:30");
  auto venue = verdict(Reason::kWrongVenue, Remedy::kGoToVenue);
  venue.venue = VenueId("bader");
  auto unknown_venue = venue;
  unknown_venue.venue = VenueId("alger");
  return {{"return-late", late_since},
          {"return-late-unknown", late},
          {"return-elsewhere", venue},
          {"return-elsewhere-unknown", unknown_venue},
          {"return-other", verdict(Reason::kPassSuspended, Remedy::kSeeBoxOffice)}};
}

std::string with_hyphens(std::string_view name) {
  std::string made(name);
  std::replace(made.begin(), made.end(), '_', '-');
  return made;
}

void add_refusals(std::vector<NamedState>& states) {
  const auto add = [&](const std::string& name, std::optional<core::Visit> who, const Verdict& verdict) {
    auto state = quiet_kiosk();
    state.mode = core::Refused{std::move(who), verdict, state.steady - 1s};
    states.push_back({"refusal-" + name, std::move(state)});
  };
  for (const auto& each : about_the_pass()) add(with_hyphens(name_of(each.reason)), std::nullopt, each);
  for (const auto& each : about_a_screening()) add(with_hyphens(name_of(each.reason)), visit(amara()), each);
  auto holding = amara();
  give(holding, "union", at("17:10"));
  for (const auto& [name, each] : about_a_return()) {
    auto state = quiet_kiosk();
    state.mode = core::Refused{visit(holding), each, state.steady - 1s, true};
    states.push_back({"refusal-" + name, std::move(state)});
  }
  add("already-has-ticket-elsewhere", visit(amara()), verdict(Reason::kAlreadyHasTicket, Remedy::kReprintOrShow));
  add("screening-full-rush-line-open", visit(amara()), verdict(Reason::kScreeningFull, Remedy::kRushLine, at("17:30")));
}

void add_apologies(std::vector<NamedState>& states) {
  using Kind = core::Apology::Kind;
  const auto add = [&](const std::string& name, Kind kind, std::vector<Place> places = {}) {
    auto state = quiet_kiosk();
    core::Apology mode{kind, state.steady - 1s, std::move(places)};
    if (kind == Kind::kOutcomeUnknown || kind == Kind::kReturnUnknown)
      mode.request = IdempotencyKey("0190c2a1-7e20-7d4e-9b1a-6f3c52d8a901");
    state.mode = std::move(mode);
    states.push_back({name, std::move(state)});
  };
  add("apology-not-a-pass", Kind::kNotAPass);
  add("apology-several-passes", Kind::kSeveralPasses, {Place::kLeft, Place::kRight});
  add("apology-three-passes", Kind::kSeveralPasses, {Place::kUpperLeft, Place::kMiddle, Place::kLowerRight});
  add("apology-no-service", Kind::kNoService);
  add("apology-nothing-issued", Kind::kNothingIssued);
  add("apology-outcome-unknown", Kind::kOutcomeUnknown);
  add("apology-staff-needed", Kind::kStaffNeeded);
  add("apology-at-box-office", Kind::kAtBoxOffice);
  add("apology-visit-ended", Kind::kVisitEnded);
  add("apology-scan-again", Kind::kScanAgain);
  add("apology-not-given-back", Kind::kNotGivenBack);
  add("apology-return-unknown", Kind::kReturnUnknown);
  add("apology-another-ticket", Kind::kAnotherTicket);
  add("apology-print-instead", Kind::kPrintInstead);
  add("apology-scan-again-pass-there", Kind::kScanAgain);
  states.back().state.held = core::HeldPass{PassCode("FEST-26-0001"), Symbology("QRCode"), true};
}

void add_out_of_service(std::vector<NamedState>& states) {
  using Why = core::OutOfService::Reason;
  for (const auto& [name, reason] :
       {std::pair("out-of-service-journal", Why::kJournal), {"out-of-service-device", Why::kDeviceRefused}}) {
    auto state = quiet_kiosk();
    state.trouble = reason;
    state.mode = core::OutOfService{reason};
    states.push_back({name, std::move(state)});
  }
  for (const auto& [name, fault] : {std::pair("full", JournalFault::kFull),
                                    {"not-writable", JournalFault::kNotWritable},
                                    {"no-folder", JournalFault::kNoFolder},
                                    {"in-use", JournalFault::kInUse},
                                    {"newer", JournalFault::kNewer},
                                    {"foreign", JournalFault::kForeign},
                                    {"disk", JournalFault::kIo}}) {
    auto state = quiet_kiosk();
    state.trouble = Why::kJournal;
    state.mode = core::OutOfService{Why::kJournal};
    state.journal.fault = fault;
    states.push_back({std::string("out-of-service-journal-") + name, std::move(state)});
  }
}

}  // namespace

std::vector<NamedState> message_states() {
  std::vector<NamedState> states;
  add_refusals(states);
  add_apologies(states);
  add_out_of_service(states);
  return states;
}

}  // namespace kiosk::gallery
