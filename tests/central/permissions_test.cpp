// SPDX-License-Identifier: Apache-2.0
// Who may do what: every call of the route table, asked by everybody, about a ticket of the device's own venue and of
// another's, with every kind of visit. A call without rows here fails the test.
#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string>

#include "platform/central/route.hpp"
#include "platform/central/visit_token.hpp"
#include "tests/central/house.hpp"
#include "tests/support/catch.hpp"

using central::CallName;
using central::Role;
using house::House;

namespace {

enum class Who { kKiosk, kDoor, kDesk, kOnline, kNone, kRevoked };
constexpr std::array kEverybody = {Who::kKiosk, Who::kDoor, Who::kDesk, Who::kOnline, Who::kNone, Who::kRevoked};
enum class Place { kOwn, kForeign };
/// Its own; another device's; another pass's; one that is over; one with a character changed; none.
enum class Token { kOwn, kDevices, kPasss, kExpired, kSpoiled, kNone };
constexpr std::array kTokens = {Token::kOwn,     Token::kDevices, Token::kPasss,
                                Token::kExpired, Token::kSpoiled, Token::kNone};

/// What is answered: the status, and the reason or a state of the body where there is one.
using Answers = std::array<std::string_view, kTokens.size()>;
constexpr Answers always(std::string_view answer) { return {answer, answer, answer, answer, answer, answer}; }

/// Of one call: what each asker is answered, at home and about another venue.
struct Rows {
  Answers kiosk, kiosk_elsewhere, door, door_elsewhere, desk, desk_elsewhere, online, online_elsewhere, none, revoked;
};

constexpr auto kUnknown = always("401 device_unknown");
constexpr auto kGone = always("403 device_revoked");
constexpr auto kNotItsRole = always("403 role_not_allowed");
constexpr auto kSignIn = always("401 sign_in_needed");
constexpr std::string_view kVisit = "403 visit_needed";
constexpr auto kElsewhere = always("409 wrong_venue");

/// A call that is not about a ticket, and whose it is.
constexpr Rows of_devices(Answers kiosk, Answers door, Answers desk) {
  return {kiosk, kiosk, door, door, desk, desk, kUnknown, kUnknown, kUnknown, kGone};
}
constexpr Rows of_anybody(std::string_view answer) {
  const auto a = always(answer);
  return {a, a, a, a, a, a, a, a, a, a};
}
constexpr Rows of_sessions(std::string_view answer) {
  const auto a = always(answer);
  return {kSignIn, kSignIn, kSignIn, kSignIn, kSignIn, kSignIn, a, a, kSignIn, kSignIn};
}

const std::map<std::string_view, Rows> kTable = {
    {"GET /healthz", of_anybody("200")},
    {"GET /metrics", of_anybody("200")},
    {"POST /v1/devices/enrol", of_anybody("401 device_unknown")},
    {"POST /v1/online/sign-in", of_anybody("204")},
    {"POST /v1/online/sessions", of_anybody("401 sign_in_failed")},
    {"DELETE /v1/online/sessions", of_sessions("204")},
    {"GET /v1/online/pass", of_sessions("200")},
    {"GET /v1/venue/day", of_devices(always("200"), always("200"), always("200"))},
    {"GET /v1/festival/day", of_devices(always("200"), always("200"), always("200"))},
    {"GET /v1/keys", of_devices(always("200"), always("200"), always("200"))},
    {"POST /v1/passes/lookup", of_devices(always("200 visit"), kNotItsRole, always("200"))},
    {"POST /v1/kiosks/help", of_devices(always("201"), kNotItsRole, kNotItsRole)},
    {"POST /v1/kiosks/conditions", of_devices(always("204"), kNotItsRole, kNotItsRole)},
    {"GET /v1/kiosks/unreported", of_devices(always("200"), kNotItsRole, kNotItsRole)},
    {"GET /v1/requests/{key}", of_devices(always("200"), kNotItsRole, always("200"))},
    {"DELETE /v1/requests/{key}", of_devices(always("200"), kNotItsRole, always("200"))},
    {"POST /v1/tickets/{id}/deliveries", of_devices(always("204"), kNotItsRole, always("204"))},
    {"POST /v1/tickets/verify",
     {kNotItsRole, kNotItsRole, always("200 valid"), always("200 other_venue"), always("200 valid"),
      always("200 other_venue"), kUnknown, kUnknown, kUnknown, kGone}},
    {"POST /v1/tickets",
     {{"201", kVisit, kVisit, kVisit, kVisit, kVisit},
      {"409 wrong_venue", kVisit, kVisit, kVisit, kVisit, kVisit},
      kNotItsRole,
      kNotItsRole,
      always("201"),
      kElsewhere,
      always("201"),
      always("409 window_closed"),
      kUnknown,
      kGone}},
    {"POST /v1/tickets/{id}/replacements",
     {{"201", kVisit, "404 not_found", kVisit, kVisit, kVisit},
      {"409 wrong_venue", kVisit, "404 not_found", kVisit, kVisit, kVisit},
      kNotItsRole,
      kNotItsRole,
      always("201"),
      kElsewhere,
      kUnknown,
      kUnknown,
      kUnknown,
      kGone}},
    {"DELETE /v1/tickets/{id}",
     {{"204", kVisit, "404 not_found", kVisit, kVisit, kVisit},
      {"409 wrong_venue", kVisit, "404 not_found", kVisit, kVisit, kVisit},
      kNotItsRole,
      kNotItsRole,
      always("204"),
      kElsewhere,
      always("204"),
      always("204"),
      kUnknown,
      kGone}},
};

const Answers& answers_of(const Rows& rows, Who who, Place place) {
  const bool here = place == Place::kOwn;
  switch (who) {
    case Who::kKiosk:
      return here ? rows.kiosk : rows.kiosk_elsewhere;
    case Who::kDoor:
      return here ? rows.door : rows.door_elsewhere;
    case Who::kDesk:
      return here ? rows.desk : rows.desk_elsewhere;
    case Who::kOnline:
      return here ? rows.online : rows.online_elsewhere;
    case Who::kNone:
      return rows.none;
    case Who::kRevoked:
      return rows.revoked;
  }
  return rows.none;
}

/// Everybody who may ask, at the Bader, and what they ask about.
class Crowd {
 public:
  Crowd() {
    house_.at("21:20");  // both venues hand out in person, and the night's screening is open online
    add(Who::kKiosk, Role::kKiosk);
    add(Who::kDoor, Role::kDoor);
    add(Who::kDesk, Role::kDesk);
    add(Who::kRevoked, Role::kKiosk);
    REQUIRE(central::revoke_device(house_.store(), "asker 5", now_));
    auto service = central::Service::open(house_.store(), [this] { return now_; });
    REQUIRE(service);
    service_ = *std::move(service);
    session_ = house_.sign_in("PASS-AMARA");
    const auto db = house_.store().lease();
    auto row = db->query("SELECT token_digest FROM session");
    REQUIRE(row.step());
    session_digest_ = row.text(0);
  }

