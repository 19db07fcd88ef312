// SPDX-License-Identifier: Apache-2.0
// The calls around a passholder's sign-in, and the one by which a kiosk becomes known.
#include "kiosk/base/log.hpp"
#include "platform/central/answer.hpp"
#include "platform/central/call.hpp"
#include "platform/central/identify.hpp"
#include "platform/central/service.hpp"
#include "platform/central/setup_code.hpp"
#include "platform/central/sign_in.hpp"
#include "platform/central/views.hpp"

namespace central {

namespace ticketing = kiosk::ticketing;
using kiosk::HttpResponse;

HttpResponse Service::enrol_device(const Call& call) {
  const auto body = ticketing::read_enrol_body(call.request.body);
  if (!body) return malformed(body.error());
  Enroller enroller{std::nullopt, call.request.client_key_digest};
  if (body->role) {
    enroller.role = ticketing::from_name(kRoles, *body->role);
    if (!enroller.role) return malformed({"role: not a value of the list"});
  }
  auto enrolled = enrol(store_, body->setup_code, clock_(), enroller);
  if (!enrolled) return problem(enrolled.error().reason, enrolled.error().why);
  kiosk::log::info("central", "enrolled device=" + enrolled->device);
  enrolled->keys = signer_.public_keys();
  return answer(201, ticketing::write_enrolment(*enrolled));
}

HttpResponse Service::ask_for_code(const Call& call) {
  const auto code = ticketing::read_sign_in_body(call.request.body);
  if (!code) return malformed(code.error());
  kiosk::Instant now;
  store_.transact(Purpose::kChange, [&](Connection& db) {
    now = clock_();
    const auto programme = programmes_.get(db);
    send_one_time_code({db, *programme}, *code, now);
  });
  // Whether there is one is not looked at: this must take as long where there is none.
  if (mail_waits_) mail_waits_();
  tidy(now);
  return done();
}

HttpResponse Service::sign_in(const Call& call) {
  const auto body = ticketing::read_session_body(call.request.body);
  if (!body) return malformed(body.error());
  const auto& remote = call.request.remote;
  if (const auto wait = guard_.admit(remote, std::chrono::steady_clock::now())) return watch_.turn_back(*wait);
  kiosk::Instant now;
  bool guarded = false;
  auto response = store_.transact(Purpose::kChange, [&](Connection& db) {
    now = clock_();
    const auto programme = programmes_.get(db);
    guarded = too_many_wrong_guesses(db, now);
    const auto session = begin_session({db, *programme}, *body, now);
    if (!session) return problem("sign_in_failed", "not this pass's newest one-time code, or its time is over");
    return answer(201, ticketing::write_session(*session, programme->zone_name()));
  });
  if (response.status == 201) guard_.succeeded(remote, std::chrono::steady_clock::now());
  if (guard_.set_cautious(guarded)) {
    const auto many = std::to_string(kWrongOfAll) + " wrong one-time codes within an hour";
    kiosk::log::warning(
        "central", guarded ? "sign-in: " + many + ": codes are being guessed; new ones have ten digits until it ends"
                           : "sign-in: no longer " + many + "; codes have six digits again");
  }
  tidy(now);
  return response;
}

HttpResponse Service::sign_out(const Call& call) {
  if (const auto nothing = ticketing::read_empty_body(call.request.body); !nothing) return malformed(nothing.error());
  const auto token = bearer_token(kiosk::find_header(call.request.headers, "Authorization").value_or(""));
  store_.transact(Purpose::kChange, [&](Connection& db) { end_session(db, token); });
  return done();
}

HttpResponse Service::own_pass(const Call& call) {
  return store_.transact(Purpose::kRead, [&](Connection& db) {
    const auto programme = programmes_.get(db);
    const auto found = look_up_online({db, *programme}, *call.caller.pass, clock_());
    return answer(200, ticketing::write_lookup(found, programme->zone_name()));
  });
}

}  // namespace central
