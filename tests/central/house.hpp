// SPDX-License-Identifier: Apache-2.0
// A festival in a database of its own with its service, a clock moved by hand, and a kiosk's side of every call.
#pragma once

#include <atomic>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "kiosk/core/values/issue.hpp"
#include "kiosk/ticketing/messages.hpp"
#include "platform/central/device.hpp"
#include "platform/central/service.hpp"
#include "platform/central/store.hpp"
#include "tests/central/test_database.hpp"

namespace house {

/// Local time at the festival on 28 April 2024, its day 0: "17:42", "17:42:59"; a day after: "+1 09:00".
[[nodiscard]] kiosk::Instant local(const std::string& time);

/// The festival of most tests: two venues, passes in every state. With `policy` as the lines of its [policy], and
/// `more` at the end of the file.
[[nodiscard]] std::string festival_text(const std::string& policy = "", const std::string& more = "");

/// An answer without the time at which it was given, by which a repetition may differ.
[[nodiscard]] inline kiosk::HttpResponse undated(kiosk::HttpResponse answer) {
  std::erase_if(answer.headers, [](const auto& header) { return header.first == "Date"; });
  return answer;
}

/// A 36-character key that no other call of this program gave.
[[nodiscard]] kiosk::IdempotencyKey fresh_key();

class House {
 public:
  /// Imports at day 0, 08:00, and stands at 17:42. Requires that it works.
  explicit House(const std::string& policy = "", const std::string& more = "",
                 TestDatabase::Content content = TestDatabase::Content::kSchema);
  /// Fails the test where an answer was not as platform/central/openapi.yaml describes it.
  ~House();
  House(const House&) = delete;
  House& operator=(const House&) = delete;

  void at(const std::string& time) { now_ = local(time); }
  /// Moves the clock by hand.
  void at(kiosk::Instant now) { now_ = now; }

  /// Imports again; empty where it worked, else the line.
  [[nodiscard]] std::string import(const std::string& text);

  // The kiosk at the Bader, or the one at the Alger where `venue` says so.
  /// Where the request changes a ticket, the pass that it is about has just been looked up there: see visited().
  [[nodiscard]] kiosk::HttpResponse ask(kiosk::HttpRequest request, const std::string& venue = "bader");
  /// The door or the desk there asks.
  [[nodiscard]] kiosk::HttpResponse ask_as(kiosk::HttpRequest request, const std::string& venue, central::Role role);
  /// The answer of another service on the same database, to the request as it is.
  [[nodiscard]] kiosk::HttpResponse ask(central::Service& service, const kiosk::HttpRequest& request);
  /// The request with the token of a visit of its pass at that kiosk, where it is one that needs a token and it has
  /// none.
  [[nodiscard]] kiosk::HttpRequest visited(kiosk::HttpRequest request, const std::string& venue = "bader");
  /// The token of a visit that begins now.
  [[nodiscard]] std::string visit(const std::string& pass, const std::string& venue = "bader") const;
  [[nodiscard]] kiosk::PassAnswer scan(const std::string& code, const std::string& venue = "bader");
  [[nodiscard]] kiosk::VenueDay day(const std::string& venue = "bader");
  /// The offer for a screening after a scan; requires that there is one.
  [[nodiscard]] kiosk::Offer offer(const std::string& code, const std::string& screening,
                                   const std::string& venue = "bader");
  using Got = kiosk::Result<kiosk::Ticket, kiosk::ServiceError>;
  [[nodiscard]] Got get(const std::string& pass, const std::string& screening, const std::string& venue = "bader");
  [[nodiscard]] Got swap(const std::string& pass, const std::string& screening, const kiosk::TicketId& given);
  /// `serial`: of the code that is replaced.
  [[nodiscard]] Got replace(const kiosk::TicketId& id, int serial = 1, const std::string& venue = "bader");
  /// The status of the answer.
  int report(const kiosk::TicketId& id, kiosk::DeliveryOutcome outcome, int serial = 1,
             const std::string& venue = "bader");
  [[nodiscard]] kiosk::HttpResponse give_back(const kiosk::TicketId& id);

  // A passholder online.
  /// `token`: of a session; empty: none.
  [[nodiscard]] kiosk::HttpResponse ask_online(kiosk::HttpRequest request, const std::string& token = "");
  /// The digits of the newest mail to this pass (its id) that was not sent yet; empty where there is none.
  [[nodiscard]] std::string mailed_code(const std::string& pass);
  [[nodiscard]] kiosk::HttpResponse begin_session(const std::string& code, const std::string& one_time_code);
  /// Signs in with the code on the pass and the one that is mailed; gives the session's token. Requires that it works.
  [[nodiscard]] std::string sign_in(const std::string& code);

  /// The state that the door at the Bader is told; `screening`: the door's, empty: any.
  [[nodiscard]] std::string verify(const kiosk::TicketCode& code, const std::string& screening = "",
                                   const std::string& venue = "bader");
  /// The code that is on record.
  [[nodiscard]] kiosk::TicketCode code(const kiosk::TicketId& id, int serial = 1);
  /// What the audit finds, a line each; empty: clean.
  [[nodiscard]] std::string audit();

  [[nodiscard]] central::Store& store() { return *store_; }
  /// For --database.
  [[nodiscard]] const std::string& database() const { return database_.address(); }
  /// A connection beside the service's, which fails where another would wait for a lock.
  [[nodiscard]] std::unique_ptr<central::Connection> connect_impatiently() const {
    return database_.connect_impatiently();
  }
  /// Of the kiosk there.
  [[nodiscard]] std::string token(const std::string& venue) const {
    return venue == "bader" ? bader_.token : alger_.token;
  }
  /// Of a door or a desk there, which is added when it is first asked for.
  [[nodiscard]] std::string token(const std::string& venue, central::Role role);
  [[nodiscard]] const central::Signer& signer() const { return *signer_; }

 private:
  Folder folder_;
  TestDatabase database_;
  std::atomic<kiosk::Instant> now_;
  std::unique_ptr<central::Store> store_;
  central::NewDevice bader_;
  central::NewDevice alger_;
  std::map<std::string, std::string> others_;  ///< the tokens of doors and desks, by name
  std::optional<central::Signer> signer_;
  std::unique_ptr<central::Service> service_;
  std::mutex judging_;
  std::vector<std::string> findings_;  ///< kept until the end: tests ask from several threads, and Catch is for one
};

/// A POST with a JSON body and a fresh key.
[[nodiscard]] kiosk::HttpRequest post(const std::string& path, const std::string& body);

/// Writes a file; requires that it works.
void write_file(const std::string& file, const std::string& text);

/// The first member of this name in the body whose value is a text; empty where there is none.
[[nodiscard]] std::string text_in(const kiosk::HttpResponse& response, const std::string& member);

/// The reason in a problem's body; empty where there is none.
[[nodiscard]] std::string reason_in(const kiosk::HttpResponse& response);

}  // namespace house
