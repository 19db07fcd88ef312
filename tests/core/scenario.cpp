// SPDX-License-Identifier: Apache-2.0
// The people, the programme and the clock of the scenarios.
#include "tests/core/scenario.hpp"

namespace scenario {
namespace {

Instant local(const std::string& time) { return *parse_rfc3339("2024-04-28T" + time + ":00-04:00"); }

DayScreening screening(const std::string& id, const std::string& film, const std::string& starts,
                       const std::string& ends, AllotmentState allotment) {
  DayScreening made;
  made.id = ScreeningId(id);
  made.film = FilmId(film);
  made.room = "Theatre 1";
  made.starts_at = local(starts);
  made.ends_at = local(ends);
  made.be_seated_by = made.starts_at - 15min;
  made.rush_line_opens = made.starts_at - 60min;
  made.in_person = {local("09:00"), made.starts_at};
  made.allotment = allotment;
  return made;
}

Ticket ticket(const std::string& id, const std::string& screening_id, const std::string& title,
              const std::string& starts) {
  Ticket made;
  made.id = TicketId(id);
  made.pass = PassId("p-amara");
  made.screening = ScreeningId(screening_id);
  made.title = title;
  made.venue = VenueId("bader");
  made.venue_name = "Isabel Bader Theatre";
  made.room = "Theatre 1";
  made.starts_at = local(starts);
  made.be_seated_by = made.starts_at - 15min;
  made.category = "Industry";
  made.holder = "Amara";
  made.seat = "general admission";
  made.code = TicketCode("CODE-" + id);
  return made;
}

Offer offer(const std::string& screening_id, OfferKind kind) {
  Offer made;
  made.screening = ScreeningId(screening_id);
  made.kind = kind;
  return made;
}

void describe_union(VenueDay& day) {
  auto& film = day.films.front();
  film.own_title = "Syndicat";
  film.synopsis = "Workers at a warehouse set out to win a union.";
  film.credits = {{"Directors", {"Brett Story", "Stephen Maing"}}, {"Gaffer", {"Ines Okoye"}}};
  film.distributor = "The Film Collaborative";
  film.sales_agent = "Submarine";
  film.website = "https://www.union.example/";
  day.screenings.front().access = {{AccessKind::kClosedCaptions, "", ""},
                                   {AccessKind::kOpenCaptions, "French", ""},
                                   {AccessKind::kSignLanguage, "ASL", "intro and Q&A"}};
}

}  // namespace

VenueDay evening_at_bader() {
  VenueDay day;
  day.venue = VenueId("bader");
  day.venue_name = "Isabel Bader Theatre";
  day.box_office_directions = "ground floor, left of the doors";
  day.zone = "America/Toronto";
  day.day = *parse_date("2024-04-28");
  day.box_office = policy::Window{local("09:00"), local("21:00")};
  day.next_box_office_opens = *parse_rfc3339("2024-04-29T09:00:00-04:00");
  day.tomorrow_opens_online = local("21:00");
  for (const auto& [id, title, minutes] :
       {std::tuple("union", "Union", 104), std::tuple("harbour", "A Quiet Harbour", 88),
        std::tuple("bus", "Night Bus, Northbound", 96)}) {
    Film film;
    film.id = FilmId(id);
    film.title = title;
    film.running = std::chrono::minutes{minutes};
    day.films.push_back(film);
  }
  day.screenings = {screening("union-1830", "union", "18:30", "20:14", AllotmentState::kAvailable),
                    screening("harbour-1915", "harbour", "19:15", "20:43", AllotmentState::kFewLeft),
                    screening("bus-2100", "bus", "21:00", "22:36", AllotmentState::kFull)};
  describe_union(day);
  return day;
}

Ticket union_ticket() { return ticket("T-7F3K-92QD", "union-1830", "Union", "18:30"); }
Ticket night_bus_ticket() { return ticket("T-22QD-7F3K", "bus-2100", "Night Bus, Northbound", "21:00"); }

PassAnswer good_pass() {
  PassAnswer answer;
  answer.holder = Holder{PassId("p-amara"), "Amara", "Industry"};
  auto full = offer("bus-2100", OfferKind::kNone);
  full.verdict = verdict(policy::Reason::kScreeningFull);
  full.verdict.opens_at = local("20:00");
  answer.visit = VisitToken("visit-of-amara");
  answer.offers = {offer("union-1830", OfferKind::kGet), offer("harbour-1915", OfferKind::kGet), full};
  return answer;
}

PassAnswer pass_with_two_reserved() {
  auto answer = good_pass();
  answer.tickets = {union_ticket(), night_bus_ticket()};
  answer.offers[0].kind = OfferKind::kPickUp;
  answer.offers[0].ticket = union_ticket().id;
  answer.offers[2] = offer("bus-2100", OfferKind::kPickUp);
  answer.offers[2].ticket = night_bus_ticket().id;
  return answer;
}

PassAnswer pass_with_union_in_hand() {
  auto answer = good_pass();
  answer.tickets = {union_ticket()};
  answer.tickets[0].delivered_at = local("17:10");
  answer.offers[0].kind = OfferKind::kReprint;
  answer.offers[0].ticket = union_ticket().id;
  answer.offers[1].kind = OfferKind::kSwap;
  answer.offers[1].ticket = union_ticket().id;
  answer.offers[1].verdict.other = ScreeningId("union-1830");
  return answer;
}

policy::Verdict verdict(policy::Reason reason) {
  policy::Verdict made;
  made.reason = reason;
  return made;
}

ServiceError error(ServiceError::Kind kind) {
  ServiceError made;
  made.kind = kind;
  return made;
}

void Kiosk::post(EventBody body) {
  ++events_;
  // What the clock shows: the state may be told the service's time instead.
  const auto clock = state.now - state.service_time.correction;
  auto next =
      step(state, Event{clock, state.steady, IdempotencyKey("key-" + std::to_string(events_)), std::move(body)});
  state = std::move(next.state);
  for (auto& effect : next.effects) effects.push_back(std::move(effect));
}

void Kiosk::wait(Duration time) {
  const auto until = state.steady + time;
  for (auto at = wake_at(state); at && *at <= until; at = wake_at(state)) {
    const bool moved = *at > state.steady;
    advance(*at);
    const auto before = state;
    post(Tick{});
    // A wake-up that changes nothing and does not move the clock would be a busy loop.
    REQUIRE((moved || before != state));
  }
  advance(until);
}

void Kiosk::advance(Instant steady) {
  state.now += steady - state.steady;
  state.steady = steady;
}

void Kiosk::opens_journal(bool damaged) { post(JournalOpened{expects<OpenJournal>().request, damaged}); }

void Kiosk::starts_up() {
  post(Started{});
  const auto fetch = expects<FetchDay>();
  const auto check = expects<CheckPrinter>();
  opens_journal();
  post(UnreportedAnswered{expects<FetchUnreported>().request, UnreportedTickets{}});
  does_nothing_more();
  post(DayAnswered{fetch.request, std::optional(evening_at_bader()), "v1"});
  post(PrinterChecked{check.request, PrinterCondition::kReady});
  reports_conditions();
}

void Kiosk::reports_conditions() {
  post(Tick{});
  post(ConditionsReported{expects<ReportConditions>().request, std::nullopt});
}

void Kiosk::signs_in(const PassAnswer& answer) {
  scan("FEST-26-0001");
  expects<LookUpPass>();
  answers(answer);
}

void Kiosk::gets_union_printed() {
  touch(Choose{ScreeningId("union-1830")});
  writes<journal::Intent>();
  journal_is_durable();
  expects<ObtainTicket>();
  issues(union_ticket());
  writes<journal::Issued>();
  journal_is_durable();
  expects<Print>();
}

void Kiosk::shows_union() {
  touch(Choose{ScreeningId("union-1830"), DeliveryMethod::kScreen});
  writes<journal::Intent>();
  journal_is_durable();
  expects<ObtainTicket>();
  issues(union_ticket());
  writes<journal::Issued>();
  journal_is_durable();
  writes<journal::Delivered>();
  journal_is_durable();
  expects<ReportDelivery>();
}

void Kiosk::takes_union() {
  gets_union_printed();
  prints(PrintOutcome::kPrinted);
  writes<journal::Delivered>();
  journal_is_durable();
  expects<ReportDelivery>();
}

}  // namespace scenario
