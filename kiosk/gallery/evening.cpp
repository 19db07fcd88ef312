// SPDX-License-Identifier: Apache-2.0
// The evening's screenings, tickets and offers.
#include "kiosk/gallery/evening.hpp"

#include <algorithm>
#include <chrono>
#include <utility>

#include "kiosk/base/check.hpp"

namespace kiosk::gallery {
namespace {

using namespace std::chrono_literals;

struct Slot {
  const char* film;
  const char* room;
  const char* starts;
  const char* ends;
  AllotmentState allotment;
};

constexpr Slot kSlots[] = {
    {"union", "Theatre 1", "18:30", "20:40", AllotmentState::kAvailable},
    {"harbour", "Theatre 2", "19:15", "20:45", AllotmentState::kFewLeft},
    {"letters", "Studio", "20:00", "21:15", AllotmentState::kAvailable},
    {"bus", "Theatre 1", "21:00", "22:40", AllotmentState::kFull},
    {"dam", "Theatre 2", "21:15", "23:00", AllotmentState::kAvailable},
    {"paper", "Studio", "21:30", "22:55", AllotmentState::kAvailable},
    {"hours", "Studio", "23:00", "23:59", AllotmentState::kAvailable},
    {"lamp", "Theatre 2", "23:10", "23:59", AllotmentState::kFewLeft},
    {"kites", "Theatre 1", "23:15", "23:59", AllotmentState::kFull},
    {"keepers", "Theatre 1, upper circle, entrance by the north stairs", "23:30", "23:59", AllotmentState::kAvailable},
};

std::vector<AccessNotice> access_of(const std::string& film) {
  const AccessNotice signs{AccessKind::kSignLanguage, "ASL", "intro and Q&A"};
  if (film == "union") {
    return {{AccessKind::kClosedCaptions, "", ""},
            {AccessKind::kOpenCaptions, "", ""},
            {AccessKind::kAudioDescription, "", ""},
            signs};
  }
  if (film == "harbour") return {{AccessKind::kOpenCaptions, "", ""}};
  if (film == "letters") return {{AccessKind::kSignLanguage, "LSQ", ""}, {AccessKind::kAudioDescription, "fr", ""}};
  if (film == "dam") return {{AccessKind::kSignLanguage, "", ""}};
  if (film == "keepers") return {{AccessKind::kOpenCaptions, "en", "part two"}, signs};
  return {};
}

DayScreening made_of(const Slot& slot) {
  DayScreening made;
  made.id = screening(slot.film);
  made.film = FilmId(slot.film);
  made.room = slot.room;
  made.starts_at = at(slot.starts);
  made.ends_at = at(slot.ends);
  made.be_seated_by = made.starts_at - 15min;
  made.rush_line_opens = made.starts_at - 60min;
  made.in_person = {at("09:00"), made.starts_at};
  made.allotment = slot.allotment;
  made.cancelled = made.film.str() == "paper";
  made.access = access_of(slot.film);
  return made;
}

const Slot& slot_of(const std::string& film) {
  const auto* found = std::find_if(std::begin(kSlots), std::end(kSlots), [&](const Slot& s) { return s.film == film; });
  KIOSK_CHECK(found != std::end(kSlots));
  return *found;
}

std::string title_of(const std::string& film) {
  for (const auto& each : films()) {
    if (each.id.str() == film) return each.title;
  }
  return film;
}

/// The reason why there is nothing to take, as the service would give it at this hour.
policy::Verdict refusal(const Slot& slot) {
  using policy::Reason, policy::Remedy;
  if (std::string(slot.film) == "paper") return policy::make_verdict(Reason::kScreeningCancelled, Remedy::kNone, "");
  auto verdict = policy::make_verdict(Reason::kScreeningFull, Remedy::kRushLine, "");
  verdict.opens_at = at(slot.starts) - 60min;
  return verdict;
}

}  // namespace

Instant at(const std::string& time) { return at("2024-04-28", time); }

Instant at(const std::string& day, const std::string& time) {
  const auto read = parse_rfc3339(day + "T" + time + ":00-04:00");
  KIOSK_CHECK(read.has_value());
  return *read;
}

ScreeningId screening(const std::string& film) { return ScreeningId(film + "-0428"); }

VenueDay evening() {
  VenueDay day;
  day.venue = VenueId("bader");
  day.venue_name = "Isabel Bader Theatre";
  day.box_office_directions = "ground floor, left of the doors";
  day.zone = "America/Toronto";
  day.day = *parse_date("2024-04-28");
  day.box_office = policy::Window{at("09:00"), at("23:30")};
  day.next_box_office_opens = at("2024-04-29", "09:00");
  day.tomorrow_opens_online = at("21:00");
  day.films = films();
  for (const auto& slot : kSlots) day.screenings.push_back(made_of(slot));
  return day;
}

Ticket ticket(const std::string& film) {
  const auto& slot = slot_of(film);
  Ticket made;
  made.id = TicketId("T-" + std::string(slot.starts).substr(0, 2) + "3K-92QD");
  made.pass = PassId("p-amara");
  made.screening = screening(film);
  made.title = title_of(film);
  made.venue = VenueId("bader");
  made.venue_name = "Isabel Bader Theatre";
  made.room = slot.room;
  made.starts_at = at(slot.starts);
  made.be_seated_by = made.starts_at - 15min;
  made.category = "Industry";
  made.holder = "Amara";
  made.seat = "general admission";
  // As long as such codes are, and signed by nobody.
  made.code = TicketCode("0U1G-NOT-A-TICKET-OF-ANY-FESTIVAL-" + std::string(124, '7'));
  return made;
}

PassAnswer amara() {
  PassAnswer answer;
  answer.holder = Holder{PassId("p-amara"), "Amara", "Industry"};
  for (const auto& slot : kSlots) {
    if (answer.offers.size() == 4) break;
    Offer made;
    made.screening = screening(slot.film);
    const bool none = slot.allotment == AllotmentState::kFull || std::string(slot.film) == "paper";
    made.kind = none ? OfferKind::kNone : OfferKind::kGet;
    if (none) made.verdict = refusal(slot);
    answer.offers.push_back(std::move(made));
  }
  return answer;
}

namespace {

FestivalScreening shown(const std::string& id, const std::string& title, const std::string& starts,
                        AllotmentState allotment) {
  FestivalScreening made;
  made.id = ScreeningId(id);
  made.title = title;
  made.room = "Hall 2";
  made.starts_at = at(starts);
  made.online = {at("2024-04-27", "21:00"), made.starts_at - 60min};
  made.allotment = allotment;
  return made;
}

}  // namespace

FestivalDay festival() {
  FestivalVenue here{VenueId("bader"), "Isabel Bader Theatre", "Ground floor", {}, std::nullopt, {}};
  here.screenings = {shown("union", "Union", "18:30", AllotmentState::kAvailable)};
  FestivalVenue copper{VenueId("copper"),
                       "Copper Street Cinema",
                       "in the arcade, beside the café",
                       {{"fr", "dans le passage, à côté du café"}},
                       policy::Window{at("12:30"), at("21:45")},
                       {}};
  copper.screenings = {
      shown("salt", "Salt", "13:30", AllotmentState::kAvailable),
      shown("letters-copper", "Letters to the Tide", "18:15", AllotmentState::kAvailable),
      shown("ferry", "The Last Ferry Out of the Northern Archipelago", "19:30", AllotmentState::kFewLeft),
      shown("glass", "Glass", "20:45", AllotmentState::kFull),
      shown("moths", "Moths", "21:45", AllotmentState::kAvailable)};
  copper.screenings.back().cancelled = true;
  FestivalVenue alger{VenueId("alger"), "Alger Hall", "", {}, policy::Window{at("19:00"), at("20:00")}, {}};
  alger.screenings = {shown("harbour-alger", "A Quiet Harbour", "20:00", AllotmentState::kAvailable)};
  alger.screenings.back().online.opens = at("18:00");
  FestivalVenue over{VenueId("mill"), "The Mill", "", {}, policy::Window{at("09:00"), at("10:00")}, {}};
  over.screenings = {shown("early", "Early", "10:00", AllotmentState::kAvailable)};
  return {"America/Toronto", evening().day, {here, copper, alger, over}};
}

void offer(PassAnswer& answer, const std::string& film, OfferKind kind, const std::string& held) {
  Offer made;
  made.screening = screening(film);
  made.kind = kind;
  if (kind == OfferKind::kNone) made.verdict = refusal(slot_of(film));
  if (!held.empty()) made.ticket = ticket(held).id;
  if (kind == OfferKind::kSwap) {
    made.verdict = policy::make_verdict(policy::Reason::kOverlappingTicket, policy::Remedy::kSwap, "");
    made.verdict.other = screening(held);
    made.verdict.ticket = made.ticket;
  }
  const auto same = std::find_if(answer.offers.begin(), answer.offers.end(),
                                 [&](const Offer& each) { return each.screening == made.screening; });
  if (same == answer.offers.end()) {
    answer.offers.push_back(std::move(made));
  } else {
    *same = std::move(made);
  }
}

void give(PassAnswer& answer, const std::string& film, std::optional<Instant> delivered_at) {
  auto made = ticket(film);
  made.delivered_at = delivered_at;
  answer.tickets.push_back(std::move(made));
  offer(answer, film, delivered_at ? OfferKind::kReprint : OfferKind::kPickUp, film);
}

core::Visit visit(PassAnswer answer) {
  core::Visit made;
  made.code = PassCode("FEST-26-0001");
  made.symbology = Symbology("QRCode");
  made.answer = std::move(answer);
  made.touched = at("17:42") - 12s;
  made.wanted = 1;
  return made;
}

core::State quiet_kiosk() {
  core::State state;
  state.settings.kiosk_name = "bader-lobby-2";
  state.settings.languages = {{"en", "English"}, {"fr", "Français"}, {"iu", "ᐃᓄᒃᑎᑐᑦ"},
                              {"es", "Español"}, {"ar", "العربية"},  {"zh-Hans", "简体中文"}};
  state.now = state.steady = state.preferred = at("17:42");
  state.service.day = evening();
  state.service.fetch_at = state.steady + 30s;
  state.printer.check_at = state.steady + 30s;
  return state;
}

}  // namespace kiosk::gallery
