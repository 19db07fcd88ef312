// SPDX-License-Identifier: Apache-2.0
// The ticketing API: a request in, an answer out, whoever carries them.
#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "kiosk/base/http.hpp"
#include "kiosk/base/result.hpp"
#include "kiosk/core/values/pass_answer.hpp"
#include "platform/central/clock.hpp"
#include "platform/central/desk.hpp"
#include "platform/central/http_server.hpp"
#include "platform/central/idempotency.hpp"
#include "platform/central/sign_in_guard.hpp"
#include "platform/central/store.hpp"
#include "platform/central/watch.hpp"

namespace central {

/// Any thread, any number of requests at once.
class Service {
 public:
  /// `store` outlives the service. Makes the signing key where there is none. The error is one clear line: no festival
  /// was imported, or the database fails.
  [[nodiscard]] static kiosk::Result<std::unique_ptr<Service>, std::string> open(Store& store, Clock clock,
                                                                                 Rates rates = {});

  /// `mail_waits` is called after there may be a new mail in the outbox, on any thread; quick. Before the first
  /// request.
  void on_mail(std::function<void()> mail_waits) { mail_waits_ = std::move(mail_waits); }

  /// What it counts, for whoever carries the requests.
  [[nodiscard]] Watch& watch() { return watch_; }

  /// Answers anything: what it cannot read with 400, what is not there with 404, a failing database with 503.
  [[nodiscard]] kiosk::HttpResponse handle(const kiosk::HttpRequest& request) noexcept;
  /// The same, and what came of the token.
  [[nodiscard]] HandlerAnswer serve(const kiosk::HttpRequest& request) noexcept;

 private:
  struct Call;   ///< a request that found its way: its path's parts and who asks
  struct Keyed;  ///< a call with its key, its reason and the instant at which it is judged
  using Work = std::function<Outcome(Desk&)>;

  Service(Store& store, Clock clock, Signer signer, Rates rates);

  kiosk::HttpResponse respond(Call& call);
  [[nodiscard]] static Asker asker_of(const Call& call);
  /// Finds out who asks; the answer where they may not.
  std::optional<kiosk::HttpResponse> admit(Call& call);
  kiosk::HttpResponse answer_call(const Call& call);
  kiosk::HttpResponse health();
  kiosk::HttpResponse metrics();
  kiosk::HttpResponse venue_day(const Call& call);
  kiosk::HttpResponse festival_day(const Call& call);
  kiosk::HttpResponse look_up_pass(const Call& call);
  [[nodiscard]] kiosk::PassAnswer for_device(kiosk::PassAnswer answer, const Caller& caller) const;
  kiosk::HttpResponse verify_code(const Call& call);
  kiosk::HttpResponse issue(const Call& call);
  kiosk::HttpResponse change_ticket(const Call& call);
  kiosk::HttpResponse call_for_help(const Call& call);
  kiosk::HttpResponse request_fate(const Call& call);
  kiosk::HttpResponse withdraw(const Call& call);
  kiosk::HttpResponse unreported(const Call& call);
  kiosk::HttpResponse report_conditions(const Call& call);
  kiosk::HttpResponse enrol_device(const Call& call);
  kiosk::HttpResponse ask_for_code(const Call& call);
  kiosk::HttpResponse sign_in(const Call& call);
  kiosk::HttpResponse sign_out(const Call& call);
  kiosk::HttpResponse own_pass(const Call& call);
  /// Does the work once for this caller and key: a repetition gets the answer of the first time. `reason`: why staff
  /// do it; empty: it is no desk's.
  kiosk::HttpResponse once(const Call& call, const Work& work, const std::string& reason = {});
  /// What `once` does inside its transaction.
  Outcome carry_out(const Keyed& keyed, const Work& work, Connection& db);
  /// Whether the festival was moved into another database; looks each minute.
  bool has_moved();
  /// Answers nothing any more, until a look finds the mark gone. `line`: for the log, where it was not known yet.
  void know_moved(const std::string& line);
  /// Forgets, now and then, what has been kept long enough.
  void tidy(kiosk::Instant now) noexcept;

  Store& store_;
  Clock clock_;
  Signer signer_;
  ProgrammeCache programmes_;
  KeysInFlight in_flight_;
  Watch watch_;
  SignInGuard guard_;
  std::atomic<kiosk::Instant> tidied_;
  std::atomic<kiosk::Instant> looked_;  ///< for the mark of a move
  std::atomic<bool> moved_ = false;
  std::function<void()> mail_waits_;
};

}  // namespace central
