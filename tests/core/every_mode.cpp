// SPDX-License-Identifier: Apache-2.0
// One state or more for every mode.
#include "tests/core/every_mode.hpp"

namespace scenario {
namespace {

Visit visit_of(const PassAnswer& answer) {
  Visit visit;
  visit.code = PassCode("FEST-26-0001");
  visit.answer = answer;
  visit.touched = kEvening;
  visit.wanted = 1;
  return visit;
}

Way way_at(Stage stage) {
  Way way;
  way.key = IdempotencyKey("way");
  way.obtain = {ObtainKind::kIssue, PassId("p-amara"), ScreeningId("union-1830"), std::nullopt};
  way.stage = stage;
  way.request = RequestId{900};
  way.ticket = union_ticket();
  way.ticket_id = union_ticket().id;
  way.delivery = Delivery{};
  way.attended = true;
  return way;
}

}  // namespace

std::vector<State> every_mode() {
  Kiosk kiosk;
  kiosk.starts_up();
  State base = kiosk.state;
  base.last_request = 1000;
  std::vector<State> states;
  const auto add = [&](Mode mode, std::optional<Stage> stage = std::nullopt) {
    State state = base;
    state.mode = std::move(mode);
    if (std::holds_alternative<OutOfService>(state.mode)) state.trouble = OutOfService::Reason::kJournal;
    if (stage) {
      state.ways = {way_at(*stage)};
      state.handed_out = {{union_ticket().id, state.ways.front().delivery->serial, kEvening}};
    }
    states.push_back(state);
  };
  const auto visit = visit_of(good_pass());
  const IdempotencyKey way("way");
  add(Attract{});
  add(LookingUp{RequestId{901}, PassCode("FEST-26-0001"), Symbology("QRCode"), kEvening});
  add(LookingUp{RequestId{}, PassCode("FEST-26-0001"), Symbology("QRCode"), kEvening});
  states.back().service.day.reset();
  states.back().service.fetching = RequestId{902};
  add(Choosing{visit});
  add(AboutFilm{std::nullopt, ScreeningId("union-1830"), kEvening});
  add(AboutFilm{visit, ScreeningId("union-1830"), kEvening});
  add(Confirming{visit_of(pass_with_union_in_hand()), pass_with_union_in_hand().offers[1]});
  add(GivingBack{visit_of(pass_with_union_in_hand()), union_ticket().id});
  add(GivingBack{visit_of(pass_with_two_reserved()), std::nullopt});
  add(GaveBack{visit_of(pass_with_union_in_hand()), union_ticket()});
  add(Obtaining{visit_of(pass_with_union_in_hand()), way, kEvening}, Stage::kAsking);
  states.back().ways.front().obtain = {ObtainKind::kReturn, PassId("p-amara"), ScreeningId("union-1830"),
                                       union_ticket().id, 1};
  add(Refused{visit, verdict(policy::Reason::kWindowClosed), kEvening, true});
  add(Apology{Apology::Kind::kReturnUnknown, kEvening, {}, way});
  add(Obtaining{visit, way, kEvening}, Stage::kWritingIntent);
  add(Obtaining{visit, way, kEvening}, Stage::kAsking);
  add(Obtaining{visit, way, kEvening}, Stage::kWritingTicket);
  add(Overdue{Obtaining{visit, way, kEvening - 15s}, kEvening, false}, Stage::kWaitingToAsk);
  states.back().ways.front().request = RequestId{};
  states.back().ways.front().retry_at = kEvening + 8s;
  add(Overdue{Obtaining{visit, way, kEvening - 15s}, kEvening, true}, Stage::kAsking);
  add(Overdue{LookingUp{RequestId{901}, PassCode("FEST-26-0001"), Symbology("QRCode"), kEvening - 15s}, kEvening});
  add(Overdue{LookingUp{RequestId{}, PassCode("FEST-26-0001"), Symbology("QRCode"), kEvening - 15s}, kEvening});
  states.back().service.day.reset();
  states.back().service.fetching = RequestId{902};
  add(Printing{visit, way, union_ticket(), kEvening}, Stage::kPrinting);
  add(Printing{visit, way, union_ticket(), kEvening}, Stage::kWritingOutcome);
  add(Faulted{visit, way, union_ticket(), true, PrinterCondition::kPaperOut}, Stage::kHeld);
  add(Showing{visit, way, union_ticket()}, Stage::kWritingOutcome);
  add(Shown{visit, union_ticket(), kEvening}, Stage::kReporting);
  add(Delivered{visit, union_ticket(), kEvening}, Stage::kClosing);
  add(Delivered{visit, union_ticket(), kEvening}, Stage::kClosing);
  states.back().held = HeldPass{PassCode("FEST-26-0002"), Symbology("QRCode"), false, true};
  add(Printing{visit, way, union_ticket(), kEvening}, Stage::kPrinting);
  states.back().held = HeldPass{PassCode("FEST-26-0002"), Symbology("QRCode"), false, true};
  add(Refused{visit, verdict(policy::Reason::kScreeningFull), kEvening});
  add(Apology{Apology::Kind::kNoService, kEvening, {}});
  add(OutOfService{OutOfService::Reason::kJournal});
  add(Attract{}, Stage::kWithdrawing);
  states.back().ways.front().attended = false;
  add(Apology{Apology::Kind::kOutcomeUnknown, kEvening, {}}, Stage::kWithdrawing);
  states.back().ways.front().attended = false;
  // And each of them under a panel, with a call for staff on its way.
  const auto uncovered = states.size();
  for (std::size_t i = 0; i < uncovered; ++i) {
    auto covered = states[i];
    covered.panel = PanelState{Panel::kHelp, kEvening};
    covered.preferred = kEvening;
    covered.help.step = HelpCall::Step::kSending;
    covered.help.request = RequestId{903};
    states.push_back(covered);
  }
  return states;
}

}  // namespace scenario
