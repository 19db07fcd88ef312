// SPDX-License-Identifier: Apache-2.0
// Messages for the ticketing tests, with every field set to something of its own.
#pragma once

#include <chrono>
#include <string>

#include "kiosk/base/http.hpp"
#include "kiosk/core/values/pass_answer.hpp"
#include "kiosk/core/values/venue_day.hpp"
#include "kiosk/ticketing/messages.hpp"

namespace kiosk::ticketing {

inline constexpr const char* kZone = "America/Toronto";

/// `text`: RFC 3339.
inline Instant at(const std::string& text) { return parse_rfc3339(text).value(); }

inline policy::Verdict whole_verdict() {
  policy::Verdict out;
  out.reason = policy::Reason::kOverlappingTicket;
  out.remedy = policy::Remedy::kSwap;
  out.rule = "one ticket at a time";
  out.changes_at = at("2024-04-28T20:00:00.250-04:00");
  out.opens_at = at("2024-04-28T09:00:00-04:00");
  out.closes_at = at("2024-04-28T19:15:00-04:00");
  out.venue = VenueId("bader");
  out.other = ScreeningId("night-bus");
  out.ticket = TicketId("T-1111-2222");
  out.held = 5;
  out.limit = 4;
  return out;
}

inline Ticket whole_ticket() {
  Ticket out;
  out.id = TicketId("T-7F3K-92QD");
  out.serial = 3;
  out.pass = PassId("P-1001");
  out.screening = ScreeningId("union");
  out.title = "Union \"\xE2\x80\x93\" \\ A Film";
  out.venue = VenueId("bader");
  out.venue_name = "Isabel Bader Theatre";
  out.room = "Theatre 1";
  out.starts_at = at("2024-04-28T18:30:00-04:00");
  out.be_seated_by = at("2024-04-28T18:15:00-04:00");
  out.category = "Industry";
  out.holder = "Zo\xC3\xAB Example";
  out.seat = "general admission";
  out.code = TicketCode("BB8 %69");
  out.delivered_at = at("2024-04-28T09:12:33.123-04:00");
  return out;
}

inline VenueDay whole_day() {
  VenueDay day;
  day.venue = VenueId("bader");
  day.venue_name = "Isabel Bader Theatre";
  day.box_office_directions = "ground floor, left of the doors";
  day.zone = kZone;
  day.day = *parse_date("2024-04-28");
  day.box_office = policy::Window{at("2024-04-28T09:00:00-04:00"), at("2024-04-29T00:30:00-04:00")};
  day.next_box_office_opens = at("2024-04-29T11:00:00-04:00");
  day.tomorrow_opens_online = at("2024-04-28T21:00:00-04:00");
  Film film;
  film.id = FilmId("union-film");
  film.title = "Union";
  film.own_title = "\u0395\u03BD\u03C9\u03C3\u03B7";
  film.running = std::chrono::minutes{104};
  film.synopsis = "Line one\nline two\ttabbed \xF0\x9F\x8E\xAC";
  film.credits = {{"Directors", {"A. One", "B. Two"}}, {"", {"nameless role"}}, {"Writers", {}}};
  film.distributor = "Level Ground";
  film.sales_agent = "Agency";
  film.website = "https://example.org/union";
  Film bare;
  bare.id = FilmId("night-bus-film");
  day.films = {film, bare};
  DayScreening early;
  early.id = ScreeningId("union");
  early.film = film.id;
  early.room = "Theatre 1";
  early.starts_at = at("2024-04-28T18:30:00-04:00");
  early.ends_at = at("2024-04-28T20:34:00-04:00");
  early.be_seated_by = at("2024-04-28T18:15:00-04:00");
  early.rush_line_opens = at("2024-04-28T17:30:00-04:00");
  early.in_person = {at("2024-04-28T09:00:00-04:00"), early.starts_at};
  early.allotment = AllotmentState::kFewLeft;
  early.access = {{AccessKind::kClosedCaptions, "", ""},
                  {AccessKind::kOpenCaptions, "French", ""},
                  {AccessKind::kAudioDescription, "", ""},
                  {AccessKind::kSignLanguage, "ASL", "intro and Q&A"}};
  auto late = early;
  late.id = ScreeningId("night-bus");
  late.film = bare.id;
  late.room.clear();
  late.starts_at = late.ends_at = at("2024-04-29T00:30:00-04:00");
  late.allotment = AllotmentState::kFull;
  late.cancelled = true;
  late.access.clear();
  day.screenings = {early, late};
  return day;
}

inline PassAnswer whole_answer() {
  PassAnswer out;
  out.holder = Holder{PassId("P-1001"), "Zo\xC3\xAB Example", "Industry"};
  out.visit = VisitToken("v1.cGFzcw.c2lnbmVk");
  out.tickets = {whole_ticket(), whole_ticket()};
  out.tickets[0].code = TicketCode{};
  out.tickets[1].starts_at = at("2024-04-28T21:30:00-04:00");
  out.tickets[1].delivered_at.reset();
  out.tickets[1].room.clear();
  out.offers = {{ScreeningId("s1"), OfferKind::kGet, {}, std::nullopt},
                {ScreeningId("s2"), OfferKind::kPickUp, whole_verdict(), TicketId("T-2")},
                {ScreeningId("s3"), OfferKind::kReprint, whole_verdict(), TicketId("T-3")},
                {ScreeningId("s4"), OfferKind::kSwap, whole_verdict(), TicketId("T-4")},
                {ScreeningId("s5"), OfferKind::kNone, whole_verdict(), std::nullopt}};
  return out;
}

inline Exchange answered(int status, std::string body, HttpHeaders headers = {}) {
  return HttpResponse{status, std::move(headers), std::move(body)};
}

/// `text` with the first `from` in it replaced; that it is in it is the caller's word.
inline std::string with(std::string text, const std::string& from, const std::string& to) {
  return text.replace(text.find(from), from.size(), to);
}

}  // namespace kiosk::ticketing
