// SPDX-License-Identifier: Apache-2.0
// Ways step by step: every arrow of the durability order is one function here.
#include "kiosk/core/ways.hpp"

#include <algorithm>
#include <chrono>
#include <utility>

#include "kiosk/base/check.hpp"
#include "kiosk/base/overloaded.hpp"
#include "kiosk/core/retry_after.hpp"

namespace kiosk::core {
namespace {

using namespace std::chrono_literals;

constexpr int kTriesBeforeGivingUp = 3;  ///< of requests that certainly did not get through
constexpr Duration kFirstWait = 1s;
constexpr Duration kLongestWait = 30s;
constexpr Duration kJournalRetry = 5s;

Way* waiting_for(State& state, RequestId request) {
  if (request == RequestId{}) return nullptr;
  const auto found = std::ranges::find(state.ways, request, &Way::request);
  return found == state.ways.end() ? nullptr : &*found;
}

bool is_writing(Stage stage) {
  return stage == Stage::kWritingIntent || stage == Stage::kWritingTicket || stage == Stage::kWritingOutcome ||
         stage == Stage::kClosing;
}

/// The entry that a way writes in its stage.
decltype(journal::Entry::what) entry_of(const Way& way) {
  KIOSK_CHECK(is_writing(way.stage));
  if (way.stage == Stage::kWritingIntent) return journal::Intent{way.obtain};
  if (way.stage == Stage::kWritingTicket) return journal::Issued{*way.ticket};
  if (way.stage == Stage::kWritingOutcome) return journal::Delivered{*way.delivery, way.report_key, way.ticket_id};
  return journal::Closed{};
}

/// Writes the entry of its stage; again, where the journal could not take it the first time.
void write(Turn& turn, Way& way, Stage stage) {
  way.stage = stage;
  way.request = turn.next_request();
  turn.ask(AppendJournal{way.request, {way.key, turn.now(), entry_of(way)}});
}

void ask(Turn& turn, Way& way) {
  way.stage = Stage::kAsking;
  way.request = turn.next_request();
  ++way.tries;
  if (way.obtain.kind == ObtainKind::kReturn) {
    KIOSK_CHECK(way.obtain.ticket.has_value());
    turn.ask(ReturnTicket{way.request, way.key, *way.obtain.ticket, way.visit});
  } else {
    turn.ask(ObtainTicket{way.request, way.key, way.obtain, way.visit});
  }
}

void withdraw(Turn& turn, Way& way) {
  way.stage = Stage::kWithdrawing;
  way.request = turn.next_request();
  ++way.tries;
  turn.ask(WithdrawRequest{way.request, way.key});
}

void take_ticket(Turn& turn, Way& way, const Ticket& ticket) {
  way.ticket = ticket;
  way.ticket_id = ticket.id;
  way.tries = 0;
  write(turn, way, Stage::kWritingTicket);
}

void report(Turn& turn, Way& way) {
  way.stage = Stage::kReporting;
  way.request = turn.next_request();
  ++way.tries;
  turn.ask(ReportDelivery{way.request, way.report_key, way.ticket_id, *way.delivery});
}

void close(Turn& turn, Way& way) { write(turn, way, Stage::kClosing); }

/// 1, 2, 4 ... 30 s after the try, later where the service asked for it, within bounds.
void wait(Turn& turn, Way& way, Stage stage, const ServiceError& error) {
  const int doublings = std::clamp(way.tries - 1, 0, 5);
  const auto pause = std::min<Duration>(kFirstWait * (1 << doublings), kLongestWait);
  way.stage = stage;
  way.request = RequestId{};
  way.retry_at = turn.steady() + pause_after(error, pause, stage == Stage::kWaitingToAsk && way.attended);
}

void end_without_ticket(Turn& turn, Way& way, const ServiceError& why) {
  way.refusal = why;
  close(turn, way);
}

/// Waits to write again what the journal could not take.
bool is_stuck(const Way& way) { return is_writing(way.stage) && way.request == RequestId{}; }

void note_refused_device(Turn& turn, const ServiceError& error) {
  if (error.kind == ServiceError::Kind::kDeviceRefused && !turn.state.trouble) {
    turn.state.trouble = OutOfService::Reason::kDeviceRefused;
  }
}

void not_obtained(Turn& turn, Way& way, const ServiceError& error) {
  note_refused_device(turn, error);
  switch (error.kind) {
    case ServiceError::Kind::kRefused:
    case ServiceError::Kind::kVisitEnded:
    case ServiceError::Kind::kRejected:
      if (way.may_have_acted) {
        // That this try did nothing says nothing of one before it: the kiosk may be another device by now.
        way.told = error;
        way.tries = 0;
        withdraw(turn, way);
      } else {
        end_without_ticket(turn, way, error);
      }
      return;
    case ServiceError::Kind::kOutcomeUnknown:
      way.may_have_acted = true;
      break;
    case ServiceError::Kind::kUnreachable:
    case ServiceError::Kind::kUnavailable:
      if (!way.may_have_acted && way.tries >= kTriesBeforeGivingUp) {
        end_without_ticket(turn, way, error);
        return;
      }
      break;
    case ServiceError::Kind::kDeviceRefused:
      if (!way.may_have_acted) {
        end_without_ticket(turn, way, error);
        return;
      }
      break;
  }
  wait(turn, way, Stage::kWaitingToAsk, error);
}

/// The service carried out what nobody waited for. The journal has no word of the ticket, so that certainly nothing
/// came out: it is reported as failed, and waits to be picked up. A damaged journal says no such thing: what it has of
/// an outcome is reported, else that it is uncertain.
void settle_made(Turn& turn, Way& way, const MadeCode& made) {
  way.ticket_id = made.ticket;
  way.held = false;
  const bool told = way.delivery && !(way.doubted && way.delivery->outcome == DeliveryOutcome::kFailed);
  if (!told) {
    const auto outcome = way.doubted ? DeliveryOutcome::kUncertain : DeliveryOutcome::kFailed;
    way.delivery = Delivery{DeliveryMethod::kPrint, outcome, made.serial};
    way.report_key = turn.take_fresh();
  }
  write(turn, way, Stage::kWritingOutcome);
}

void written(Turn& turn, Way& way) {
  way.request = RequestId{};
  switch (way.stage) {
    case Stage::kWritingIntent:
      // Nobody waits for it any more: it is not asked for.
      if (way.attended) {
        ask(turn, way);
      } else {
        close(turn, way);
      }
      return;
    case Stage::kWritingTicket:
      way.stage = Stage::kReady;
      // Nobody is there to take it: it was issued, and the service offers it to be picked up.
      if (!way.attended) settle_outcome(turn, way, DeliveryMethod::kPrint, DeliveryOutcome::kFailed, false);
      return;
    case Stage::kWritingOutcome:
      way.tries = 0;
      if (way.held && way.attended) {
        way.stage = Stage::kHeld;
      } else {
        report(turn, way);
      }
      return;
    case Stage::kClosing:
      std::erase_if(turn.state.ways, [&](const Way& w) { return w.key == way.key; });
      return;
    case Stage::kAsking:
    case Stage::kWaitingToAsk:
    case Stage::kWithdrawing:
    case Stage::kWaitingToWithdraw:
    case Stage::kReady:
    case Stage::kPrinting:
    case Stage::kHeld:
    case Stage::kReporting:
    case Stage::kWaitingToReport:
      return;  // none of these waits for the journal
  }
}

}  // namespace

IdempotencyKey begin_way(Turn& turn, const Obtain& obtain, const VisitToken& visit) {
  Way way;
  ++turn.state.ways_begun;
  way.key = turn.take_fresh();
  way.obtain = obtain;
  way.visit = visit;
  way.attended = true;
  auto& added = turn.state.ways.emplace_back(std::move(way));
  write(turn, added, Stage::kWritingIntent);
  return added.key;
}

void recover_way(Turn& turn, const journal::Owed& owed) {
  auto& way = turn.state.ways.emplace_back();
  way.key = owed.key;
  std::visit(Overloaded{
                 [&](const journal::AskAgain& again) {
                   way.obtain = again.obtain;
                   way.may_have_acted = true;
                   way.doubted = again.damaged;
                   if (again.delivered) {
                     way.delivery = again.delivered->delivery;
                     way.report_key = again.delivered->report_key;
                   }
                   withdraw(turn, way);
                 },
                 [&](const journal::Doubtful& doubtful) {
                   way.obtain.pass = doubtful.ticket.pass;
                   way.ticket = doubtful.ticket;
                   way.ticket_id = doubtful.ticket.id;
                   settle_outcome(turn, way, DeliveryMethod::kPrint, DeliveryOutcome::kUncertain, false);
                 },
                 [&](const journal::Report& owed_report) {
                   way.ticket_id = owed_report.ticket;
                   way.delivery = owed_report.delivery;
                   way.report_key = owed_report.report_key;
                   report(turn, way);
                 },
             },
             owed.what);
}

void settle_unreported(Turn& turn, const UnreportedTicket& ticket) {
  auto& way = turn.state.ways.emplace_back();
  way.key = ticket.key;
  way.doubted = true;
  settle_made(turn, way, ticket.made);
}

void print_way(Turn& turn, Way& way) {
  way.stage = Stage::kPrinting;
  way.request = turn.next_request();
  turn.ask(Print{way.request, *way.ticket});
}

void settle_outcome(Turn& turn, Way& way, DeliveryMethod method, DeliveryOutcome outcome, bool held) {
  way.delivery = Delivery{method, outcome, way.ticket->serial};
  way.held = held;
  way.report_key = turn.take_fresh();
  write(turn, way, Stage::kWritingOutcome);
}

void release_ways(Turn& turn) {
  for (auto& way : turn.state.ways) {
    if (!way.attended) continue;
    way.attended = false;
    const bool asking = way.stage == Stage::kAsking || way.stage == Stage::kWaitingToAsk;
    if (way.stage == Stage::kHeld) {
      report(turn, way);
    } else if (way.stage == Stage::kWaitingToAsk && !way.may_have_acted) {
      close(turn, way);
    } else if (asking) {
      // At once: what the service does from now on nobody would know of.
      way.may_have_acted = true;
      way.tries = 0;
      withdraw(turn, way);
    }
  }
}

void hasten_withdrawals(Turn& turn, const PassId& pass) {
  for (auto& way : turn.state.ways) {
    if (way.stage == Stage::kWaitingToWithdraw && way.obtain.pass == pass) withdraw(turn, way);
  }
}

void advance_ways(Turn& turn, const JournalAppended& event) {
  auto* way = waiting_for(turn.state, event.request);
  if (way == nullptr || !is_writing(way->stage)) return;
  if (!event.durable) {
    way->request = RequestId{};
    way->retry_at = turn.steady() + kJournalRetry;
    turn.state.journal.fault = event.fault;
    turn.state.trouble = OutOfService::Reason::kJournal;
    return;
  }
  written(turn, *way);
  const bool well = std::ranges::none_of(turn.state.ways, is_stuck);
  if (well && turn.state.trouble == OutOfService::Reason::kJournal) turn.state.trouble.reset();
}

void advance_ways(Turn& turn, const ObtainAnswered& event) {
  auto* way = waiting_for(turn.state, event.request);
  if (way == nullptr || way->stage != Stage::kAsking) return;
  if (event.answer) {
    take_ticket(turn, *way, *event.answer);
  } else {
    not_obtained(turn, *way, event.answer.error());
  }
}

void advance_ways(Turn& turn, const ReturnAnswered& event) {
  auto* way = waiting_for(turn.state, event.request);
  if (way == nullptr || way->stage != Stage::kAsking) return;
  if (event.error) {
    not_obtained(turn, *way, *event.error);
  } else {
    way->returned = true;
    close(turn, *way);
  }
}

void advance_ways(Turn& turn, const WithdrawalAnswered& event) {
  auto* way = waiting_for(turn.state, event.request);
  if (way == nullptr || way->stage != Stage::kWithdrawing) return;
  if (!event.answer) {
    // Whatever the error: only an answer says that nothing is lost.
    note_refused_device(turn, event.answer.error());
    wait(turn, *way, Stage::kWaitingToWithdraw, event.answer.error());
  } else if (event.answer->made) {
    settle_made(turn, *way, *event.answer->made);
  } else {
    if (way->attended) {
      way->returned = event.answer->returned;
      if (!way->returned) way->refusal = std::exchange(way->told, std::nullopt);
    }
    close(turn, *way);
  }
}

void advance_ways(Turn& turn, const DeliveryAnswered& event) {
  auto* way = waiting_for(turn.state, event.request);
  if (way == nullptr || way->stage != Stage::kReporting) return;
  if (!event.error) {
    close(turn, *way);
    return;
  }
  note_refused_device(turn, *event.error);
  // A service that finds the report itself wrong knows better than the kiosk: repeating it would change nothing.
  const auto kind = event.error->kind;
  if (kind == ServiceError::Kind::kRefused || kind == ServiceError::Kind::kRejected) {
    close(turn, *way);
  } else {
    wait(turn, *way, Stage::kWaitingToReport, *event.error);
  }
}

void advance_ways(Turn& turn, const PrintFinished& event) {
  auto* way = waiting_for(turn.state, event.request);
  if (way == nullptr || way->stage != Stage::kPrinting) return;
  auto& printer = turn.state.printer;
  // The report's own detail is of the job, and in the log.
  if (printer.condition != event.report.condition) printer.detail.clear();
  printer.condition = event.report.condition;
  printer.known = true;
  way->condition = event.report.condition;
  switch (event.report.outcome) {
    case PrintOutcome::kPrinted:
      settle_outcome(turn, *way, DeliveryMethod::kPrint, DeliveryOutcome::kDelivered, false);
      return;
    case PrintOutcome::kUncertain:
      settle_outcome(turn, *way, DeliveryMethod::kPrint, DeliveryOutcome::kUncertain, true);
      return;
    case PrintOutcome::kFailed:
      settle_outcome(turn, *way, DeliveryMethod::kPrint, DeliveryOutcome::kFailed, true);
      return;
  }
}

void retry_ways(Turn& turn) {
  for (auto& way : turn.state.ways) {
    if (way.retry_at > turn.steady()) continue;
    if (way.stage == Stage::kWaitingToAsk) ask(turn, way);
    if (way.stage == Stage::kWaitingToWithdraw) withdraw(turn, way);
    if (way.stage == Stage::kWaitingToReport) report(turn, way);
    if (is_stuck(way)) write(turn, way, way.stage);
  }
}

std::optional<Instant> next_retry(const State& state) {
  std::optional<Instant> next;
  for (const auto& way : state.ways) {
    const bool waits = way.stage == Stage::kWaitingToAsk || way.stage == Stage::kWaitingToWithdraw ||
                       way.stage == Stage::kWaitingToReport || is_stuck(way);
    if (!waits) continue;
    if (!next || way.retry_at < *next) next = way.retry_at;
  }
  return next;
}

}  // namespace kiosk::core
