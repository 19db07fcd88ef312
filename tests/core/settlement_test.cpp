// SPDX-License-Identifier: Apache-2.0
// A journal that is damaged or lost: what the service alone knows of is settled, and staff are told until it is.
#include "tests/core/scenario.hpp"

using namespace scenario;
using Kind = ServiceError::Kind;

namespace {

UnreportedTicket unreported(const std::string& key, int serial = 1) {
  return {IdempotencyKey(key), MadeCode{TicketId("T-" + key), serial}};
}

/// Started, with the day and the printer, and the question to the service under way.
void opens(Kiosk& kiosk, bool damaged = false) {
  kiosk.post(Started{});
  kiosk.post(DayAnswered{kiosk.expects<FetchDay>().request, std::optional(evening_at_bader()), "v1"});
  kiosk.post(PrinterChecked{kiosk.expects<CheckPrinter>().request, PrinterCondition::kReady});
  kiosk.opens_journal(damaged);
  kiosk.expects<FetchUnreported>();
}

void answers(Kiosk& kiosk, const std::vector<UnreportedTicket>& tickets, bool more = false) {
  kiosk.post(UnreportedAnswered{kiosk.last<FetchUnreported>().request, UnreportedTickets{tickets, more}});
}

void not_answered(Kiosk& kiosk, Kind kind) {
  kiosk.post(UnreportedAnswered{kiosk.last<FetchUnreported>().request, failure(error(kind))});
}

/// Takes the record of one ticket's outcome; the next may follow it.
journal::Entry settles(Kiosk& kiosk) {
  const auto append = kiosk.expects<AppendJournal>();
  kiosk.post(JournalAppended{append.request, true});
  return append.entry;
}

bool asks_again(Kiosk& kiosk) {
  const auto before = kiosk.last<FetchUnreported>().request;
  for (const auto& effect : kiosk.effects) {
    if (const auto* fetch = std::get_if<FetchUnreported>(&effect)) return fetch->request != before;
  }
  return false;
}

std::string staff_notice(const Kiosk& kiosk) {
  const auto view = kiosk.sees<ScanView>();
  return view.for_staff.empty() ? "" : view.for_staff.front().text;
}

}  // namespace

TEST_CASE("after every start the service is asked once what was never reported") {
  Kiosk kiosk;
  opens(kiosk);
  answers(kiosk, {});
  REQUIRE(staff_notice(kiosk).empty());
  kiosk.wait(2h);
  REQUIRE_FALSE(asks_again(kiosk));
}

TEST_CASE("a ticket that the service alone knows of is reported as uncertain, its outcome written down first") {
  Kiosk kiosk;
  opens(kiosk);
  answers(kiosk, {unreported("a", 2), unreported("b")});
  REQUIRE(staff_notice(kiosk) == "Staff: 2 tickets to settle, the journal is damaged");
  std::vector<IdempotencyKey> report_keys;
  for (const auto& [key, serial] : {std::pair("a", 2), {"b", 1}}) {
    const auto append = kiosk.expects<AppendJournal>();
    REQUIRE(append.entry.key == IdempotencyKey(key));
    const auto& outcome = std::get<journal::Delivered>(append.entry.what);
    REQUIRE(outcome.delivery == Delivery{DeliveryMethod::kPrint, DeliveryOutcome::kUncertain, serial});
    REQUIRE(outcome.ticket == TicketId(std::string("T-") + key));
    kiosk.post(Tick{});  // the next one is taken up with the next event
    kiosk.post(JournalAppended{append.request, true});
    report_keys.push_back(outcome.report_key);
  }
  REQUIRE(report_keys[0] != report_keys[1]);
  for (const auto& key : report_keys) {
    const auto report = kiosk.expects<ReportDelivery>();
    REQUIRE(report.key == key);
    kiosk.post(DeliveryAnswered{report.request, std::nullopt});
  }
  REQUIRE(staff_notice(kiosk) == "Staff: 2 tickets to settle, the journal is damaged");
  kiosk.writes<journal::Closed>();
  kiosk.journal_is_durable();
  REQUIRE(staff_notice(kiosk) == "Staff: 1 ticket to settle, the journal is damaged");
  kiosk.writes<journal::Closed>();
  kiosk.journal_is_durable();
  REQUIRE(staff_notice(kiosk) == "Staff: the journal is damaged, tickets are being checked");
  kiosk.post(SettledNoted{kiosk.expects<NoteSettled>().request, true});
  REQUIRE(staff_notice(kiosk).empty());
}

