// SPDX-License-Identifier: Apache-2.0
// What is said when something does not work: what happened, what is safe, what to do next.
#include "kiosk/core/conditions.hpp"
#include "kiosk/core/view/parts.hpp"
#include "kiosk/core/view/words.hpp"
#include "kiosk/core/ways.hpp"

namespace kiosk::core {
namespace {

std::string condition_badge(PrinterCondition condition, const words::Language& say) {
  switch (condition) {
    case PrinterCondition::kPaperOut:
      return say.text("Printer is out of paper");
    case PrinterCondition::kCoverOpen:
      return say.text("Printer cover is open");
    case PrinterCondition::kCutterError:
      return say.text("Printer’s cutter is stuck");
    case PrinterCondition::kFault:
      return say.text("Printer needs a hand");
    case PrinterCondition::kReady:
    case PrinterCondition::kPaperNearEnd:
      return say.text("The print did not go through");
    case PrinterCondition::kUnreachable:
    case PrinterCondition::kAbsent:
      break;
  }
  return say.text("Printer is not answering");
}

MessageView doubtful_view(const State& state, const Faulted& mode, const words::Language& say) {
  MessageView view;
  view.badge =
      Badge{printer_works(state) ? say.text("One question") : condition_badge(mode.condition, say), Tone::kWarn};
  view.headline = say.text("Did your whole ticket come out?");
  view.body =
      say.text("{ticket} is issued to your pass. If you take a new one, the paper that may have come out is void.",
               {{"ticket", ticket_line(mode.ticket, zone_of(state), say)}});
  view.actions = {{say.text("Yes, I have it"), GotIt{}, Emphasis::kStrong},
                  {say.text("No, show a new one on screen"), ShowOnScreen{}, Emphasis::kOutline}};
  if (printer_works(state)) {
    view.actions.push_back({say.text("No, print a new one"), PrintInstead{}, Emphasis::kOutline});
  }
  view.actions.push_back({say.text("Get it at the box office"), LeaveToBoxOffice{}, Emphasis::kQuiet});
  view.footnote = directions(state, say);
  return view;
}

/// When an apology asks for the pass once more.
enum class AsksForPass { kNot, kNow, kLater };

AsksForPass asks_for_pass(Apology::Kind kind) {
  switch (kind) {
    case Apology::Kind::kVisitEnded:
    case Apology::Kind::kScanAgain:
    case Apology::Kind::kAnotherTicket:
    case Apology::Kind::kPrintInstead:
      return AsksForPass::kNow;
    case Apology::Kind::kNoService:
    case Apology::Kind::kNothingIssued:
    case Apology::Kind::kOutcomeUnknown:
    case Apology::Kind::kNotGivenBack:
    case Apology::Kind::kReturnUnknown:
      return AsksForPass::kLater;
    case Apology::Kind::kNotAPass:
    case Apology::Kind::kSeveralPasses:
    case Apology::Kind::kStaffNeeded:
    case Apology::Kind::kAtBoxOffice:
      break;
  }
  return AsksForPass::kNot;
}

MessageView unknown_view(const State& state, const Apology& mode, const words::Language& say) {
  auto view = told_view(
      state, say.text("We’re still asking"),
      say.text("The ticketing service has not told us yet whether it carried out your request. If it did, your ticket "
               "waits for you, and one that it replaces is void. If it did not, it never will, and nothing has "
               "changed. Scan your pass again in a minute, or ask at the box office."),
      say);
  if (!mode.request.empty()) view.reference = reference_for_staff(mode.request, say);
  return view;
}

/// The last line of a kiosk out of service: where to go, and what to tell staff.
std::string way_out(const State& state, const words::Language& say) {
  const auto& name = state.settings.kiosk_name;
  const auto place = box_office_place(state, say);
  const auto other = other_kiosk(state, say);
  const auto here = place.empty() ? say.text("Tell staff which kiosk it is: {kiosk}.", {{"kiosk", name}})
                                  : say.text("Box office: {directions}. Tell staff which kiosk it is: {kiosk}.",
                                             {{"directions", place}, {"kiosk", name}});
  return other.empty() ? here : other + " " + here;
}

/// What staff have to do about the journal.
std::string journal_remedy(JournalFault fault, const words::Language& say) {
  switch (fault) {
    case JournalFault::kFull:
      return say.text("Staff: the disk is full. Free some space, and this kiosk goes on by itself.");
    case JournalFault::kNotWritable:
      return say.text(
          "Staff: the journal can’t be written. Make its folder writable, and this kiosk goes on by itself.");
    case JournalFault::kNoFolder:
      return say.text("Staff: the journal’s folder is missing. Make it, and this kiosk goes on by itself.");
    case JournalFault::kInUse:
      return say.text(
          "Staff: the journal is in use by another kiosk. Stop that one, and this kiosk goes on by itself.");
    case JournalFault::kNewer:
      return say.text("Staff: a newer version wrote the journal. Install that version again.");
    case JournalFault::kForeign:
      return say.text("Staff: the journal’s file is something else. Move it away, and this kiosk goes on by itself.");
    case JournalFault::kCorrupt:
    case JournalFault::kIo:
      break;
  }
  return say.text("Staff: the disk does not work. Check it, and this kiosk goes on by itself.");
}

}  // namespace

MessageView told_view(const State& state, std::string headline, std::string body, const words::Language& say) {
  MessageView view;
  view.headline = std::move(headline);
  view.body = std::move(body);
  view.actions = {{say.text("OK"), Back{}, Emphasis::kPrimary}};
  view.footnote = directions(state, say);
  if (!can_read(state)) {
    view.footnote = say.text("This kiosk can’t read passes at the moment.") + " " + instead_of_reading(state, say);
  }
  return view;
}

MessageView fault_view(const State& state, const Faulted& mode, const words::Language& say) {
  if (!mode.certain) return doubtful_view(state, mode, say);
  MessageView view;
  view.badge = Badge{condition_badge(mode.condition, say), Tone::kWarn};
  view.headline = say.text("Your ticket is safe. Keep it on your phone?");
  view.body = say.text("{ticket} is issued to your pass. Nothing was lost and you have only one ticket.",
                       {{"ticket", ticket_line(mode.ticket, zone_of(state), say)}});
  view.actions = {{say.text("Show ticket on screen"), ShowOnScreen{}, Emphasis::kPrimary},
                  {say.text("Print at the box office"), LeaveToBoxOffice{}, Emphasis::kOutline}};
  view.footnote = directions(state, say);
  return view;
}

namespace {

/// Why the pass is asked for once more, and what comes then.
std::string why_again(Apology::Kind kind, const words::Language& say) {
  if (kind == Apology::Kind::kVisitEnded) {
    return say.text(
        "The ticketing service asks for your pass once more. Nothing was changed and your tickets are safe.");
  }
  if (kind == Apology::Kind::kAnotherTicket) {
    return say.text("Then choose your next ticket. We ask so that nobody else can use your pass.");
  }
  if (kind == Apology::Kind::kPrintInstead) {
    return say.text("Then choose Reprint to get this ticket on paper. The code that was shown is void from then on.");
  }
  return say.text("Then choose Reprint to get a new ticket. The one that may have come out is void from then on.");
}

MessageView apology_words(const State& state, const Apology& mode, const words::Language& say) {
  const auto tell = [&](std::string headline, std::string body) {
    return told_view(state, std::move(headline), std::move(body), say);
  };
  switch (mode.kind) {
    case Apology::Kind::kNotAPass:
      return tell(say.text("That is not a pass"), say.text("Hold the code on your festival pass under the reader."));
    case Apology::Kind::kSeveralPasses:
      return several_view(state, mode, say);
    case Apology::Kind::kNoService:
      return tell(say.text("We can’t reach the ticketing service"),
                  say.text("Nothing was asked for and your tickets are safe. Please try again in a minute, or ask at "
                           "the box office."));
    case Apology::Kind::kNothingIssued:
      return tell(say.text("No ticket was made"),
                  say.text("We could not reach the ticketing service. Nothing was lost: please scan your pass again in "
                           "a minute."));
    case Apology::Kind::kOutcomeUnknown:
      return unknown_view(state, mode, say);
    case Apology::Kind::kStaffNeeded:
      return tell(say.text("Please ask at the box office"),
                  say.text("The ticketing service did not accept this request. Nothing was lost."));
    case Apology::Kind::kVisitEnded:
    case Apology::Kind::kScanAgain:
    case Apology::Kind::kAnotherTicket:
    case Apology::Kind::kPrintInstead:
      return tell(say.text("Scan your pass again"), why_again(mode.kind, say));
    case Apology::Kind::kNotGivenBack:
    case Apology::Kind::kReturnUnknown:
      return return_apology_view(state, mode, say);
    case Apology::Kind::kAtBoxOffice:
      return tell(say.text("Show your pass at the box office"),
                  say.text("Your ticket is issued to your pass. Staff will print it for you."));
  }
  return {};
}

}  // namespace

// What lies under the reader was read already, and is read once a showing: what to do with it is said.
MessageView apology_view(const State& state, const Apology& mode, const words::Language& say) {
  auto view = apology_words(state, mode, say);
  const auto when = asks_for_pass(mode.kind);
  const bool lies_there = state.held && !state.held->waits;
  if (!lies_there) return view;
  if (when == AsksForPass::kNow) view.body = say.text("Take your pass away and show it again.") + " " + view.body;
  if (when == AsksForPass::kLater) {
    view.body += " " + say.text("Take your pass away first, and show it again then.");
  }
  return view;
}

MessageView out_of_service_view(const State& state, const OutOfService& mode, const words::Language& say) {
  MessageView view;
  view.badge = Badge{say.text("Out of service"), Tone::kWarn};
  view.headline = say.text("Please go to the box office");
  switch (mode.reason) {
    case OutOfService::Reason::kJournal:
      view.body = say.text(
          "This kiosk can’t keep its records safe right now. Every ticket already issued is safe, and staff can print "
          "it.");
      break;
    case OutOfService::Reason::kDeviceRefused:
      view.body = say.text(
          "This kiosk is not signed in to the ticketing service. Every ticket already issued is safe, and staff can "
          "print it.");
      break;
  }
  view.footnote = way_out(state, say);
  const bool of_journal = mode.reason == OutOfService::Reason::kJournal && state.journal.fault;
  if (of_journal) view.footnote = journal_remedy(*state.journal.fault, say) + " " + view.footnote;
  return view;
}

MessageView slow_view(const State& state, const Obtaining& mode, const words::Language& say) {
  if (is_return(state, mode.way)) return return_slow_view(say);
  MessageView view;
  view.headline = say.text("Still asking for your ticket");
  view.body = say.text(
      "The ticketing service is slow to answer. If you leave now, what it has not done by then is not done any more. "
      "What it has done waits for you: scan your pass again.");
  view.actions = {{say.text("I’ll come back"), SignOut{}, Emphasis::kOutline}};
  return view;
}

}  // namespace kiosk::core
