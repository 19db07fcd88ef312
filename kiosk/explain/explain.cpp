// SPDX-License-Identifier: Apache-2.0
// `kiosk policy explain` from the festival's file: the question put together, and its answer in words.
#include <ostream>

#include "kiosk/explain/inquiry.hpp"
#include "kiosk/explain/text/verdict_text.hpp"

namespace kiosk::explain {
namespace {

Explanation explanation_of(const Inquiry& inquiry, const festival::Festival& festival) {
  const auto& question = inquiry.question;
  const auto& screening = question.screening;
  Explanation made;
  made.verdict = policy::decide(question, festival.rules, festival.zone);
  if (const auto* pass = inquiry.pass) {
    made.pass = pass->pass.id.str() + ", " + pass->name + ", " + pass->pass.category;
    made.seats = SeatsLeft{question.seats_left, inquiry.seats, pass->pass.category};
  }
  made.screening = screening.id;
  made.venue = screening.venue;
  made.venue_name = inquiry.venue->name;
  made.starts_at = screening.starts_at;
  made.programme_day = screening.programme_day;
  made.channel = question.channel;
  made.at_venue = question.at_venue;
  made.at = question.at;
  if (made.verdict.changes_at) {
    auto then = question;
    then.at = *made.verdict.changes_at;
    made.then = policy::decide(then, festival.rules, festival.zone).reason;
  }
  return made;
}

}  // namespace

int run_explain(const ExplainOptions& options, Instant now, std::ostream& out, std::ostream& err) {
  const auto complain = [&err](const Trouble& trouble) {
    err << "kiosk: " << trouble.line << '\n';
    return kNoAnswer;
  };
  const auto festival = load(options.festival, options.first_day, now);
  if (!festival) return complain(festival.error());
  const auto inquiry = inquire(options, *festival);
  if (!inquiry) return complain(inquiry.error());
  if (!inquiry->hint.empty()) err << "kiosk: " << inquiry->hint << '\n';
  const auto explained = explanation_of(*inquiry, *festival);
  print(explained, festival->zone, out);
  return explained.verdict.granted() ? kGranted : kRefused;
}

}  // namespace kiosk::explain
