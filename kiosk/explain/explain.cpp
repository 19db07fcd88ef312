// SPDX-License-Identifier: Apache-2.0
// A verdict in words, for staff: what was asked, what was decided by which rule, what to do, and when it changes.
#include <ostream>

#include "kiosk/explain/inquiry.hpp"
#include "kiosk/explain/local_text.hpp"

namespace kiosk::explain {
namespace {

using policy::Reason;
using policy::Remedy;
using policy::Verdict;

/// Between the name of a line and what it says.
constexpr std::size_t kIndent = 14;

void put(std::ostream& out, const std::string& name, const std::string& text) {
  out << name << ':' << std::string(kIndent - name.size() - 1, ' ') << one_line(text) << '\n';
}

std::string verdict_text(Reason reason) {
  return std::string(policy::name_of(reason)) + (reason == Reason::kNone ? " (granted)" : " (refused)");
}

std::string when(const std::string& word, const std::optional<Instant>& at, const Zone& zone) {
  return at ? ", " + word + ' ' + full_time(*at, zone) : std::string();
}

std::string what_to_do(const Verdict& verdict, const Inquiry& inquiry, const Zone& zone) {
  const auto from = when("from", verdict.opens_at, zone);
  const auto until = when("until", verdict.closes_at, zone);
  switch (verdict.remedy) {
    case Remedy::kNone:
      return verdict.granted() ? "take the ticket" : "nothing for this screening";
    case Remedy::kSeeBoxOffice:
      return "ask staff at the box office";
    case Remedy::kUseNewerPass:
      return "use the newer pass";
    case Remedy::kGoToVenue:
      return "get it at the box office of " + inquiry.venue->name + from + until;
    case Remedy::kComeBackLater:
      return "come back" + from + until;
    case Remedy::kReprintOrShow:
      return "have the ticket printed again or shown" + until;
    case Remedy::kSwap:
      return "swap the ticket for " + (verdict.other ? verdict.other->str() : std::string()) + " for this one" + until;
    case Remedy::kRushLine:
      return "wait in the rush line" + from;
  }
  return {};
}

void put_question(std::ostream& out, const Inquiry& inquiry, const Zone& zone) {
  const auto& question = inquiry.question;
  const auto& screening = question.screening;
  const bool online = question.channel == policy::Channel::kOnline;
  if (const auto* pass = inquiry.pass)
    put(out, "pass", pass->pass.id.str() + ", " + pass->name + ", " + pass->pass.category);
  put(out, "screening",
      screening.id.str() + " at " + screening.venue.str() + ", " + full_time(screening.starts_at, zone) +
          ", programme day " + format_date(screening.programme_day));
  put(out, "asked",
      (online ? "online, " : "in person at " + question.at_venue.str() + ", ") + full_time(question.at, zone));
}

/// What the verdict rests on, as far as it names it.
void put_parameters(std::ostream& out, const Verdict& verdict, const Inquiry& inquiry, const Zone& zone) {
  if (verdict.opens_at) put(out, "opens", full_time(*verdict.opens_at, zone));
  if (verdict.closes_at) put(out, "closes", full_time(*verdict.closes_at, zone));
  if (verdict.venue) put(out, "right venue", verdict.venue->str());
  if (verdict.other) put(out, "in the way", verdict.other->str());
  if (verdict.reason == Reason::kAlreadyHasTicket && verdict.ticket) put(out, "ticket", verdict.ticket->str());
  if (verdict.reason == Reason::kDailyLimit) {
    put(out, "tickets held", std::to_string(verdict.held) + " of " + std::to_string(verdict.limit));
  }
  if (inquiry.pass == nullptr) return;  // seats are a category's
  put(out, "seats left",
      std::to_string(inquiry.question.seats_left) + " of " + std::to_string(inquiry.seats) + " for " +
          inquiry.pass->pass.category);
}

}  // namespace

int run_explain(const ExplainOptions& options, Instant now, std::ostream& out, std::ostream& err) {
  const auto complain = [&err](const Trouble& trouble) {
    err << "kiosk: " << trouble.line << '\n';
    return kNoAnswer;
  };
  const auto festival = load(options.festival, options.first_day, now);
  if (!festival) return complain(festival.error());
  auto inquiry = inquire(options, *festival);
  if (!inquiry) return complain(inquiry.error());
  if (!inquiry->hint.empty()) err << "kiosk: " << inquiry->hint << '\n';
  const auto& zone = festival->zone;
  const auto verdict = policy::decide(inquiry->question, festival->rules, zone);
  put(out, "verdict", verdict_text(verdict.reason));
  put_question(out, *inquiry, zone);
  put(out, "rule", verdict.rule);
  put(out, "to do", what_to_do(verdict, *inquiry, zone));
  put_parameters(out, verdict, *inquiry, zone);
  if (verdict.changes_at) {
    auto then = inquiry->question;
    then.at = *verdict.changes_at;
    put(out, "next change",
        full_time(then.at, zone) + ": " + verdict_text(policy::decide(then, festival->rules, zone).reason));
  } else {
    put(out, "next change", "never by itself");
  }
  return verdict.granted() ? kGranted : kRefused;
}

}  // namespace kiosk::explain