TEST_CASE("while there are more the service is asked again, once those are reported") {
  Kiosk kiosk;
  opens(kiosk);
  answers(kiosk, {unreported("a")}, true);
  settles(kiosk);
  REQUIRE_FALSE(asks_again(kiosk));
  kiosk.expects<ReportDelivery>();
  kiosk.report_arrives();
  kiosk.writes<journal::Closed>();
  kiosk.journal_is_durable();
  REQUIRE(asks_again(kiosk));
  kiosk.expects<FetchUnreported>();
  answers(kiosk, {unreported("b")});
  REQUIRE(settles(kiosk).key == IdempotencyKey("b"));
}

TEST_CASE("what this kiosk has on its own list is not settled behind its back") {
  Kiosk kiosk;
  kiosk.post(Started{});
  kiosk.post(DayAnswered{kiosk.expects<FetchDay>().request, std::optional(evening_at_bader()), "v1"});
  const auto open = kiosk.expects<OpenJournal>();
  const Delivery delivery{DeliveryMethod::kPrint, DeliveryOutcome::kDelivered, 1};
  kiosk.post(Recovered{{IdempotencyKey("own"), journal::Report{TicketId("T-own"), delivery, IdempotencyKey("r")}}});
  kiosk.expects<ReportDelivery>();
  kiosk.post(JournalOpened{open.request, false});
  kiosk.expects<FetchUnreported>();

  SECTION("while it is open") {
    answers(kiosk, {unreported("own")});
    kiosk.does_nothing_more();
  }
  SECTION("where it was reported while the answer was on its way") {
    kiosk.report_arrives();
    kiosk.writes<journal::Closed>();
    kiosk.journal_is_durable();
    answers(kiosk, {unreported("own")});
    kiosk.does_nothing_more();
  }
  SECTION("where the list is full of them the rest is asked for later") {
    answers(kiosk, {unreported("own")}, true);
    kiosk.does_nothing_more();
    kiosk.wait(31s);
    REQUIRE(asks_again(kiosk));
  }
  REQUIRE(staff_notice(kiosk).empty());
}

TEST_CASE("an answer is worth nothing where a ticket was begun since the question") {
  Kiosk kiosk;
  opens(kiosk);
  const auto question = kiosk.last<FetchUnreported>();
  kiosk.signs_in(good_pass());
  kiosk.takes_union();
  const auto key = kiosk.state.ways.front().key;
  kiosk.report_arrives();
  kiosk.writes<journal::Closed>();
  kiosk.journal_is_durable();
  REQUIRE(kiosk.state.ways.empty());
  // The service made its list between the issuing and the report.
  kiosk.post(
      UnreportedAnswered{question.request, UnreportedTickets{{UnreportedTicket{key, {union_ticket().id, 1}}}, false}});
  kiosk.does_nothing_more();
  kiosk.wait(2s);
  REQUIRE(asks_again(kiosk));
}

TEST_CASE("a service that cannot be reached is asked until it can, ever less often") {
  Kiosk kiosk;
  opens(kiosk);
  Duration before{};
  for (int i = 0; i < 8; ++i) {
    not_answered(kiosk, i % 2 == 0 ? Kind::kUnreachable : Kind::kOutcomeUnknown);
    Duration waited{};
    while (!asks_again(kiosk)) {
      kiosk.wait(1s);
      waited += 1s;
      REQUIRE(waited <= 61s);
    }
    REQUIRE(waited >= before);
    before = waited;
    kiosk.expects<FetchUnreported>();
  }
  answers(kiosk, {unreported("a")});
  REQUIRE(settles(kiosk).key == IdempotencyKey("a"));
}

TEST_CASE("a service that does not know the question is not asked again, and a damage stays told") {
  Kiosk kiosk;
  opens(kiosk, true);
  not_answered(kiosk, Kind::kRejected);
  kiosk.wait(1h);
  REQUIRE_FALSE(asks_again(kiosk));
  REQUIRE(staff_notice(kiosk) == "Staff: the journal is damaged, tickets are being checked");
}

