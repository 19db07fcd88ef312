// SPDX-License-Identifier: Apache-2.0
// A service whose database is marked as moved away: it answers nothing out of it, not even what is only read.
#include <atomic>
#include <memory>
#include <string>
#include <vector>

#include "platform/central/moved_away.hpp"
#include "tests/central/released.hpp"
#include "tests/support/catch.hpp"

namespace {

using central::Connection;
using central::Store;
using kiosk::HttpRequest;

/// A festival with a service on it, beside the House's own.
class Served {
 public:
  Served() {
    auto opened = Store::open(h.database(), Store::Mode::kExisting);
    REQUIRE(opened);
    store_ = *std::move(opened);
    auto service = central::Service::open(*store_, [this] { return now_.load(); });
    REQUIRE(service);
    service_ = *std::move(service);
  }
  kiosk::HttpResponse ask(HttpRequest request) {
    request.headers.emplace_back("Authorization", "Bearer " + h.token("bader"));
    request.remote = "127.0.0.1";
    return h.ask(*service_, request);
  }
  kiosk::HttpResponse buy() {
    return ask(h.visited(house::post("/v1/tickets", R"({"pass":"amara","screening":"union","channel":"in_person"})")));
  }
  /// The statuses of the calls that only read.
  [[nodiscard]] std::vector<int> reads() {
    std::vector<int> made;
    made.push_back(ask({"GET", "/v1/venue/day", {}, ""}).status);
    made.push_back(ask({"GET", "/v1/keys", {}, ""}).status);
    made.push_back(ask(house::post("/v1/passes/lookup", R"({"code":"PASS-AMARA","symbology":"QRCode"})")).status);
    made.push_back(ask({"GET", "/healthz", {}, ""}).status);
    return made;
  }
  void mark() {
    h.store().transact(central::Purpose::kAlone, [](Connection& db) {
      central::mark_moved_away(db, "sqlite:/elsewhere.db", house::local("17:42"));
    });
  }
  void wait(std::chrono::seconds time) { now_ = now_.load() + time; }

  house::House h;

 private:
  std::atomic<kiosk::Instant> now_{house::local("17:42")};
  std::unique_ptr<Store> store_;
  std::unique_ptr<central::Service> service_;
};

const std::vector<int> kAll(4, 200);
const std::vector<int> kNone(4, 503);

}  // namespace

TEST_CASE("A service whose database is marked as moved away answers no reads a minute later") {
  Served served;
  CHECK(served.reads() == kAll);
  served.mark();
  served.wait(std::chrono::seconds{60});
  CHECK(served.reads() == kNone);
  const auto read = served.ask({"GET", "/v1/venue/day", {}, ""});
  CHECK(house::reason_in(read) == "unavailable");
  CHECK(read.body.find("the festival was moved into another database") != std::string::npos);
  CHECK(read.body.find("elsewhere") == std::string::npos);
  CHECK(house::undated(served.buy()).body == read.body);
  // What watches over the service sees that it refuses.
  CHECK(served.ask({"GET", "/metrics", {}, ""}).status == 200);
  // A copy that was put back in place of the database has no mark.
  served.h.store().lease()->script("DELETE FROM moved_away");
  served.wait(std::chrono::seconds{60});
  CHECK(served.reads() == kAll);
}

TEST_CASE("A service that is refused a change in a database that was moved away answers no reads", "[postgres]") {
  if (house::test_dialect() == central::Dialect::kSqlite) return;  // no other program has a file open while it moves
  Served served;
  CHECK(served.reads() == kAll);
  served.mark();
  const auto refused = served.buy();
  CHECK(refused.status == 503);
  CHECK(refused.body.find("the festival was moved into another database") != std::string::npos);
  CHECK(served.reads() == kNone);
}
