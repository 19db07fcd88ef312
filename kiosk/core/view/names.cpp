// SPDX-License-Identifier: Apache-2.0
// The name of each view: where it stays, the view is the same one with other figures.
#include "kiosk/base/overloaded.hpp"
#include "kiosk/core/conditions.hpp"
#include "kiosk/core/view/parts.hpp"

namespace kiosk::core {
namespace {

std::string scan_name(const State& state) {
  if (is_starting_up(state)) return "starting up";
  if (!state.service.day) return "scan without service";
  if (is_closed(state)) return "scan closed";
  const std::string name = opens_later(state) ? "scan before opening" : "scan";
  return can_read(state) ? name : name + " without reader";
}

std::string apology_name(Apology::Kind kind) {
  switch (kind) {
    case Apology::Kind::kNotAPass:
      return "apology not_a_pass";
    case Apology::Kind::kSeveralPasses:
      return "apology several_passes";
    case Apology::Kind::kNoService:
      return "apology no_service";
    case Apology::Kind::kNothingIssued:
      return "apology nothing_issued";
    case Apology::Kind::kOutcomeUnknown:
      return "apology outcome_unknown";
    case Apology::Kind::kStaffNeeded:
      return "apology staff_needed";
    case Apology::Kind::kAtBoxOffice:
      return "apology at_box_office";
    case Apology::Kind::kVisitEnded:
      return "apology visit_ended";
    case Apology::Kind::kScanAgain:
      return "apology scan_again";
    case Apology::Kind::kNotGivenBack:
      return "apology not_given_back";
    case Apology::Kind::kReturnUnknown:
      return "apology return_unknown";
    case Apology::Kind::kAnotherTicket:
      return "apology another_ticket";
    case Apology::Kind::kPrintInstead:
      return "apology print_instead";
  }
  return {};
}

std::string help_name(HelpCall::Step step) {
  switch (step) {
    case HelpCall::Step::kNone:
      return "panel help";
    case HelpCall::Step::kSending:
      return "panel help sending";
    case HelpCall::Step::kSent:
      return "panel help sent";
    case HelpCall::Step::kFailed:
      return "panel help failed";
  }
  return {};
}

std::string panel_name(const State& state, Panel panel) {
  switch (panel) {
    case Panel::kLanguages:
      return "panel languages";
    case Panel::kAccessibility:
      return "panel accessibility";
    case Panel::kHelp:
      return help_name(state.help.step);
    case Panel::kKeys:
      return "panel keys";
    case Panel::kElsewhere:
      return "panel elsewhere";
  }
  return {};
}

std::string confirm_name(const Confirming& mode) {
  const std::string what = mode.offer.kind == OfferKind::kSwap ? "confirm swap " : "confirm reprint ";
  return what + mode.offer.screening.str();
}

std::string overdue_name(const Overdue& mode) {
  if (std::holds_alternative<LookingUp>(mode.wait)) return "overdue look-up";
  return mode.may_be_done ? "overdue may_be_done" : "overdue nothing_asked";
}

std::string giving_back_name(const GivingBack& mode) {
  return mode.ticket ? "confirm return " + mode.ticket->str() : std::string("return which");
}

std::string refusal_name(const Refused& mode) {
  const std::string what = mode.giving_back ? "refusal return " : "refusal ";
  return what + std::string(policy::name_of(mode.verdict.reason));
}

std::string nth(const std::string& what, const Visit& visit) { return what + " " + std::to_string(visit.given + 1); }

std::string out_of_service_name(const State& state, OutOfService::Reason reason) {
  if (reason == OutOfService::Reason::kDeviceRefused) return "out of service device_refused";
  const auto& fault = state.journal.fault;
  return "out of service journal" + (fault ? " " + std::to_string(static_cast<int>(*fault)) : "");
}

}  // namespace

std::string name_of(const State& state) {
  if (state.panel) return panel_name(state, state.panel->panel);
  return std::visit(
      Overloaded{
          [&](const Attract&) { return scan_name(state); },
          [](const LookingUp&) { return std::string("looking up"); },
          [](const Choosing&) { return std::string("choices"); },
          [](const AboutFilm& mode) { return "film " + mode.screening.str(); },
          [](const Confirming& mode) { return confirm_name(mode); },
          [&](const Obtaining& mode) { return nth(is_slow(state, mode) ? "slow" : "obtaining", mode.visit); },
          [](const Overdue& mode) { return overdue_name(mode); },
          [](const GivingBack& mode) { return giving_back_name(mode); },
          [](const GaveBack& mode) { return "returned " + mode.ticket.id.str(); },
          [](const Printing& mode) { return nth("printing", mode.visit); },
          [](const Faulted& mode) { return std::string(mode.certain ? "fault certain" : "fault doubtful"); },
          [](const Showing&) { return std::string("showing"); },
          [](const Shown& mode) { return "shown " + mode.ticket.id.str(); },
          [](const Delivered&) { return std::string("delivered"); },
          [](const Refused& mode) { return refusal_name(mode); },
          [](const Apology& mode) { return apology_name(mode.kind); },
          [&](const OutOfService& mode) { return out_of_service_name(state, mode.reason); },
      },
      state.mode);
}

}  // namespace kiosk::core
