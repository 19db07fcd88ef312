// SPDX-License-Identifier: Apache-2.0
// The festival of the tests and its service.
#include "tests/central/house.hpp"

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <stdexcept>

#include "platform/central/audit.hpp"
#include "platform/central/festival_import.hpp"
#include "platform/central/route.hpp"
#include "platform/central/visit_token.hpp"
#include "tests/openapi/exchange.hpp"
#include "tests/openapi/judge.hpp"
#include "tests/support/catch.hpp"

namespace house {
namespace {

constexpr auto kFestival = R"toml(
[[category]]
id = "industry"
name = "Industry"
[[category]]
id = "press"
name = "Press"
daily_limit = 2

[[venue]]
id = "bader"
name = "Isabel Bader Theatre"
directions = "Ground floor, left of the doors"
[[venue]]
id = "alger"
name = "Alger Hall"
directions = "Up the stairs"

[[film]]
id = "union"
title = "Union"
running_minutes = 104
synopsis = "Words about it."
website = "https://union.example"
credits = [ { role = "Directors", names = ["Brett Story", "Stephen Maing"] }, { role = "Editor", names = ["B. E."] } ]
[[film]]
id = "short"
title = "Short"
own_title = "短"
running_minutes = 60

[[screening]]
id = "early"
film = "short"
venue = "bader"
starts = "day 0 10:00"
ends = "day 0 11:00"
allotment = { industry = 50, press = 50 }
[[screening]]
id = "dark"
film = "short"
venue = "bader"
starts = "day 0 14:00"
ends = "day 0 15:00"
cancelled = true
allotment = { industry = 5 }
[[screening]]
id = "union"
film = "union"
venue = "bader"
room = "Theatre 1"
starts = "day 0 18:30"
ends = "day 0 20:54"
q_and_a_minutes = 20
allotment = { industry = 2, press = 20 }
access = [ { kind = "closed_captions" }, { kind = "sign_language", language = "ASL", part = "intro and Q&A" } ]
[[screening]]
id = "clash"
film = "short"
venue = "bader"
starts = "day 0 19:30"
ends = "day 0 20:30"
allotment = { industry = 1, press = 1 }
[[screening]]
id = "insiders"
film = "short"
venue = "bader"
starts = "day 0 21:30"
ends = "day 0 22:30"
categories = ["industry"]
allotment = { industry = 40 }
[[screening]]
id = "late"
film = "short"
venue = "bader"
starts = "day 1 00:30"
ends = "day 1 01:30"
allotment = { industry = 40, press = 40 }
[[screening]]
id = "elsewhere"
film = "short"
venue = "alger"
starts = "day 0 22:00"
ends = "day 0 23:00"
allotment = { industry = 40, press = 40 }
[[screening]]
id = "next"
film = "short"
venue = "bader"
starts = "day 1 11:00"
ends = "day 1 12:00"
allotment = { industry = 40, press = 40 }

[[pass]]
id = "amara"
code = "PASS-AMARA"
name = "Amara"
email = "amara@example.org"
category = "industry"
[[pass]]
id = "bo"
code = "PASS-BO"
name = "Bo"
email = "bo@example.org"
category = "industry"
[[pass]]
id = "cy"
code = "PASS-CY"
name = "Cy"
email = "cy@example.org"
category = "industry"
[[pass]]
id = "press"
code = "PASS-PRESS"
name = "Pia"
email = "pia@example.org"
category = "press"
[[pass]]
id = "suspended"
code = "PASS-SUSPENDED"
name = "Sue"
email = "sue@example.org"
category = "industry"
state = "suspended"
[[pass]]
id = "desk"
code = "PASS-DESK"
name = "Des"
category = "industry"
state = "not_collected"
[[pass]]
id = "old"
code = "PASS-OLD"
name = "Olga"
category = "industry"
state = "replaced"
[[pass]]
id = "soon"
code = "PASS-SOON"
name = "Sol"
category = "industry"
valid_from = "day 1"
[[pass]]
id = "gone"
code = "PASS-GONE"
name = "Gus"
category = "industry"
valid_from = "2024-04-20"
valid_until = "2024-04-27"
)toml";

kiosk::HttpRequest with_token(kiosk::HttpRequest request, const std::string& token) {
  request.headers.emplace_back("Authorization", "Bearer " + token);
  return request;
}

}  // namespace

kiosk::Instant local(const std::string& time) {
  const bool later = time.front() == '+';
  const auto clock = later ? time.substr(time.find(' ') + 1) : time;
  const auto at = kiosk::parse_rfc3339("2024-04-28T" + clock + (clock.size() == 5 ? ":00" : "") + "-04:00");
  if (!at) throw std::invalid_argument("no time: " + time);  // no REQUIRE: it is the clock of services' threads too
  return *at + std::chrono::days{later ? std::stoi(time.substr(1)) : 0};
}