TEST_CASE("a ticket whose report the service rejects is not settled for ever") {
  Kiosk kiosk;
  opens(kiosk);
  for (int round = 0; round < 2; ++round) {
    answers(kiosk, {unreported("a")}, true);
    if (round == 1) break;
    settles(kiosk);
    kiosk.expects<ReportDelivery>();
    kiosk.report_fails(Kind::kRejected);
    kiosk.writes<journal::Closed>();
    kiosk.journal_is_durable();
    kiosk.expects<FetchUnreported>();
  }
  kiosk.post(SettledNoted{kiosk.expects<NoteSettled>().request, true});
  kiosk.wait(1h);
  REQUIRE_FALSE(asks_again(kiosk));
}

TEST_CASE("a damaged journal is told until its tickets and the service's are settled and that is written down") {
  Kiosk kiosk;
  kiosk.post(Started{});
  kiosk.post(DayAnswered{kiosk.expects<FetchDay>().request, std::optional(evening_at_bader()), "v1"});
  const auto open = kiosk.expects<OpenJournal>();
  kiosk.post(Recovered{{IdempotencyKey("old"), journal::Doubtful{union_ticket()}}});
  kiosk.writes<journal::Delivered>();
  kiosk.post(JournalOpened{open.request, true});
  kiosk.expects<FetchUnreported>();
  REQUIRE(staff_notice(kiosk) == "Staff: 1 ticket to settle, the journal is damaged");
  kiosk.journal_is_durable();
  kiosk.expects<ReportDelivery>();
  kiosk.report_arrives();
  kiosk.writes<journal::Closed>();
  kiosk.journal_is_durable();
  kiosk.does_nothing_more();
  answers(kiosk, {});
  kiosk.post(SettledNoted{kiosk.expects<NoteSettled>().request, false});
  REQUIRE(staff_notice(kiosk) == "Staff: the journal is damaged, tickets are being checked");
  kiosk.wait(5s);
  kiosk.post(SettledNoted{kiosk.expects<NoteSettled>().request, true});
  REQUIRE(staff_notice(kiosk).empty());
}

TEST_CASE("what a damaged journal knows of a request goes into its report") {
  const auto recovers = [](Kiosk& kiosk, const journal::AskAgain& again) {
    kiosk.post(Recovered{{IdempotencyKey("old"), again}});
    const auto withdrawal = kiosk.expects<WithdrawRequest>();
    REQUIRE(withdrawal.key == IdempotencyKey("old"));
    kiosk.post(WithdrawalAnswered{withdrawal.request, RequestFate{MadeCode{TicketId("T-1"), 3}}});
    return kiosk.writes<journal::Delivered>();
  };
  const Obtain obtain{ObtainKind::kIssue, PassId("p-amara"), ScreeningId("union-1830"), std::nullopt, 0};
  const journal::Delivered failed{{DeliveryMethod::kPrint, DeliveryOutcome::kFailed, 3}, IdempotencyKey("r"), {}};
  const journal::Delivered shown{{DeliveryMethod::kScreen, DeliveryOutcome::kDelivered, 3}, IdempotencyKey("r"), {}};
  Kiosk kiosk;
  SECTION("nothing: it may have come out") {
    const auto outcome = recovers(kiosk, {obtain, std::nullopt, true});
    REQUIRE(outcome.delivery == Delivery{DeliveryMethod::kPrint, DeliveryOutcome::kUncertain, 3});
    REQUIRE(outcome.ticket == TicketId("T-1"));
  }
  SECTION("nothing, from a journal that is whole: it did not come out") {
    REQUIRE(recovers(kiosk, {obtain, std::nullopt, false}).delivery.outcome == DeliveryOutcome::kFailed);
  }
  SECTION("an outcome: it is reported under its own key") {
    const auto outcome = recovers(kiosk, {Obtain{}, shown, true});
    REQUIRE(outcome == journal::Delivered{shown.delivery, IdempotencyKey("r"), TicketId("T-1")});
    kiosk.journal_is_durable();
    REQUIRE(kiosk.expects<ReportDelivery>().key == IdempotencyKey("r"));
  }
  SECTION("a failure, which may have been bettered") {
    const auto outcome = recovers(kiosk, {Obtain{}, failed, true});
    REQUIRE(outcome.delivery.outcome == DeliveryOutcome::kUncertain);
    REQUIRE(outcome.report_key != IdempotencyKey("r"));
  }
}
