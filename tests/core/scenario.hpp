// SPDX-License-Identifier: Apache-2.0
// A kiosk on the table: events by hand, a clock moved by hand, effects taken off one by one.
#pragma once

#include <algorithm>
#include <chrono>
#include <deque>
#include <string>
#include <variant>

#include "kiosk/core/step.hpp"
#include "kiosk/core/view/view_of.hpp"
#include "kiosk/words/language.hpp"
#include "tests/support/catch.hpp"

namespace scenario {

using namespace kiosk;
using namespace kiosk::core;
using namespace std::chrono_literals;

/// 28 April 2024, 17:42 in Toronto.
inline const Instant kEvening = *parse_rfc3339("2024-04-28T17:42:00-04:00");

/// Isabel Bader on that day: Union at 18:30, A Quiet Harbour at 19:15, Night Bus at 21:00. Union has access notices,
/// credits and a website, the others have not.
VenueDay evening_at_bader();

Ticket union_ticket();
Ticket night_bus_ticket();

/// Amara: nothing yet; may have Union and Night Bus.
PassAnswer good_pass();
/// Amara again, with Union and Night Bus reserved.
PassAnswer pass_with_two_reserved();
/// Amara with Union delivered before; A Quiet Harbour overlaps it.
PassAnswer pass_with_union_in_hand();

policy::Verdict verdict(policy::Reason reason);
ServiceError error(ServiceError::Kind kind);

class Kiosk {
 public:
  Kiosk() { state.now = state.steady = kEvening; }

  State state;

  // --- the world acts ---------------------------------------------------------------------------------------

  void post(EventBody body);
  void wait(Duration time);                  ///< moves the clock, with every Tick that the core asks for on the way
  void opens_journal(bool damaged = false);  ///< the journal that was asked for; nothing in it
  void starts_up();                          ///< Started, and the day and a ready printer answered
  void reports_conditions();                 ///< the first report of how the devices are, and it arrives
  void scan(const std::string& code) { post(Scanned{PassCode(code), Symbology("QRCode")}); }
  void touch(Action action) { post(Touched{std::move(action)}); }
  void answers(const PassAnswer& answer) { post(LookUpAnswered{last<LookUpPass>().request, answer}); }
  void look_up_fails(ServiceError::Kind kind) {
    post(LookUpAnswered{last<LookUpPass>().request, failure(error(kind))});
  }
  void journal_is_durable() { post(JournalAppended{last<AppendJournal>().request, true}); }
  void journal_fails() { post(JournalAppended{last<AppendJournal>().request, false}); }
  void issues(const Ticket& ticket) { post(ObtainAnswered{last<ObtainTicket>().request, ticket}); }
  void issue_fails(const ServiceError& why) { post(ObtainAnswered{last<ObtainTicket>().request, failure(why)}); }
  void gives_back() { post(ReturnAnswered{last<ReturnTicket>().request, std::nullopt}); }
  void return_fails(const ServiceError& why) { post(ReturnAnswered{last<ReturnTicket>().request, why}); }
  void was_carried_out(const MadeCode& made) {
    post(WithdrawalAnswered{last<WithdrawRequest>().request, RequestFate{made}});
  }
  void was_not_carried_out() { post(WithdrawalAnswered{last<WithdrawRequest>().request, RequestFate{}}); }
  void withdrawal_fails(const ServiceError& why) {
    post(WithdrawalAnswered{last<WithdrawRequest>().request, failure(why)});
  }
  void prints(PrintOutcome outcome, PrinterCondition condition = PrinterCondition::kReady) {
    post(PrintFinished{last<Print>().request, {outcome, condition, ""}});
  }
  void stir() { post(Stirred{}); }
  void help_is_sent() { post(HelpAnswered{last<CallForHelp>().request, std::nullopt}); }
  void help_fails() { post(HelpAnswered{last<CallForHelp>().request, error(ServiceError::Kind::kUnreachable)}); }
  void report_arrives() { post(DeliveryAnswered{last<ReportDelivery>().request, std::nullopt}); }
  void report_fails(ServiceError::Kind kind) { post(DeliveryAnswered{last<ReportDelivery>().request, error(kind)}); }

  // --- what the kiosk did -----------------------------------------------------------------------------------

  /// Takes the next effect, which must be an E; the links' own rhythm (the day, the printer) may go on in between.
  /// Answers to it are addressed by last<E>().
  template <class E>
  E expects() {
    while (!effects.empty() && is_rhythm(effects.front()) && !std::holds_alternative<E>(effects.front())) {
      effects.pop_front();
    }
    REQUIRE_FALSE(effects.empty());
    REQUIRE(std::holds_alternative<E>(effects.front()));
    auto effect = std::get<E>(effects.front());
    effects.pop_front();
    std::get<E>(lasts_) = effect;
    return effect;
  }
  /// Takes a journal append whose entry is a What.
  template <class What>
  What writes() {
    const auto append = expects<AppendJournal>();
    REQUIRE(std::holds_alternative<What>(append.entry.what));
    return std::get<What>(append.entry.what);
  }
  void does_nothing_more() const { REQUIRE(effects.empty()); }
  void does_nothing_more_but_its_rhythm() const { REQUIRE(std::ranges::all_of(effects, is_rhythm)); }
  template <class E>
  const E& last() const {
    return std::get<E>(lasts_);
  }

  // --- what stands on the screen ----------------------------------------------------------------------------

  View view() const { return view_of(state, words::english()); }
  template <class V>
  V sees() const {
    const auto seen = view();
    REQUIRE(std::holds_alternative<V>(seen.body));
    return std::get<V>(seen.body);
  }
  template <class M>
  bool in() const {
    return std::holds_alternative<M>(state.mode);
  }

  // --- longer stretches, each of them asserted elsewhere ------------------------------------------------------

  void signs_in(const PassAnswer& answer);  ///< scan, look-up, answer
  void gets_union_printed();                ///< from the choices to the print under way
  void takes_union();                       ///< the same, and on until "take your ticket" stands
  void shows_union();                       ///< from the choices until the ticket stands on the screen
  void takes_pass_away() { post(PassGone{PassCode("FEST-26-0001")}); }

  std::deque<Effect> effects;

 private:
  void advance(Instant steady);
  static bool is_rhythm(const Effect& effect) {
    return std::holds_alternative<FetchDay>(effect) || std::holds_alternative<CheckPrinter>(effect) ||
           std::holds_alternative<ForgetClosed>(effect) || std::holds_alternative<FetchUnreported>(effect) ||
           std::holds_alternative<ReportConditions>(effect) || std::holds_alternative<FetchFestivalDay>(effect);
  }

  std::tuple<FetchDay, LookUpPass, ObtainTicket, ReportDelivery, AppendJournal, Print, CheckPrinter, CallForHelp,
             WithdrawRequest, OpenJournal, ForgetClosed, FetchUnreported, NoteSettled, ReportConditions, ReturnTicket,
             FetchFestivalDay>
      lasts_;
  int events_ = 0;
};

}  // namespace scenario