  /// Asks the call; what was answered, as the table has it.
  std::string ask(const central::RouteEntry& call, Who who, Place place, Token token) {
    prepare(call, who, place);
    const auto request = made(call, who, place, token);
    const auto before = tickets();
    const auto response = house_.ask(*service_, request);
    if (response.status >= 400) CHECK(tickets() == before);
    clear();
    auto said = std::to_string(response.status);
    auto more = response.status >= 400 ? house::reason_in(response) : std::string();
    if (more.empty()) more = house::text_in(response, "state");
    if (more.empty() && !house::text_in(response, "visit").empty()) more = "visit";
    return more.empty() ? said : said + " " + more;
  }

  House& house() { return house_; }

 private:
  struct Asker {
    std::string device;
    std::string token;
  };

  void add(Who who, Role role) {
    const auto name = "asker " + std::to_string(static_cast<int>(who));
    const auto added = central::add_device(house_.store(), kiosk::VenueId("bader"), name, now_, role);
    REQUIRE(added);
    askers_[who] = {added->id, added->token};
  }

  /// The device of whoever asks, or the kiosk where they have none.
  [[nodiscard]] const Asker& asker(Who who) const {
    const auto found = askers_.find(who);
    return found == askers_.end() ? askers_.at(Who::kKiosk) : found->second;
  }

  /// A ticket of the pass, which this device got under a key of its own; none where the call is to make one.
  void prepare(const central::RouteEntry& call, Who who, Place place) {
    key_ = house::fresh_key().str();
    if (call.call == CallName::kIssue) return;
    house_.store().transact(central::Purpose::kChange, [&](central::Connection& db) {
      const auto programme = central::Programme::load(db);
      const central::Books books{db, *programme};
      const auto holder = central::find_pass(books, kiosk::PassId("amara"));
      const auto* shown = programme->screening(kiosk::ScreeningId(screening(place)));
      ticket_ = central::add_ticket(books, house_.signer(), *holder, *shown, {asker(who).device, key_, now_});
    });
  }

  void clear() {
    house_.store().transact(central::Purpose::kChange, [&](central::Connection& db) {
      db.execute("UPDATE ticket_code SET voided_at = ? WHERE voided_at IS NULL", now_);
      db.execute("UPDATE ticket SET state = 'returned', ended_at = ? WHERE state = 'valid'", now_);
      db.execute("DELETE FROM help_call");
      db.execute("DELETE FROM session");
      db.execute("INSERT INTO session (token_digest, pass, made_at, expires_at) VALUES (?, 'amara', ?, ?)",
                 central::Blob{session_digest_}, now_, now_ + std::chrono::hours{1});
    });
    ticket_ = {};
  }

