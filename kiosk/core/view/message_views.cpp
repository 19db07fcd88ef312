// What is said when something does not work: what happened, what is safe, what to do next.
#include "kiosk/core/view/parts.hpp"
#include "kiosk/core/view/words.hpp"
#include "kiosk/core/ways.hpp"

namespace kiosk::core {
namespace {

std::string condition_badge(PrinterCondition condition) {
  switch (condition) {
    case PrinterCondition::kPaperOut:
      return "Printer is out of paper";
    case PrinterCondition::kCoverOpen:
      return "Printer cover is open";
    case PrinterCondition::kCutterError:
      return "Printer’s cutter is stuck";
    case PrinterCondition::kReady:
    case PrinterCondition::kPaperNearEnd:
    case PrinterCondition::kFault:
    case PrinterCondition::kUnreachable:
    case PrinterCondition::kAbsent:
      return "Printer is not answering";
  }
  return {};
}

MessageView doubtful_view(const State& state, const Faulted& mode) {
  MessageView view;
  view.badge = Badge{printer_works(state) ? "One question" : condition_badge(mode.condition), Tone::kWarn};
  view.headline = "Did your whole ticket come out?";
  view.body = words::ticket_line(mode.ticket, words::zone_of(state)) +
              " is issued to your pass. If you take a new one, the paper that may have come out is void.";
  view.actions = {{"Yes, I have it", GotIt{}, Emphasis::kStrong, ""},
                  {"No, show a new one on screen", ShowOnScreen{}, Emphasis::kOutline, ""}};
  if (printer_works(state)) view.actions.push_back({"No, print a new one", PrintInstead{}, Emphasis::kOutline, ""});
  view.actions.push_back({"Get it at the box office", LeaveToBoxOffice{}, Emphasis::kQuiet, ""});
  view.footnote = directions(state);
  return view;
}

MessageView message(std::string headline, std::string body, const State& state) {
  MessageView view;
  view.headline = std::move(headline);
  view.body = std::move(body);
  view.actions = {{"OK", Back{}, Emphasis::kPrimary, ""}};
  view.footnote = directions(state);
  return view;
}

}  // namespace

MessageView fault_view(const State& state, const Faulted& mode) {
  if (!mode.certain) return doubtful_view(state, mode);
  MessageView view;
  view.badge = Badge{condition_badge(mode.condition), Tone::kWarn};
  view.headline = "Your ticket is safe. Keep it on your phone?";
  view.body = words::ticket_line(mode.ticket, words::zone_of(state)) +
              " is issued to your pass. Nothing was lost and you have only one ticket.";
  view.actions = {{"Show ticket on screen", ShowOnScreen{}, Emphasis::kPrimary, ""},
                  {"Print at the box office", LeaveToBoxOffice{}, Emphasis::kOutline, ""}};
  view.footnote = directions(state);
  return view;
}

MessageView apology_view(const State& state, const Apology& mode) {
  switch (mode.kind) {
    case Apology::Kind::kNotAPass:
      return message("That is not a pass", "Hold the code on your festival pass under the reader.", state);
    case Apology::Kind::kSeveralPasses:
      return several_view(state, mode);
    case Apology::Kind::kNoService:
      return message("We can’t reach the ticketing service",
                     "Nothing was asked for and your tickets are safe. Please try again in a minute, or ask at the "
                     "box office.",
                     state);
    case Apology::Kind::kNothingIssued:
      return message("No ticket was made",
                     "We could not reach the ticketing service. Nothing was lost: please scan your pass again in a "
                     "minute.",
                     state);
    case Apology::Kind::kOutcomeUnknown:
      return message("We’re still asking",
                     "The ticketing service has not told us yet what became of your ticket. Scan your pass again in a "
                     "minute: it will be there once, never twice. A ticket you were giving up may be void by now.",
                     state);
    case Apology::Kind::kStaffNeeded:
      return message("Please ask at the box office",
                     "The ticketing service did not accept this request. Nothing was lost.", state);
    case Apology::Kind::kScanAgain:
      return message("Scan your pass again",
                     "Then choose Reprint to get a new ticket. The one that may have come out is void from then on.",
                     state);
    case Apology::Kind::kAtBoxOffice:
      return message("Show your pass at the box office",
                     "Your ticket is issued to your pass. Staff will print it for you.", state);
  }
  return {};
}

MessageView out_of_service_view(const State& state, const OutOfService& mode) {
  MessageView view;
  view.badge = Badge{"Out of service", Tone::kWarn};
  view.headline = "Please go to the box office";
  switch (mode.reason) {
    case OutOfService::Reason::kJournal:
      view.body =
          "This kiosk can’t keep its records safe right now. Every ticket already issued is safe, and staff "
          "can print it.";
      break;
    case OutOfService::Reason::kDeviceRefused:
      view.body =
          "This kiosk is not signed in to the ticketing service. Every ticket already issued is safe, and "
          "staff can print it.";
      break;
  }
  view.footnote = directions(state);
  return view;
}

MessageView slow_view(const State&, const Obtaining&) {
  MessageView view;
  view.headline = "Still asking for your ticket";
  view.body =
      "The ticketing service is slow to answer. You will get one ticket, never two, even if you leave now and "
      "scan your pass again later.";
  view.actions = {{"I’ll come back", SignOut{}, Emphasis::kOutline, ""}};
  return view;
}

BusyView obtaining_view(const State& state, const Obtaining& mode) {
  const auto* way = find_way(state, mode.way);
  std::string line;
  if (way != nullptr && state.service.day) {
    if (const auto* screening = state.service.day->find_screening(way->obtain.screening)) {
      const auto row = screening_row(state, *screening);
      line = words::joined({row.title, row.time, screening->room});
    }
  }
  return {"Getting your ticket", line};
}

BusyView printing_view(const State& state, const Printing& mode) {
  const auto* way = find_way(state, mode.way);
  const auto line =
      way != nullptr && way->ticket ? words::ticket_line(*way->ticket, words::zone_of(state)) : std::string();
  const auto& visit = mode.visit;
  const auto count = std::to_string(visit.given + 1) + " of " + std::to_string(visit.wanted);
  return {"Printing your ticket", words::joined({count, line})};
}

}  // namespace kiosk::core
