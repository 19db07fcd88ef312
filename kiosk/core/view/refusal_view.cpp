// Every verdict in words: the rule, what the person can do, and the time at which it changes.
#include "kiosk/core/view/parts.hpp"
#include "kiosk/core/view/words.hpp"

namespace kiosk::core {
namespace {

using policy::Reason;

struct Text {
  std::string headline;
  std::string body;
};

std::string at(const State& state, const std::optional<Instant>& when, const std::string& otherwise) {
  return when ? words::at_time(*when, state.now, words::zone_of(state)) : otherwise;
}

/// "tomorrow at 09:00" as it is, "18:30" as "at 18:30".
std::string on_or_at(const State& state, const std::optional<Instant>& when) {
  if (!when) return "later";
  const auto text = words::at_time(*when, state.now, words::zone_of(state));
  return text.size() == 5 ? "at " + text : text;
}

Text pass_text(const State& state, const policy::Verdict& verdict) {
  switch (verdict.reason) {
    case Reason::kPassUnknown:
      return {"We don’t know this pass",
              "It may be from another festival, or another code was in view. Staff at the box office can look you up."};
    case Reason::kPassNotCollected:
      return {"Collect your pass first", "It is waiting for you at the accreditation desk. Then scan it here again."};
    case Reason::kPassNotYetValid:
      return {"Your pass is not valid yet", "It is good from " + at(state, verdict.opens_at, "a later day") + "."};
    case Reason::kPassExpired:
      return {"Your pass has expired", "If that is a surprise, staff at the box office can check it with you."};
    case Reason::kPassSuspended:
      return {"Your pass is on hold", "Staff at the box office can tell you why and help."};
    case Reason::kPassReplaced:
      return {"This pass was replaced", "Please scan the newer one. It has all your tickets."};
    case Reason::kCategoryNotEligible:
    case Reason::kScreeningCancelled:
    case Reason::kWrongVenue:
    case Reason::kWindowNotOpen:
    case Reason::kWindowClosed:
    case Reason::kAlreadyHasTicket:
    case Reason::kOverlappingTicket:
    case Reason::kDailyLimit:
    case Reason::kScreeningFull:
    case Reason::kNone:
      break;  // not about the pass
  }
  return {"This pass can’t be used here", "Staff at the box office can help."};
}

std::string rush_line(const State& state, const policy::Verdict& verdict) {
  if (verdict.opens_at && *verdict.opens_at <= state.now) return "The rush line is open: seats left free go there.";
  return "The rush line opens " + on_or_at(state, verdict.opens_at) + ": seats left free go there.";
}

Text screening_text(const State& state, const policy::Verdict& verdict) {
  switch (verdict.reason) {
    case Reason::kCategoryNotEligible:
      return {"Not with this pass", "This screening is kept for other pass categories."};
    case Reason::kScreeningCancelled:
      return {"This screening is cancelled", "We’re sorry. Your pass is good for the others today."};
    case Reason::kWrongVenue:
      return {"That one is at another venue", "Its tickets are handed out there."};
    case Reason::kWindowNotOpen:
      return {"Not open yet", "Its tickets are handed out here from " + at(state, verdict.opens_at, "later on") + "."};
    case Reason::kWindowClosed:
      return {"Too late for this one", "Its tickets are no longer handed out."};
    case Reason::kAlreadyHasTicket:
      if (verdict.remedy == policy::Remedy::kReprintOrShow) {
        return {"You have this ticket already", "It was handed out a moment ago. Your choices show how it stands now."};
      }
      return {"You have this ticket already",
              "It has been reprinted as often as this kiosk may. Staff at the box office can help."};
    case Reason::kOverlappingTicket:
      return {"You have a ticket for the same time", "One pass can’t be in two places. Your other ticket stays good."};
    case Reason::kDailyLimit:
      return {"That’s all for today", "Your pass is good for " +
                                          words::counted(verdict.limit, "ticket a day", "tickets a day") +
                                          ", and you have them."};
    case Reason::kScreeningFull:
      return {"The passholder seats are taken", rush_line(state, verdict)};
    case Reason::kPassUnknown:
    case Reason::kPassNotCollected:
    case Reason::kPassNotYetValid:
    case Reason::kPassExpired:
    case Reason::kPassSuspended:
    case Reason::kPassReplaced:
    case Reason::kNone:
      break;  // not about the screening
  }
  return {"No ticket this time", "Staff at the box office can help."};
}

bool is_about_the_pass(Reason reason) { return reason <= Reason::kPassReplaced; }

}  // namespace

std::string short_verdict(const State& state, const policy::Verdict& verdict) {
  switch (verdict.reason) {
    case Reason::kCategoryNotEligible:
      return "not with this pass";
    case Reason::kScreeningCancelled:
      return "cancelled";
    case Reason::kWrongVenue:
      return "at another venue";
    case Reason::kWindowNotOpen:
      return "from " + at(state, verdict.opens_at, "later");
    case Reason::kWindowClosed:
      return "closed";
    case Reason::kAlreadyHasTicket:
      return "you have it";
    case Reason::kOverlappingTicket:
      return "overlaps your ticket";
    case Reason::kDailyLimit:
      return "daily limit reached";
    case Reason::kScreeningFull:
      return "full · rush line";
    case Reason::kPassUnknown:
    case Reason::kPassNotCollected:
    case Reason::kPassNotYetValid:
    case Reason::kPassExpired:
    case Reason::kPassSuspended:
    case Reason::kPassReplaced:
    case Reason::kNone:
      break;  // no screening is refused for these
  }
  return {};
}

MessageView refusal_view(const State& state, const Refused& mode) {
  const bool pass = is_about_the_pass(mode.verdict.reason);
  const auto text = pass ? pass_text(state, mode.verdict) : screening_text(state, mode.verdict);
  MessageView view;
  view.headline = text.headline;
  view.body = text.body;
  view.footnote = directions(state);
  if (mode.visit) {
    view.actions = {{"Back to my choices", Back{}, Emphasis::kPrimary, ""},
                    {"Sign out", SignOut{}, Emphasis::kOutline, ""}};
  } else {
    view.actions = {{"OK", Back{}, Emphasis::kPrimary, ""}};
  }
  return view;
}

}  // namespace kiosk::core