  /// What there is of tickets and codes.
  std::string tickets() {
    return house_.store().ask([](central::Connection& db) {
      return std::to_string(db.number("SELECT count(*) FROM ticket WHERE state = 'valid'")) + " tickets, " +
             std::to_string(db.number("SELECT count(*) FROM ticket_code")) + " codes, " +
             std::to_string(db.number("SELECT count(*) FROM delivery")) + " reports";
    });
  }

  static std::string screening(Place place) { return place == Place::kOwn ? "late" : "elsewhere"; }

  [[nodiscard]] std::string visit(Who who, Token token) const {
    const auto& device = asker(who).device;
    const auto write = [&](const std::string& for_device, const std::string& pass, kiosk::Instant at) {
      return central::write_visit(house_.signer(), for_device, kiosk::PassId(pass), at).str();
    };
    auto own = write(device, "amara", now_);
    switch (token) {
      case Token::kOwn:
        return own;
      case Token::kDevices:
        return write("d-1", "amara", now_);
      case Token::kPasss:
        return write(device, "bo", now_);
      case Token::kExpired:
        return write(device, "amara", now_ - central::kVisitLasts);
      case Token::kSpoiled:
        own[20] = own[20] == 'A' ? 'B' : 'A';
        return own;
      case Token::kNone:
        return {};
    }
    return {};
  }

  [[nodiscard]] std::string body(const central::RouteEntry& call, Who who, Place place) const {
    const std::string reason = who == Who::kDesk ? R"("reason":"the kiosk is dark")" : "";
    const auto more = reason.empty() ? "" : "," + reason;
    const std::string channel = who == Who::kOnline ? "online" : "in_person";
    switch (call.call) {
      case CallName::kLookup:
        return R"({"code":"PASS-AMARA","symbology":"QRCode"})";
      case CallName::kVerify:
        return R"({"code":")" + ticket_.code.str() + "\"}";
      case CallName::kIssue:
        return R"({"pass":"amara","screening":")" + screening(place) + R"(","channel":")" + channel + '"' + more + "}";
      case CallName::kReplace:
        return R"({"serial":1)" + more + "}";
      case CallName::kReturn:
        return reason.empty() ? "" : "{" + reason + "}";
      case CallName::kDeliver:
        return R"({"method":"print","outcome":"delivered","serial":1})";
      case CallName::kHelp:
        return R"({"language":"fr"})";
      case CallName::kConditions:
        return R"({"devices":[{"device":"printer","condition":"paper_out"}]})";
      case CallName::kEnrol:
        return R"({"setup_code":"0000-0000-0000-0000"})";
      case CallName::kSignIn:
        return R"({"code":"PASS-NOBODY"})";
      case CallName::kBeginSession:
        return R"({"code":"PASS-AMARA","one_time_code":"000000"})";
      default:
        return {};
    }
  }

  [[nodiscard]] kiosk::HttpRequest made(const central::RouteEntry& call, Who who, Place place, Token token) {
    std::string path(call.path);
    if (const auto at = path.find("{id}"); at != std::string::npos) {
      const bool of_key = call.call == CallName::kRequest || call.call == CallName::kWithdraw;
      path.replace(at, 4, of_key ? key_ : ticket_.id.str());
    }
    kiosk::HttpRequest request{std::string(call.method), path, {}, body(call, who, place)};
    request.headers = {{"Content-Type", "application/json"}, {"Idempotency-Key", house::fresh_key().str()}};
    if (who == Who::kOnline) {
      request.headers.emplace_back("Authorization", "Bearer " + session_);
    } else if (who != Who::kNone) {
      request.headers.emplace_back("Authorization", "Bearer " + asker(who).token);
    }
    if (const auto visit_token = visit(who, token); !visit_token.empty()) {
      request.headers.emplace_back("Visit-Token", visit_token);
    }
    return request;
  }

  House house_;
  const kiosk::Instant now_ = house::local("21:20");
  std::map<Who, Asker> askers_;
  std::unique_ptr<central::Service> service_;
  std::string session_;  ///< of the pass "amara"
  std::string session_digest_;
  std::string key_;       ///< of the request that made ticket_
  kiosk::Ticket ticket_;  ///< of the pass "amara"
};

}  // namespace

TEST_CASE("Every call answers everybody as the table of permissions says") {
  Crowd crowd;
  std::set<std::string_view> asked;
  for (const auto& call : central::routes()) {
    INFO(call.name);
    const auto rows = kTable.find(call.name);
    REQUIRE(rows != kTable.end());
    asked.insert(call.name);
    for (const auto who : kEverybody) {
      for (const auto place : {Place::kOwn, Place::kForeign}) {
        for (std::size_t i = 0; i < kTokens.size(); ++i) {
          INFO("asker " << static_cast<int>(who) << ", place " << static_cast<int>(place) << ", visit " << i);
          CHECK(crowd.ask(call, who, place, kTokens[i]) == answers_of(rows->second, who, place)[i]);
        }
      }
    }
  }
  CHECK(asked.size() == kTable.size());
}
