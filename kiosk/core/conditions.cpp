// SPDX-License-Identifier: Apache-2.0
// From links to conditions; a report follows each change, but not more often than the service likes to hear of it, and
// is repeated where nothing changes.
#include "kiosk/core/conditions.hpp"

#include <algorithm>
#include <chrono>
#include <string>

#include "kiosk/core/retry_after.hpp"

namespace kiosk::core {
namespace {

using namespace std::chrono_literals;

constexpr Duration kBetweenReports = 10s;
constexpr Duration kLongestPause = 5min;
/// A service that was restored from a copy has forgotten what it was told; an older one does not know the call, and may
/// be a newer one some day.
constexpr Duration kRepeatEvery = 1h;
/// The first report has the printer's condition in it, where that is known by then.
constexpr Duration kForThePrinter = 30s;
/// Failures in a row after which the service counts as unreachable: the screen says so from then on too.
constexpr int kFailuresAllowed = 1;

PartCondition part_condition(ReaderCondition condition) {
  switch (condition) {
    case ReaderCondition::kWorks:
      return PartCondition::kOk;
    case ReaderCondition::kMissing:
      return PartCondition::kMissing;
    case ReaderCondition::kUnusable:
      break;
  }
  return PartCondition::kUnusable;
}

PartCondition part_condition(PrinterCondition condition) {
  switch (condition) {
    case PrinterCondition::kReady:
      return PartCondition::kOk;
    case PrinterCondition::kPaperNearEnd:
      return PartCondition::kPaperNearEnd;
    case PrinterCondition::kPaperOut:
      return PartCondition::kPaperOut;
    case PrinterCondition::kCoverOpen:
      return PartCondition::kCoverOpen;
    case PrinterCondition::kCutterError:
      return PartCondition::kCutterError;
    case PrinterCondition::kFault:
      return PartCondition::kFault;
    case PrinterCondition::kUnreachable:
      return PartCondition::kUnreachable;
    case PrinterCondition::kAbsent:
      break;
  }
  return PartCondition::kNone;
}

PartCondition part_condition(ClockCondition condition) {
  switch (condition) {
    case ClockCondition::kUnknown:
    case ClockCondition::kAgrees:
      return PartCondition::kOk;
    case ClockCondition::kDiffers:
      return PartCondition::kDiffers;
    case ClockCondition::kWrong:
      return PartCondition::kWrong;
    case ClockCondition::kFarOff:
      break;
  }
  return PartCondition::kFarOff;
}

/// Why the journal cannot be used, in the words of the log.
std::string in_words(JournalFault fault) {
  switch (fault) {
    case JournalFault::kFull:
      return "its disk is full";
    case JournalFault::kCorrupt:
      return "it is damaged";
    case JournalFault::kForeign:
      return "its file is something else";
    case JournalFault::kNewer:
      return "a newer version wrote it";
    case JournalFault::kInUse:
      return "another kiosk has it open";
    case JournalFault::kNoFolder:
      return "its folder does not exist";
    case JournalFault::kNotWritable:
      return "it may not be written";
    case JournalFault::kIo:
      break;
  }
  return "it cannot be read or written";
}

/// Nothing before it was opened for the first time, or could not be.
std::optional<DeviceCondition> journal_condition(const State& state) {
  const auto& journal = state.journal;
  if (state.trouble == OutOfService::Reason::kJournal) {
    return DeviceCondition{DevicePart::kJournal, PartCondition::kUnusable,
                           in_words(journal.fault.value_or(JournalFault::kIo))};
  }
  if (state.settlement.damaged) {
    return DeviceCondition{DevicePart::kJournal, PartCondition::kFault,
                           "it was damaged, and tickets are being settled"};
  }
  if (!journal.forget_at) return std::nullopt;
  return DeviceCondition{DevicePart::kJournal, PartCondition::kOk, {}};
}

/// "3601 s behind the ticketing service".
std::string distance(const ServiceTime& time) {
  if (time.condition <= ClockCondition::kAgrees) return {};
  const auto seconds = std::chrono::round<std::chrono::seconds>(time.ahead).count();
  return std::to_string(seconds < 0 ? -seconds : seconds) + " s " + (seconds < 0 ? "ahead of" : "behind") +
         " the ticketing service";
}

void add_readers(const Readers& readers, std::vector<DeviceCondition>& all) {
  if (!readers.camera && !readers.scanner) all.push_back({DevicePart::kReader, PartCondition::kNone, {}});
  const auto add = [&](DevicePart part, const std::optional<ReaderLink>& link) {
    if (link) all.push_back({part, part_condition(link->told), link->detail});
  };
  add(DevicePart::kCamera, readers.camera);
  add(DevicePart::kScanner, readers.scanner);
}

std::optional<DeviceCondition> service_condition(const State& state) {
  const auto& service = state.service;
  if (state.trouble == OutOfService::Reason::kDeviceRefused) {
    return DeviceCondition{DevicePart::kService, PartCondition::kRefused, service.detail};
  }
  if (service.failures > kFailuresAllowed || (service.failures > 0 && !service.day)) {
    return DeviceCondition{DevicePart::kService, PartCondition::kUnreachable, service.detail};
  }
  if (!service.day || service.failures > 0) return std::nullopt;
  return DeviceCondition{DevicePart::kService, PartCondition::kOk, {}};
}

/// What the service is told: all but how it is itself.
std::vector<DeviceCondition> reportable(const State& state) {
  auto all = conditions_of(state);
  std::erase_if(all, [](const DeviceCondition& one) { return one.part == DevicePart::kService; });
  return all;
}

/// The details do not count: how far a clock is off changes all the time.
bool same(const std::vector<DeviceCondition>& one, const std::vector<DeviceCondition>& other) {
  return std::ranges::equal(one, other, [](const auto& left, const auto& right) {
    return left.part == right.part && left.condition == right.condition;
  });
}

/// From when on there is something to tell; the service answers.
Instant next_news(const State& state) {
  const auto& report = state.report;
  if (!report.told) return state.printer.known ? state.steady : report.complete_at;
  return same(*report.told, reportable(state)) ? report.repeat_at : state.steady;
}

}  // namespace

bool can_read(const State& state) {
  const auto works = [](const std::optional<ReaderLink>& link) {
    return link && link->condition == ReaderCondition::kWorks;
  };
  return works(state.readers.camera) || works(state.readers.scanner);
}

std::vector<DeviceCondition> conditions_of(const State& state) {
  std::vector<DeviceCondition> all;
  add_readers(state.readers, all);
  if (state.printer.known) {
    all.push_back({DevicePart::kPrinter, part_condition(state.printer.condition), state.printer.detail});
  }
  const auto& time = state.service_time;
  if (time.condition != ClockCondition::kUnknown) {
    all.push_back({DevicePart::kClock, part_condition(time.condition), distance(time)});
  }
  if (auto journal = journal_condition(state)) all.push_back(*std::move(journal));
  if (auto service = service_condition(state)) all.push_back(*std::move(service));
  return all;
}

void on_reader(Turn& turn, const ReaderChanged& event) {
  auto& readers = turn.state.readers;
  auto& link = event.reader == ReaderKind::kCamera ? readers.camera : readers.scanner;
  const bool works = event.condition == ReaderCondition::kWorks;
  if (!link) link.emplace();
  link->condition = event.condition;
  if (!event.passing) {
    link->told = event.condition;
    link->detail = works ? std::string() : event.detail;
  }
  if (works) return;
  // What it held up is told of as gone. What it saw is not there to be shown.
  if (event.reader == ReaderKind::kCamera) turn.state.camera = {};
}

void start_reports(Turn& turn) { turn.state.report.complete_at = turn.steady() + kForThePrinter; }

void report_anew(Turn& turn) {
  auto& report = turn.state.report;
  const auto complete_at = report.complete_at;
  report = {};
  report.complete_at = complete_at;
}

void report_conditions(Turn& turn) {
  auto& report = turn.state.report;
  const auto due = next_report(turn.state);
  if (!due || turn.steady() < *due) return;
  report.request = turn.next_request();
  report.under_way = reportable(turn.state);
  turn.ask(ReportConditions{report.request, report.under_way});
}

void on_reported(Turn& turn, const ConditionsReported& event) {
  auto& report = turn.state.report;
  if (event.request == RequestId{} || event.request != report.request) return;
  report.request = RequestId{};
  if (!event.error) {
    report.told = std::move(report.under_way);
    report.failures = 0;
    report.not_before = turn.steady() + kBetweenReports;
    report.repeat_at = turn.steady() + kRepeatEvery;
  } else if (event.error->kind == ServiceError::Kind::kRejected) {
    report.told.reset();
    report.not_before = turn.steady() + kRepeatEvery;
  } else {
    const int doublings = std::min(report.failures, 5);
    report.failures = std::min(report.failures + 1, 1000);
    const auto pause = std::min<Duration>(kBetweenReports * (1 << doublings), kLongestPause);
    report.not_before = turn.steady() + pause_after(*event.error, pause, false);
  }
  report.under_way = {};
}

std::optional<Instant> next_report(const State& state) {
  const bool can_tell = state.service.day && state.service.failures == 0;
  if (!can_tell || state.report.request != RequestId{}) return std::nullopt;
  return std::max({next_news(state), state.report.not_before, state.steady});
}

}  // namespace kiosk::core
