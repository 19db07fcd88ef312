// SPDX-License-Identifier: Apache-2.0
// Every verdict says its rule, and the time at which it changes.
#include "tests/core/scenario.hpp"

using namespace scenario;

namespace {

MessageView refused(policy::Verdict why, const PassAnswer& holder = good_pass()) {
  Kiosk kiosk;
  kiosk.starts_up();
  Visit visit;
  visit.answer = holder;
  kiosk.state.mode = Refused{visit, std::move(why), kiosk.state.steady};
  return kiosk.sees<MessageView>();
}

Instant at(const std::string& time) { return *parse_rfc3339(time + ":00-04:00"); }

}  // namespace

TEST_CASE("a time is said as today, tomorrow or a day") {
  auto why = verdict(policy::Reason::kWindowNotOpen);
  REQUIRE(refused(why).body == "Its tickets are handed out here as soon as the box office opens, later.");
  why.opens_at = at("2024-04-28T18:00");
  REQUIRE(refused(why).body == "Its tickets are handed out here as soon as the box office opens, at 18:00.");
  why.opens_at = at("2024-04-29T09:00");
  REQUIRE(refused(why).body == "Its tickets are handed out here as soon as the box office opens, tomorrow at 09:00.");
  why.opens_at = at("2024-05-01T09:00");
  REQUIRE(refused(why).body ==
          "Its tickets are handed out here as soon as the box office opens, on Wednesday, May 1 at 09:00.");
}

TEST_CASE("a daily limit counts, and says when it is over where that is known") {
  auto why = verdict(policy::Reason::kDailyLimit);
  why.limit = 1;
  REQUIRE(refused(why).body == "Your pass is good for 1 ticket a day, and you have it.");
  why.limit = 3;
  why.changes_at = at("2024-04-29T05:00");
  REQUIRE(refused(why).body ==
          "Your pass is good for 3 tickets a day, and you have them. You can get another one tomorrow at 05:00.");
}

TEST_CASE("a rush line that is open is said to be open") {
  auto why = verdict(policy::Reason::kScreeningFull);
  why.opens_at = at("2024-04-28T17:30");
  REQUIRE(refused(why).body == "The rush line is open: seats left free go there.");
}

TEST_CASE("another venue is named where a ticket knows its name") {
  auto why = verdict(policy::Reason::kWrongVenue);
  why.venue = VenueId("lightbox");
  REQUIRE(refused(why).body == "Tickets are handed out where the film is shown.");
  auto holder = good_pass();
  holder.tickets = {union_ticket()};
  holder.tickets[0].venue = VenueId("lightbox");
  holder.tickets[0].venue_name = "Lightbox";
  REQUIRE(refused(why, holder).body == "Tickets are handed out where the film is shown: Lightbox.");
}

TEST_CASE("the ticket in the way is named where the day knows it") {
  auto why = verdict(policy::Reason::kOverlappingTicket);
  REQUIRE(refused(why).body == "One pass can’t be in two places. Your other ticket stays good.");
  why.other = ScreeningId("union-1830");
  REQUIRE(refused(why).body == "One pass can’t be in two places. Your ticket for Union stays good.");
  why.other = ScreeningId("nowhere");
  REQUIRE(refused(why).body == "One pass can’t be in two places. Your other ticket stays good.");
}

TEST_CASE("every condition of the printer has words of its own, or says that it does not answer") {
  Kiosk kiosk;
  kiosk.starts_up();
  const std::vector<std::pair<PrinterCondition, std::string>> words_of = {
      {PrinterCondition::kReady, "The print did not go through"},
      {PrinterCondition::kPaperNearEnd, "The print did not go through"},
      {PrinterCondition::kPaperOut, "Printer is out of paper"},
      {PrinterCondition::kCoverOpen, "Printer cover is open"},
      {PrinterCondition::kCutterError, "Printer’s cutter is stuck"},
      {PrinterCondition::kFault, "Printer needs a hand"},
      {PrinterCondition::kUnreachable, "Printer is not answering"},
      {PrinterCondition::kAbsent, "Printer is not answering"}};
  for (const auto& [condition, said] : words_of) {
    Visit visit;
    visit.answer = good_pass();
    kiosk.state.mode = Faulted{visit, IdempotencyKey("way"), union_ticket(), true, condition};
    REQUIRE(kiosk.sees<MessageView>().badge->text == said);
  }
}
