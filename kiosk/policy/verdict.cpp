// SPDX-License-Identifier: Apache-2.0
// The names of reasons and remedies, as they stand in the API and the logs.
#include "kiosk/policy/verdict.hpp"

#include <array>
#include <utility>

namespace kiosk::policy {
namespace {

constexpr std::array kReasons = {
    Reason::kPassUnknown,       Reason::kPassNotCollected, Reason::kPassNotYetValid,     Reason::kPassExpired,
    Reason::kPassSuspended,     Reason::kPassReplaced,     Reason::kCategoryNotEligible, Reason::kScreeningCancelled,
    Reason::kWrongVenue,        Reason::kWindowNotOpen,    Reason::kWindowClosed,        Reason::kAlreadyHasTicket,
    Reason::kOverlappingTicket, Reason::kDailyLimit,       Reason::kScreeningFull,       Reason::kNone,
};

constexpr std::array kRemedies = {
    Remedy::kNone,          Remedy::kSeeBoxOffice,  Remedy::kUseNewerPass, Remedy::kGoToVenue,
    Remedy::kComeBackLater, Remedy::kReprintOrShow, Remedy::kSwap,         Remedy::kRushLine,
};

template <class List>
std::optional<typename List::value_type> find_name(const List& list, std::string_view name) {
  for (const auto value : list) {
    if (name_of(value) == name) return value;
  }
  return std::nullopt;
}

}  // namespace

std::string_view name_of(Reason reason) {
  switch (reason) {
    case Reason::kPassUnknown:
      return "pass_unknown";
    case Reason::kPassNotCollected:
      return "pass_not_collected";
    case Reason::kPassNotYetValid:
      return "pass_not_yet_valid";
    case Reason::kPassExpired:
      return "pass_expired";
    case Reason::kPassSuspended:
      return "pass_suspended";
    case Reason::kPassReplaced:
      return "pass_replaced";
    case Reason::kCategoryNotEligible:
      return "category_not_eligible";
    case Reason::kScreeningCancelled:
      return "screening_cancelled";
    case Reason::kWrongVenue:
      return "wrong_venue";
    case Reason::kWindowNotOpen:
      return "window_not_open";
    case Reason::kWindowClosed:
      return "window_closed";
    case Reason::kAlreadyHasTicket:
      return "already_has_ticket";
    case Reason::kOverlappingTicket:
      return "overlapping_ticket";
    case Reason::kDailyLimit:
      return "daily_limit";
    case Reason::kScreeningFull:
      return "screening_full";
    case Reason::kNone:
      return "none";
  }
  return "none";
}

std::optional<Reason> reason_of(std::string_view name) { return find_name(kReasons, name); }

std::string_view name_of(Remedy remedy) {
  switch (remedy) {
    case Remedy::kNone:
      return "none";
    case Remedy::kSeeBoxOffice:
      return "see_box_office";
    case Remedy::kUseNewerPass:
      return "use_newer_pass";
    case Remedy::kGoToVenue:
      return "go_to_venue";
    case Remedy::kComeBackLater:
      return "come_back_later";
    case Remedy::kReprintOrShow:
      return "reprint_or_show";
    case Remedy::kSwap:
      return "swap";
    case Remedy::kRushLine:
      return "rush_line";
  }
  return "none";
}

std::optional<Remedy> remedy_of(std::string_view name) { return find_name(kRemedies, name); }

Verdict make_verdict(Reason reason, Remedy remedy, std::string rule) {
  Verdict made;
  made.reason = reason;
  made.remedy = remedy;
  made.rule = std::move(rule);
  return made;
}

}  // namespace kiosk::policy
