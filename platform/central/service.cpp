// SPDX-License-Identifier: Apache-2.0
// Routes, and around every call the same: who asks, and may they. The calls that only read are here too.
#include "platform/central/service.hpp"

#include <algorithm>
#include <exception>
#include <vector>

#include "kiosk/base/log.hpp"
#include "kiosk/ticketing/names.hpp"
#include "kiosk/ticketing/server_messages.hpp"
#include "platform/central/answer.hpp"
#include "platform/central/call.hpp"
#include "platform/central/door.hpp"
#include "platform/central/help.hpp"
#include "platform/central/http_date.hpp"
#include "platform/central/idempotency.hpp"
#include "platform/central/identify.hpp"
#include "platform/central/moved_away.hpp"
#include "platform/central/outbox.hpp"
#include "platform/central/random.hpp"
#include "platform/central/route.hpp"
#include "platform/central/seats.hpp"
#include "platform/central/setup_code.hpp"
#include "platform/central/sign_in.hpp"
#include "platform/central/views.hpp"
#include "platform/central/visit_token.hpp"

namespace central {

namespace ticketing = kiosk::ticketing;
using kiosk::HttpRequest;
using kiosk::HttpResponse;

namespace {

/// RFC 9110, 13.1.2: any of a list, compared weakly.
bool matches(const HttpRequest& request, const std::string& etag) {
  const auto wanted = kiosk::find_header(request.headers, "If-None-Match");
  return wanted && (*wanted == "*" || wanted->find(etag) != std::string::npos);
}

// The tag is of the content: a device that has these very bytes is told so, whatever was imported or issued since.
HttpResponse unless_known(const HttpRequest& request, std::string body) {
  const auto etag = '"' + to_hex(digest_of(body)).substr(0, 32) + '"';
  const kiosk::HttpHeaders caching = {{"ETag", etag}, {"Cache-Control", "private, no-cache"}};
  if (matches(request, etag)) return {304, caching, {}};
  HttpResponse response{200, {{"Content-Type", "application/json"}}, std::move(body)};
  response.headers.insert(response.headers.end(), caching.begin(), caching.end());
  return response;
}

constexpr auto kElsewhere = "the festival was moved into another database: nothing is given out from this one";

/// Once a minute, for one of the threads.
bool is_time(std::atomic<kiosk::Instant>& last_time, kiosk::Instant now) {
  constexpr std::chrono::minutes kEvery{1};
  auto last = last_time.load();
  return now - last >= kEvery && last_time.compare_exchange_strong(last, now);
}

}  // namespace

Service::Service(Store& store, Clock clock, Signer signer, Rates rates)
    : store_(store),
      clock_(std::move(clock)),
      signer_(std::move(signer)),
      watch_(rates),
      tidied_(clock_()),
      looked_(tidied_.load()) {}

kiosk::Result<std::unique_ptr<Service>, std::string> Service::open(Store& store, Clock clock, Rates rates) {
  try {
    auto signer = store.transact(Purpose::kAlone, [&](Connection& db) {
      (void)Programme::load(db);  // throws where there is none
      return Signer::load_or_make(db, clock());
    });
    return std::unique_ptr<Service>(new Service(store, std::move(clock), std::move(signer), rates));
  } catch (const std::exception& failure) {
    return kiosk::failure(store.name() + ": " + failure.what());
  }
}

HttpResponse Service::handle(const HttpRequest& request) noexcept { return serve(request).response; }

HandlerAnswer Service::serve(const HttpRequest& request) noexcept {
  const auto since = std::chrono::steady_clock::now();
  const auto route = find_route(request.method, request.path);
  Call call{request, route.value_or(Route{}), {}};
  HttpResponse response;
  try {
    response = route ? respond(call) : problem("not_found", "no such call");
  } catch (const MovedAway& failure) {
    know_moved(failure.what());
    response = problem("unavailable", kElsewhere);
  } catch (const OutcomeUnknown& failure) {
    // Not 503: a kiosk takes that for "nothing happened", and may turn to somebody else.
    kiosk::log::error("central", failure.what());
    response = server_problem(500, "unavailable");
  } catch (const std::exception& failure) {
    kiosk::log::error("central", failure.what());
    response = problem("unavailable", "the request was not carried out; send it again");
  }
  // The time by which the service judges, which a kiosk compares its clock with: not the machine's, where --clock says
  // another.
  response.headers.emplace_back("Date", http_date(clock_()));
  watch_.answered(route ? std::optional(route->call) : std::nullopt, call.caller, response, since);
  return {std::move(response), asker_of(call)};
}

Asker Service::asker_of(const Call& call) {
  if (call.refused) return {Proof::kRefused};
  if (call.caller.device.empty()) return {};
  return {call.caller.pass ? Proof::kPassholder : Proof::kDevice, name_of(call.caller)};
}

HttpResponse Service::respond(Call& call) {
  // What watches over the service sees how it refuses.
  if (call.route.call != CallName::kMetrics && has_moved()) return problem("unavailable", kElsewhere);
  auto refused = admit(call);
  return refused ? *std::move(refused) : answer_call(call);
}

std::optional<HttpResponse> Service::admit(Call& call) {
  const auto& request = call.request;
  const auto& route = call.route;
  const auto& caller = call.caller;
  // Whether the service is well must be seen above all when too much is asked of it.
  if (route.call == CallName::kHealth) return std::nullopt;
  if (route.call == CallName::kMetrics) {
    return watch_.shows(request.remote) ? std::nullopt : std::optional(problem("not_found", "no such call"));
  }
  if (route.audience == Audience::kAnybody) return watch_.too_often(request.remote);
  const auto token = bearer_token(kiosk::find_header(request.headers, "Authorization").value_or(""));
  auto found = store_.ask(
      [&](Connection& db) { return identify(db, token, route.audience, clock_, request.client_key_digest); });
  call.refused = !found;
  if (!found) {
    watch_.failed(found.error().caller, found.error().reason);
    auto refused = watch_.too_often(request.remote);
    return refused ? std::move(refused) : std::optional(std::move(found.error().answer));
  }
  call.caller = *std::move(found);
  if (auto refused = watch_.too_often(caller)) return refused;
  if (caller.pass || route.allows(caller.role)) return std::nullopt;
  watch_.failed(caller, "role_not_allowed");
  return problem("role_not_allowed", "a " + std::string(ticketing::to_name(kRoles, caller.role)) +
                                         " does not make this call; see central devices role");
}

HttpResponse Service::answer_call(const Call& call) {
  switch (call.route.call) {
    case CallName::kHealth:
      return health();
    case CallName::kMetrics:
      return metrics();
    case CallName::kVenueDay:
      return venue_day(call);
    case CallName::kFestivalDay:
      return festival_day(call);
    case CallName::kKeys:
      return answer(200, ticketing::write_keys(signer_.public_keys()));
    case CallName::kLookup:
      return look_up_pass(call);
    case CallName::kVerify:
      return verify_code(call);
    case CallName::kIssue:
      return issue(call);
    case CallName::kDeliver:
    case CallName::kReplace:
    case CallName::kReturn:
      return change_ticket(call);
    case CallName::kHelp:
      return call_for_help(call);
    case CallName::kRequest:
      return request_fate(call);
    case CallName::kWithdraw:
      return withdraw(call);
    case CallName::kUnreported:
      return unreported(call);
    case CallName::kConditions:
      return report_conditions(call);
    case CallName::kEnrol:
      return enrol_device(call);
    case CallName::kSignIn:
      return ask_for_code(call);
    case CallName::kBeginSession:
      return sign_in(call);
    case CallName::kEndSession:
      return sign_out(call);
    case CallName::kOwnPass:
      return own_pass(call);
  }
  return problem("not_found", "no such call");
}

HttpResponse Service::health() {
  const auto festivals = store_.ask([](Connection& db) { return db.number("SELECT count(*) FROM festival"); });
  if (festivals == 0) return problem("unavailable", "no festival");
  return answer(200, R"({"status":"ok"})");
}

HttpResponse Service::metrics() {
  constexpr std::chrono::hours kPast{6};
  constexpr std::chrono::hours kAhead{48};
  std::vector<SeatsLeft> seats;
  const auto now = clock_();
  const auto found = store_.ask([&](Connection& db) { return seats_between(db, now - kPast, now + kAhead); });
  for (const auto& [screening, category, left] : found) seats.push_back({screening.str(), category, left});
  const auto calls = store_.ask([](Connection& db) { return open_help_calls(db); });
  return {200,
          {{"Content-Type", std::string(kMetricsType)}, {"Cache-Control", "no-store"}},
          watch_.text(std::move(seats), calls)};
}

HttpResponse Service::venue_day(const Call& call) {
  auto body = store_.transact(Purpose::kRead, [&](Connection& db) {
    const auto programme = programmes_.get(db);
    return ticketing::write_day(day_of({db, *programme}, call.caller.venue, clock_()));
  });
  return unless_known(call.request, std::move(body));
}

HttpResponse Service::festival_day(const Call& call) {
  auto body = store_.transact(Purpose::kRead, [&](Connection& db) {
    const auto programme = programmes_.get(db);
    return ticketing::write_festival_day(festival_day_of({db, *programme}, clock_()));
  });
  return unless_known(call.request, std::move(body));
}

HttpResponse Service::look_up_pass(const Call& call) {
  const auto body = ticketing::read_lookup_body(call.request.body);
  if (!body) return malformed(body.error());
  if (auto refused = watch_.looks_up_too_often(call.caller)) return *std::move(refused);
  std::shared_ptr<const Programme> programme;
  auto found = store_.transact(Purpose::kRead, [&](Connection& db) {
    programme = programmes_.get(db);
    return look_up({db, *programme}, body->code, call.caller.venue, clock_());
  });
  if (!found.holder) watch_.failed(call.caller, "pass_unknown");
  return answer(200, ticketing::write_lookup(for_device(std::move(found), call.caller), programme->zone_name()));
}

// A code that opens a door is given to the device that hands it out, by the answer that makes it; and only a kiosk
// needs to be told that it may act for the pass.
kiosk::PassAnswer Service::for_device(kiosk::PassAnswer answer, const Caller& caller) const {
  for (auto& ticket : answer.tickets) ticket.code = {};
  if (answer.verdict.granted() && answer.holder && caller.is(Role::kKiosk)) {
    answer.visit = write_visit(signer_, caller.device, answer.holder->pass, clock_());
  }
  return answer;
}

HttpResponse Service::verify_code(const Call& call) {
  const auto body = ticketing::read_verify_body(call.request.body);
  if (!body) return malformed(body.error());
  if (body->act != ticketing::DoorAct::kLook) {
    return once(call, [&](Desk& desk) { return desk.check_in(*body); });
  }
  const auto& venue = call.caller.venue;
  std::shared_ptr<const Programme> programme;
  const auto found = store_.transact(Purpose::kRead, [&](Connection& db) {
    programme = programmes_.get(db);
    return verify({db, *programme}, signer_, {*body, venue, clock_()});
  });
  if (is_a_guess(found)) watch_.failed(call.caller, kGuessedCode);
  return answer(200, ticketing::write_verify(for_door(found, venue), programme->zone_name()));
}

bool Service::has_moved() {
  if (!is_time(looked_, clock_())) return moved_;
  const auto moved = store_.ask(moved_away);
  if (moved) know_moved(store_.name() + ": " + *moved);
  moved_ = moved.has_value();
  return moved_;
}

void Service::know_moved(const std::string& line) {
  if (!moved_.exchange(true)) kiosk::log::error("central", line);
}

void Service::tidy(kiosk::Instant now) noexcept {
  if (!is_time(tidied_, now)) return;
  try {
    store_.transact(Purpose::kChange, [&](Connection& db) {
      forget_old_keys(db, now);
      forget_ended_sign_ins(db, now);
      forget_old_mails(db, now);
      forget_old_setup_codes(db, now);
    });
  } catch (const std::exception& failure) {
    // The request beside which it was done has its answer; the next minute's tidies for both.
    kiosk::log::warning("central", std::string("tidying: ") + failure.what());
  }
}

}  // namespace central