std::string festival_text(const std::string& policy, const std::string& more) {
  return "[festival]\nname = \"Test\"\nzone = \"America/Toronto\"\nfirst_day = \"2024-04-28\"\n" +
         (policy.empty() ? "" : "[policy]\n" + policy + "\n") + kFestival + more;
}

kiosk::IdempotencyKey fresh_key() {
  static std::atomic<unsigned> count{0};
  char text[48];
  std::snprintf(text, sizeof text, "018f2e00-0000-7000-8000-%012x", ++count);
  return kiosk::IdempotencyKey(text);
}

void write_file(const std::string& file, const std::string& text) {
  std::ofstream out(file, std::ios::binary);
  out << text;
  REQUIRE(out.flush());
}

kiosk::HttpRequest post(const std::string& path, const std::string& body) {
  return {"POST", path, {{"Content-Type", "application/json"}, {"Idempotency-Key", fresh_key().str()}}, body};
}

std::string reason_in(const kiosk::HttpResponse& response) { return text_in(response, "reason"); }

std::string text_in(const kiosk::HttpResponse& response, const std::string& member) {
  const std::string mark = '"' + member + "\":\"";
  const auto begin = response.body.find(mark);
  if (begin == std::string::npos) return {};
  const auto from = begin + mark.size();
  return response.body.substr(from, response.body.find('"', from) - from);
}

House::House(const std::string& policy, const std::string& more, TestDatabase::Content content)
    : database_(content), now_(local("08:00")) {
  store_ = central::Store::open(database(), central::Store::Mode::kCreate).value();
  const auto refused = import(festival_text(policy, more));
  REQUIRE(refused == "");
  const auto bader = central::add_device(*store_, kiosk::VenueId("bader"), "lobby", now_);
  const auto alger = central::add_device(*store_, kiosk::VenueId("alger"), "foyer", now_);
  REQUIRE(bader);
  REQUIRE(alger);
  bader_ = *bader;
  alger_ = *alger;
  auto service = central::Service::open(*store_, [this] { return now_.load(); });
  REQUIRE(service);
  service_ = *std::move(service);
  signer_ = central::Signer::load(*store_->lease());
  at("17:42");
}

House::~House() {
  for (const auto& finding : findings_) FAIL_CHECK("openapi.yaml: " << finding);
}

std::string House::import(const std::string& text) {
  const auto file = folder_.file("festival.toml");
  write_file(file, text);
  const auto first_day = store_->ask(central::stored_first_day);
  const auto festival = festival::read_festival(file, now_, first_day);
  if (!festival) return festival.error();
  const auto done = central::import_festival(*store_, *festival, now_);
  return done ? "" : done.error();
}

kiosk::HttpResponse House::ask(kiosk::HttpRequest request, const std::string& venue) {
  return ask(*service_, with_token(visited(std::move(request), venue), token(venue)));
}

kiosk::HttpResponse House::ask_as(kiosk::HttpRequest request, const std::string& venue, central::Role role) {
  return ask(*service_, with_token(std::move(request), token(venue, role)));
}

kiosk::HttpRequest House::visited(kiosk::HttpRequest request, const std::string& venue) {
  const auto route = central::find_route(request.method, request.path);
  if (!route || kiosk::find_header(request.headers, "Visit-Token")) return request;
  std::string pass;
  if (route->call == central::CallName::kIssue) {
    pass = text_in({0, {}, request.body}, "pass");
  } else if (route->call == central::CallName::kReplace || route->call == central::CallName::kReturn) {
    pass = store_->ask([&](central::Connection& db) {
      auto row = db.query("SELECT pass FROM ticket WHERE id = ?", route->id);
      return row.step() ? row.text(0) : std::string("nobody");
    });
  }
  if (!pass.empty()) request.headers.emplace_back("Visit-Token", visit(pass, venue));
  return request;
}

std::string House::visit(const std::string& pass, const std::string& venue) const {
  const auto& device = venue == "bader" ? bader_ : alger_;
  return central::write_visit(*signer_, device.id, kiosk::PassId(pass), now_).str();
}

std::string House::token(const std::string& venue, central::Role role) {
  if (role == central::Role::kKiosk) return token(venue);
  const auto name = venue + " " + std::string(kiosk::ticketing::to_name(central::kRoles, role));
  auto& token = others_[name];
  if (token.empty()) {
    const auto added = central::add_device(*store_, kiosk::VenueId(venue), name, now_, role);
    REQUIRE(added);
    token = added->token;
  }
  return token;
}

kiosk::HttpResponse House::ask(central::Service& service, const kiosk::HttpRequest& request) {
  auto response = service.handle(request);
  auto found = openapi::project_judge().judge(request, response);
  const std::lock_guard lock(judging_);
  openapi::record({request, response});
  findings_.insert(findings_.end(), found.begin(), found.end());
  return response;
}

