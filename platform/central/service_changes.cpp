// SPDX-License-Identifier: Apache-2.0
// The calls that change something: each is carried out once for its key, or never.
#include "kiosk/base/log.hpp"
#include "kiosk/ticketing/names.hpp"
#include "kiosk/ticketing/server_messages.hpp"
#include "platform/central/answer.hpp"
#include "platform/central/call.hpp"
#include "platform/central/device.hpp"
#include "platform/central/device_conditions.hpp"
#include "platform/central/request_record.hpp"
#include "platform/central/service.hpp"
#include "platform/central/visit_token.hpp"

namespace central {

namespace ticketing = kiosk::ticketing;
using kiosk::HttpResponse;

namespace {

constexpr auto kNoKey = "the key in the path is not a UUID of 36 characters";

/// Staff say why, all others do not.
ticketing::Reasoned reasoned(const Caller& caller) {
  return caller.is(Role::kDesk) ? ticketing::Reasoned::kYes : ticketing::Reasoned::kNo;
}

/// What the kiosk was answered under the key before it enrolled again.
std::optional<HttpResponse> recall_under_earlier_ids(Connection& db, const std::string& device, const std::string& key,
                                                     const std::string& digest) {
  for (const auto& id : ids_of_kiosk(db, device)) {
    if (id == device) continue;
    if (auto before = recall(db, id, key, digest)) return before;
  }
  return std::nullopt;
}

}  // namespace

HttpResponse Service::issue(const Call& call) {
  const auto body = ticketing::read_ticket_body(call.request.body, reasoned(call.caller));
  if (!body) return malformed(body.error());
  return once(
      call, [&](Desk& desk) { return desk.issue(*body); }, body->reason);
}

HttpResponse Service::change_ticket(const Call& call) {
  const kiosk::TicketId ticket(call.route.id);
  if (call.route.call == CallName::kDeliver) {
    const auto delivery = ticketing::read_delivery_body(call.request.body);
    if (!delivery) return malformed(delivery.error());
    return once(call, [&](Desk& desk) { return desk.report(ticket, *delivery); });
  }
  if (call.route.call == CallName::kReplace) {
    const auto body = ticketing::read_replacement_body(call.request.body, reasoned(call.caller));
    if (!body) return malformed(body.error());
    return once(
        call, [&](Desk& desk) { return desk.replace(ticket, body->serial); }, body->reason);
  }
  const auto reason = ticketing::read_return_body(call.request.body, reasoned(call.caller));
  if (!reason) return malformed(reason.error());
  return once(
      call, [&](Desk& desk) { return desk.give_back(ticket); }, *reason);
}

HttpResponse Service::call_for_help(const Call& call) {
  const auto language = ticketing::read_help_body(call.request.body);
  if (!language) return malformed(language.error());
  return once(call, [&](Desk& desk) { return desk.call_for_help(*language); });
}

// It says how things are and not what is to be done: the last report counts, and no key is needed.
HttpResponse Service::report_conditions(const Call& call) {
  const auto devices = ticketing::read_conditions_body(call.request.body);
  if (!devices) return malformed(devices.error());
  const auto changed = store_.transact_repeatable(
      Purpose::kChange, [&](Connection& db) { return note_conditions(db, call.caller.device, *devices, clock_()); });
  for (const auto& one : changed) {
    kiosk::log::info("central",
                     "condition=" + std::string(ticketing::to_name(ticketing::kPartConditions, one.condition)) +
                         " part=" + std::string(ticketing::to_name(ticketing::kDeviceParts, one.part)) +
                         " device=" + call.caller.device + " venue=" + call.caller.venue.str());
  }
  return done();
}

// A repetition that comes while the first is still running is told so at once where one program serves both. Where
// another program runs the first, the repetition waits for its commit and gives the same answer.
HttpResponse Service::once(const Call& call, const Work& work, const std::string& reason) {
  auto key = kiosk::find_header(call.request.headers, "Idempotency-Key");
  if (!key || key->empty()) return problem("key_missing", "send an Idempotency-Key");
  if (!is_key(*key)) return problem("malformed", "Idempotency-Key: not a UUID of 36 characters");
  key = canonical_key(*key);
  const auto held = in_flight_.take(call.caller.device, *key);
  if (!held) return problem("key_in_flight", "the same request is still running; send it again");
  kiosk::Instant now;
  auto outcome = store_.transact_repeatable(Purpose::kChange, [&](Connection& db) {
    // Read here and not before: whoever waited for SQLite's writer, or for an import, is judged by when that ended.
    now = clock_();
    return carry_out({call, *key, reason, now}, work, db);
  });
  tidy(now);
  watch_.decided(outcome, call.caller);
  return std::move(outcome.response);
}

Outcome Service::carry_out(const Keyed& keyed, const Work& work, Connection& db) {
  const auto& [call, key, reason, now] = keyed;
  const auto& device = call.caller.device;
  const auto digest = request_digest(call.caller, call.request);
  const auto programme = programmes_.get(db);
  auto before = recall(db, device, key, digest);
  // It is answered as it was then, and nothing is done a second time. Passholders online have one id for all.
  if (!before && !call.caller.pass) before = recall_under_earlier_ids(db, device, key, digest);
  if (before) return {{}, std::nullopt, {}, *std::move(before)};
  const Books books{db, *programme};
  const auto token = kiosk::find_header(call.request.headers, "Visit-Token").value_or("");
  Desk desk(books, signer_, call.caller, key, now, read_visit(signer_, token, device, now));
  auto outcome = work(desk);
  remember(db, device, key, digest, outcome, now);
  if (!reason.empty() && outcome.effect != "refused") add_desk_action(db, device, key, reason, now);
  return outcome;
}

// Reads only: the request may still be on its way. Who needs to know for certain withdraws it.
HttpResponse Service::request_fate(const Call& call) {
  const auto& device = call.caller.device;
  if (!is_key(call.route.id)) return problem("malformed", kNoKey);
  const auto key = canonical_key(call.route.id);
  if (in_flight_.running(device, key)) return problem("key_in_flight", "this request is still running; ask again");
  return store_.transact(Purpose::kRead, [&](Connection& db) {
    const auto programme = programmes_.get(db);
    const auto found = find_request(db, device, key);
    if (!found) return problem("not_found", "nothing is on record of a request with this key");
    return answer(200, ticketing::write_request(*found, programme->zone_name()));
  });
}

// The mark is written where the request's own record would stand, so that the database lets one of the two in.
HttpResponse Service::withdraw(const Call& call) {
  if (const auto nothing = ticketing::read_empty_body(call.request.body); !nothing) return malformed(nothing.error());
  const auto& device = call.caller.device;
  if (!is_key(call.route.id)) return problem("malformed", kNoKey);
  const auto key = canonical_key(call.route.id);
  const auto held = in_flight_.take(device, key);
  if (!held) return problem("key_in_flight", "this request is still running; ask again");
  kiosk::Instant now;
  bool is_new = false;
  auto response = store_.transact_repeatable(Purpose::kChange, [&](Connection& db) {
    now = clock_();
    const auto programme = programmes_.get(db);
    const auto found = find_request(db, device, key);
    is_new = !found;
    if (is_new) withdraw_request(db, device, key, now);
    if (is_new || found->effect == ticketing::RequestEffect::kWithdrawn) return done();
    return answer(200, ticketing::write_request(*found, programme->zone_name()));
  });
  tidy(now);
  if (is_new) kiosk::log::info("central", "effect=withdrawn device=" + device);
  return response;
}

HttpResponse Service::unreported(const Call& call) {
  return store_.transact(Purpose::kRead, [&](Connection& db) {
    const auto programme = programmes_.get(db);
    const auto page = unreported_of(db, call.caller.device);
    return answer(200, ticketing::write_unreported(page.codes, page.more, programme->zone_name()));
  });
}

}  // namespace central
