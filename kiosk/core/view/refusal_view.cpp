// SPDX-License-Identifier: Apache-2.0
// Every verdict in words: the rule, what the person can do, and the time at which it changes.
#include "kiosk/core/service_time.hpp"
#include "kiosk/core/view/parts.hpp"
#include "kiosk/core/view/words.hpp"

namespace kiosk::core {
namespace {

using policy::Reason;

struct Text {
  std::string headline;
  std::string body;
};

Text pass_text(const State& state, const policy::Verdict& verdict, const words::Language& say) {
  switch (verdict.reason) {
    case Reason::kPassUnknown:
      return {say.text("We don’t know this pass"),
              say.text("It may be from another festival, or another code was in view. Staff at the box office can look "
                       "you up.")};
    case Reason::kPassNotCollected:
      return {say.text("Collect your pass first"),
              say.text("It is waiting for you at the accreditation desk. Then scan it here again.")};
    case Reason::kPassNotYetValid:
      return {say.text("Your pass is not valid yet"),
              say.text("It becomes valid {when}.", {{"when", at_time(state, verdict.opens_at, say)}})};
    case Reason::kPassExpired:
      return {say.text("Your pass has expired"),
              say.text("If that is a surprise, staff at the box office can check it with you.")};
    case Reason::kPassSuspended:
      return {say.text("Your pass is on hold"), say.text("Staff at the box office can tell you why and help.")};
    case Reason::kPassReplaced:
      return {say.text("This pass was replaced"), say.text("Please scan the newer one. It has all your tickets.")};
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
  return {say.text("This pass can’t be used here"), say.text("Staff at the box office can help.")};
}

std::string rush_line(const State& state, const policy::Verdict& verdict, const words::Language& say) {
  if (judges_hours(state) && verdict.opens_at && *verdict.opens_at <= state.now) {
    return say.text("The rush line is open: seats left free go there.");
  }
  return say.text("The rush line opens {when}: seats left free go there.",
                  {{"when", at_time(state, verdict.opens_at, say)}});
}

Text wrong_venue(const Refused& mode, const words::Language& say) {
  const auto venue = venue_name(mode);
  if (venue.empty()) {
    return {say.text("That one is at another venue"), say.text("Tickets are handed out where the film is shown.")};
  }
  return {say.text("That one is at another venue"),
          say.text("Tickets are handed out where the film is shown: {venue}.", {{"venue", venue}})};
}

Text has_ticket(const policy::Verdict& verdict, const words::Language& say) {
  if (verdict.remedy == policy::Remedy::kReprintOrShow) {
    return {say.text("You have this ticket already"),
            say.text("It was handed out a moment ago. Your choices show how it stands now.")};
  }
  return {say.text("You have this ticket already"),
          say.text("It has been reprinted as often as this kiosk may. Staff at the box office can help.")};
}

Text overlap(const State& state, const policy::Verdict& verdict, const words::Language& say) {
  const auto other = verdict.other ? title_of(state, *verdict.other) : std::string();
  if (other.empty()) {
    return {say.text("You have a ticket for the same time"),
            say.text("One pass can’t be in two places. Your other ticket stays good.")};
  }
  return {say.text("You have a ticket for the same time"),
          say.text("One pass can’t be in two places. Your ticket for {title} stays good.", {{"title", other}})};
}

Text daily_limit(const State& state, const policy::Verdict& verdict, const words::Language& say) {
  if (verdict.changes_at) {
    return {say.text("That’s all for today"),
            say.plural("Your pass is good for {n} ticket a day, and you have it. You can get another one {when}.",
                       "Your pass is good for {n} tickets a day, and you have them. You can get another one {when}.",
                       verdict.limit, {{"when", at_time(state, verdict.changes_at, say)}})};
  }
  return {say.text("That’s all for today"),
          say.plural("Your pass is good for {n} ticket a day, and you have it.",
                     "Your pass is good for {n} tickets a day, and you have them.", verdict.limit)};
}

/// Hours that staff published may end before the screening begins.
Text too_late(const State& state, const words::Language& say) {
  const auto& day = state.service.day;
  if (!day || !day->box_office || !is_closed(state)) {
    return {say.text("Too late for this one"), say.text("Its tickets are handed out until it begins.")};
  }
  return {say.text("The box office is closed"),
          day->next_box_office_opens
              ? say.text("It opens again {when}.", {{"when", at_time(state, day->next_box_office_opens, say)}})
              : say.text("There are no more screenings here.")};
}

Text screening_text(const State& state, const Refused& mode, const words::Language& say) {
  const auto& verdict = mode.verdict;
  switch (verdict.reason) {
    case Reason::kCategoryNotEligible:
      return {say.text("Not with this pass"), say.text("This screening is kept for other pass categories.")};
    case Reason::kScreeningCancelled:
      return {say.text("This screening is cancelled"),
              say.text("We’re sorry. Your pass is good for the others today.")};
    case Reason::kWrongVenue:
      return wrong_venue(mode, say);
    case Reason::kWindowNotOpen:
      return {say.text("Not open yet"),
              say.text("Its tickets are handed out here as soon as the box office opens, {when}.",
                       {{"when", at_time(state, verdict.opens_at, say)}})};
    case Reason::kWindowClosed:
      return too_late(state, say);
    case Reason::kAlreadyHasTicket:
      return has_ticket(verdict, say);
    case Reason::kOverlappingTicket:
      return overlap(state, verdict, say);
    case Reason::kDailyLimit:
      return daily_limit(state, verdict, say);
    case Reason::kScreeningFull:
      return {say.text("The passholder seats are taken"), rush_line(state, verdict, say)};
    case Reason::kPassUnknown:
    case Reason::kPassNotCollected:
    case Reason::kPassNotYetValid:
    case Reason::kPassExpired:
    case Reason::kPassSuspended:
    case Reason::kPassReplaced:
    case Reason::kNone:
      break;  // not about the screening
  }
  return {say.text("No ticket this time"), say.text("Staff at the box office can help.")};
}

bool is_about_the_pass(Reason reason) { return reason <= Reason::kPassReplaced; }

}  // namespace

std::string venue_name(const Refused& mode) {
  if (!mode.visit || !mode.verdict.venue) return {};
  for (const auto& ticket : mode.visit->answer.tickets) {
    if (ticket.venue == *mode.verdict.venue) return ticket.venue_name;
  }
  return {};
}

std::string short_verdict(const State& state, const policy::Verdict& verdict, const words::Language& say) {
  switch (verdict.reason) {
    case Reason::kCategoryNotEligible:
      return say.text("not with this pass");
    case Reason::kScreeningCancelled:
      return say.text("cancelled");
    case Reason::kWrongVenue:
      return say.text("at another venue");
    case Reason::kWindowNotOpen:
      return say.text("opens {when}", {{"when", at_time(state, verdict.opens_at, say)}});
    case Reason::kWindowClosed:
      return say.text("closed");
    case Reason::kAlreadyHasTicket:
      return say.text("you have it");
    case Reason::kOverlappingTicket:
      return say.text("overlaps your ticket");
    case Reason::kDailyLimit:
      return say.text("daily limit reached");
    case Reason::kScreeningFull:
      return say.text("full · rush line");
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

std::vector<Button> back_or_sign_out(const words::Language& say) {
  return {{say.text("Back to my choices"), Back{}, Emphasis::kPrimary},
          {say.text("Sign out"), SignOut{}, Emphasis::kOutline}};
}

MessageView refusal_view(const State& state, const Refused& mode, const words::Language& say) {
  if (mode.giving_back) return return_refusal_view(state, mode, say);
  const bool pass = is_about_the_pass(mode.verdict.reason);
  auto text = pass ? pass_text(state, mode.verdict, say) : screening_text(state, mode, say);
  MessageView view;
  view.headline = std::move(text.headline);
  view.body = std::move(text.body);
  view.footnote = directions(state, say);
  if (mode.visit) {
    view.actions = back_or_sign_out(say);
  } else {
    view.actions = {{say.text("OK"), Back{}, Emphasis::kPrimary}};
  }
  return view;
}

}  // namespace kiosk::core