kiosk::HttpResponse House::ask_online(kiosk::HttpRequest request, const std::string& token) {
  return ask(*service_, token.empty() ? std::move(request) : with_token(std::move(request), token));
}

std::string House::mailed_code(const std::string& pass) {
  auto row = store_->lease()->query("SELECT body FROM outbox WHERE pass = ? ORDER BY id DESC LIMIT 1", pass);
  if (!row.step()) return {};
  const auto body = row.text(0);
  const auto from = body.find("\n\n    ");
  return from == std::string::npos ? std::string() : body.substr(from + 6, body.find('\n', from + 6) - from - 6);
}

kiosk::HttpResponse House::begin_session(const std::string& code, const std::string& one_time_code) {
  return ask_online(
      post("/v1/online/sessions", R"({"code":")" + code + R"(","one_time_code":")" + one_time_code + "\"}"));
}

std::string House::sign_in(const std::string& code) {
  REQUIRE(ask_online(post("/v1/online/sign-in", R"({"code":")" + code + "\"}")).status == 204);
  const auto pass = scan(code).holder;
  REQUIRE(pass);
  const auto begun = begin_session(code, mailed_code(pass->pass.str()));
  REQUIRE(begun.status == 201);
  return text_in(begun, "token");
}

kiosk::PassAnswer House::scan(const std::string& code, const std::string& venue) {
  const auto answer = kiosk::ticketing::read_lookup(
      ask(kiosk::ticketing::lookup_request(kiosk::PassCode(code), kiosk::Symbology("QRCode")), venue));
  REQUIRE(answer);
  return *answer;
}

kiosk::VenueDay House::day(const std::string& venue) {
  const auto answer = kiosk::ticketing::read_day(ask(kiosk::ticketing::day_request(""), venue));
  REQUIRE(answer);
  REQUIRE(answer->day);
  return *answer->day;
}

kiosk::Offer House::offer(const std::string& code, const std::string& screening, const std::string& venue) {
  for (const auto& offer : scan(code, venue).offers) {
    if (offer.screening.str() == screening) return offer;
  }
  FAIL("no offer for " + screening);
  return {};
}

House::Got House::get(const std::string& pass, const std::string& screening, const std::string& venue) {
  const kiosk::Obtain obtain{kiosk::ObtainKind::kIssue, kiosk::PassId(pass), kiosk::ScreeningId(screening), {}, 0};
  return kiosk::ticketing::read_ticket(ask(kiosk::ticketing::obtain_request(obtain, fresh_key()), venue));
}

House::Got House::swap(const std::string& pass, const std::string& screening, const kiosk::TicketId& given) {
  const kiosk::Obtain obtain{kiosk::ObtainKind::kSwap, kiosk::PassId(pass), kiosk::ScreeningId(screening), given, 0};
  return kiosk::ticketing::read_ticket(ask(kiosk::ticketing::obtain_request(obtain, fresh_key())));
}

House::Got House::replace(const kiosk::TicketId& id, int serial, const std::string& venue) {
  const kiosk::Obtain obtain{kiosk::ObtainKind::kReplace, {}, {}, id, serial};
  return kiosk::ticketing::read_ticket(ask(kiosk::ticketing::obtain_request(obtain, fresh_key()), venue));
}

int House::report(const kiosk::TicketId& id, kiosk::DeliveryOutcome outcome, int serial, const std::string& venue) {
  const kiosk::Delivery delivery{kiosk::DeliveryMethod::kPrint, outcome, serial};
  return ask(kiosk::ticketing::delivery_request(id, delivery, fresh_key()), venue).status;
}

kiosk::HttpResponse House::give_back(const kiosk::TicketId& id) {
  return ask({"DELETE", "/v1/tickets/" + id.str(), {{"Idempotency-Key", fresh_key().str()}}, ""});
}

kiosk::TicketCode House::code(const kiosk::TicketId& id, int serial) {
  const auto db = store_->lease();
  auto row = db->query("SELECT code FROM ticket_code WHERE ticket = ? AND serial = ?", id, serial);
  REQUIRE(row.step());
  return kiosk::TicketCode(row.text(0));
}

std::string House::verify(const kiosk::TicketCode& code, const std::string& screening, const std::string& venue) {
  const auto door = screening.empty() ? "" : R"(,"screening":")" + screening + '"';
  const auto answer =
      ask_as(post("/v1/tickets/verify", R"({"code":")" + code.str() + '"' + door + "}"), venue, central::Role::kDoor);
  REQUIRE(answer.status == 200);
  const std::string mark = "\"state\":\"";
  const auto from = answer.body.find(mark) + mark.size();
  return answer.body.substr(from, answer.body.find('"', from) - from);
}

std::string House::audit() {
  const auto audited = central::audit(*store_);
  REQUIRE(audited);
  std::string lines;
  for (const auto& finding : audited->findings) lines += finding + "\n";
  return lines;
}

}  // namespace house
