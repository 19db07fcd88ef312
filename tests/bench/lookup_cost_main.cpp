// SPDX-License-Identifier: Apache-2.0
// What a look-up costs as the festival grows: the same call at 1,000 passes with 5,000 tickets and at 100,000 with
// 500,000, in turns, through the service without the network.
//   lookup-cost SMALL LARGE     two databases as --database takes them, into which lookup.toml's festival goes
// Prints one JSON object: the median microseconds of a look-up in each, and their ratio.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <random>
#include <string>
#include <vector>

#include "platform/central/device.hpp"
#include "platform/central/service.hpp"
#include "platform/central/store.hpp"

namespace {

using central::Connection;
using central::Store;
using Clock = std::chrono::steady_clock;

constexpr int kRounds = 9;
constexpr int kLookUps = 400;  ///< a round

kiosk::Instant opening() { return *kiosk::parse_rfc3339("2024-04-28T17:42:00-04:00"); }

/// Passes p1 to pN with five tickets each, spread over the 40 screenings; each ticket has its code and its report.
void fill(Store& store, int passes) {
  const auto numbers = "WITH RECURSIVE n(i) AS (SELECT CAST(1 AS bigint) UNION ALL SELECT i + 1 FROM n WHERE i < " +
                       std::to_string(passes) + ") ";
  const auto db = store.lease();
  const bool postgres = db->dialect() == central::Dialect::kPostgres;
  // The triggers keep the count row by row; here it is made at the end.
  if (postgres) db->script("SET statement_timeout = 0; ALTER TABLE ticket DISABLE TRIGGER USER");
  db->begin(central::Purpose::kAlone);
  db->script("UPDATE allotment SET seats = 1000000");
  const auto insert = [&](const std::string& into, const std::string& select) {
    db->script("INSERT INTO " + into + " " + numbers + "SELECT " + select + " FROM n");
  };
  insert("pass (id, code, name, category, state, valid_from, valid_until, revision)",
         "'p' || i, 'BENCH-' || i, 'P', 'industry', 0, 0, 4000000000000, 1");
  for (int k = 0; k < 5; ++k) {
    const auto id = "'T-' || i || '-" + std::to_string(k) + "'";
    insert("ticket (id, pass, screening, category, state, issued_at)",
           id + ", 'p' || i, 's' || ((i + " + std::to_string(8 * k) + ") % 40), 'industry', 'valid', 0");
    insert("ticket_code (ticket, serial, code, made_at)", id + ", 1, 'code ' || " + id + ", 0");
    insert("delivery (ticket, serial, method, outcome, at)", id + ", 1, 'print', 'delivered', 0");
  }
  db->script("UPDATE allotment SET taken = (SELECT count(*) FROM ticket t WHERE t.screening = allotment.screening)");
  db->commit();
  if (postgres) db->script("ALTER TABLE ticket ENABLE TRIGGER USER; ANALYZE; SET statement_timeout = '10s'");
}

class Festival {
 public:
  Festival(const std::string& address, int passes) : store_(Store::open(address, Store::Mode::kExisting).value()) {
    token_ = central::add_device(*store_, kiosk::VenueId("bader"), "bench", opening()).value().token;
    fill(*store_, passes);
    service_ = central::Service::open(*store_, opening).value();
    passes_ = passes;
  }

  /// Microseconds a look-up of a pass at random.
  [[nodiscard]] double look_up(std::mt19937& random) const {
    const auto code = "BENCH-" + std::to_string(1 + random() % static_cast<unsigned>(passes_));
    const kiosk::HttpRequest request{"POST",
                                     "/v1/passes/lookup",
                                     {{"Authorization", "Bearer " + token_}, {"Content-Type", "application/json"}},
                                     R"({"code":")" + code + R"(","symbology":"QRCode"})"};
    const auto begin = Clock::now();
    const auto answer = service_->handle(request);
    const auto took = std::chrono::duration<double, std::micro>(Clock::now() - begin).count();
    if (answer.status != 200 || answer.body.find("\"offers\":[{") == std::string::npos) {
      std::fprintf(stderr, "lookup-cost: %d %s\n", answer.status, answer.body.c_str());
      std::exit(1);
    }
    return took;
  }

 private:
  std::unique_ptr<Store> store_;
  std::string token_;
  std::unique_ptr<central::Service> service_;
  int passes_ = 0;
};

double median(std::vector<double> values) {
  std::ranges::sort(values);
  return values[values.size() / 2];
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::fprintf(stderr, "lookup-cost SMALL LARGE\n");
    return 2;
  }
  const Festival small(argv[1], 1000);
  const Festival large(argv[2], 100000);
  std::mt19937 random(20240428);
  std::vector<double> of_small;
  std::vector<double> of_large;
  for (int i = 0; i < kLookUps; ++i) (void)small.look_up(random), (void)large.look_up(random);
  for (int round = 0; round < kRounds; ++round) {
    for (int i = 0; i < kLookUps; ++i) of_small.push_back(small.look_up(random));
    for (int i = 0; i < kLookUps; ++i) of_large.push_back(large.look_up(random));
  }
  const double one = median(of_small);
  const double other = median(of_large);
  std::printf("{\"small_us\": %.1f, \"large_us\": %.1f, \"ratio\": %.3f}\n", one, other, other / one);
  return 0;
}
