// SPDX-License-Identifier: Apache-2.0
// The day is asked for every minute, sooner while the service cannot be reached; the printer only while nobody is here.
#include "kiosk/core/links.hpp"

#include <algorithm>
#include <chrono>

#include "kiosk/core/conditions.hpp"
#include "kiosk/core/person.hpp"
#include "kiosk/core/retry_after.hpp"

namespace kiosk::core {
namespace {

using namespace std::chrono_literals;

constexpr Duration kDayEvery = 60s;
/// A service that never told of other venues may be a newer one some day.
constexpr Duration kUntoldEvery = 1h;
/// Seats and hours are told by the minute: what was true a quarter of an hour ago may not be.
constexpr Duration kElsewhereHolds = 15min;
constexpr Duration kFirstRetry = 2s;
constexpr Duration kLongestRetry = 30s;
constexpr Duration kPrinterEvery = 30s;

}  // namespace

void on_day(Turn& turn, const DayAnswered& event) {
  auto& service = turn.state.service;
  if (event.request == RequestId{} || event.request != service.fetching) return;
  service.fetching = RequestId{};
  if (!event.answer) {
    service.failures = std::min(service.failures + 1, 1000);
    service.detail = event.answer.error().detail;
    const int doublings = std::clamp(service.failures - 1, 0, 4);
    const auto pause = std::min<Duration>(kFirstRetry * (1 << doublings), kLongestRetry);
    // Without the day nobody is served: then people wait for it.
    service.fetch_at = turn.steady() + pause_after(event.answer.error(), pause, !service.day);
    if (event.answer.error().kind == ServiceError::Kind::kDeviceRefused && !turn.state.trouble) {
      turn.state.trouble = OutOfService::Reason::kDeviceRefused;
    }
    return;
  }
  service.failures = 0;
  service.detail.clear();
  service.fetch_at = turn.steady() + kDayEvery;
  if (event.answer->has_value()) {
    service.day = **event.answer;
    service.etag = event.etag;
  }
  if (turn.state.trouble == OutOfService::Reason::kDeviceRefused) {
    // It may be another device to the service now, or one that was forgotten and is back.
    turn.state.trouble.reset();
    report_anew(turn);
  }
}

void on_festival_day(Turn& turn, const FestivalDayAnswered& event) {
  auto& festival = turn.state.festival;
  if (event.request == RequestId{} || event.request != festival.fetching) return;
  festival.fetching = RequestId{};
  festival.fetch_at = turn.steady() + kDayEvery;
  if (event.answer) {
    festival.told_at = turn.steady();
    festival.trouble.clear();
    if (!event.answer->has_value()) return;
    festival.day = **event.answer;
    festival.etag = event.etag;
    return;
  }
  // What is known stands for a while: the day's own call says whether the service can be reached. Also where this one
  // is rejected: while the service restarts that is what stands in front of it, and what told once tells again.
  const auto& error = event.answer.error();
  const bool untold = error.kind == ServiceError::Kind::kRejected && !festival.day && turn.state.service.failures == 0;
  festival.fetch_at = turn.steady() + (untold ? kUntoldEvery : pause_after(error, kDayEvery, false));
  festival.trouble = error.detail;
}

const FestivalDay* known_elsewhere(const State& state) {
  const auto& festival = state.festival;
  const auto& here = state.service.day;
  if (!festival.day || !here || festival.day->day != here->day) return nullptr;
  return state.steady - festival.told_at < kElsewhereHolds ? &*festival.day : nullptr;
}

std::optional<Instant> next_festival_day(const State& state) {
  const bool due = state.service.day && state.festival.fetching == RequestId{};
  return due ? std::optional(state.festival.fetch_at) : std::nullopt;
}

// Out of service too: staff who see to one device learn of the other.
std::optional<Instant> next_printer_check(const State& state) {
  const bool due = is_restful(state.mode) && state.printer.checking == RequestId{};
  return due ? std::optional(state.printer.check_at) : std::nullopt;
}

void on_printer(Turn& turn, const PrinterChecked& event) {
  auto& printer = turn.state.printer;
  if (event.request == RequestId{} || event.request != printer.checking) return;
  printer.checking = RequestId{};
  printer.check_at = turn.steady() + kPrinterEvery;
  printer.condition = event.condition;
  printer.detail = event.detail;
  printer.known = true;
}

void ask_links(Turn& turn) {
  auto& service = turn.state.service;
  if (service.fetching == RequestId{} && turn.steady() >= service.fetch_at) {
    service.fetching = turn.next_request();
    turn.ask(FetchDay{service.fetching, service.etag});
  }
  const auto festival_at = next_festival_day(turn.state);
  if (festival_at && turn.steady() >= *festival_at) {
    turn.state.festival.fetching = turn.next_request();
    turn.ask(FetchFestivalDay{turn.state.festival.fetching, turn.state.festival.etag});
  }
  auto& printer = turn.state.printer;
  if (const auto at = next_printer_check(turn.state); at && turn.steady() >= *at) {
    printer.checking = turn.next_request();
    turn.ask(CheckPrinter{printer.checking});
  }
}

}  // namespace kiosk::core
