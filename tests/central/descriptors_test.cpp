// SPDX-License-Identifier: Apache-2.0
// Connections never outnumber the descriptors there are for them.
#include "platform/central/descriptors.hpp"

#include <sys/resource.h>

#include "platform/linux/descriptors.hpp"
#include "tests/central/running_server.hpp"
#include "tests/support/catch.hpp"

namespace {

/// Puts the process's limit back.
class KeepsLimit {
 public:
  KeepsLimit() { REQUIRE(::getrlimit(RLIMIT_NOFILE, &limit_) == 0); }
  ~KeepsLimit() { ::setrlimit(RLIMIT_NOFILE, &limit_); }
  KeepsLimit(const KeepsLimit&) = delete;
  KeepsLimit& operator=(const KeepsLimit&) = delete;
  [[nodiscard]] const rlimit& limit() const { return limit_; }

 private:
  rlimit limit_{};
};

}  // namespace

TEST_CASE("The soft limit of descriptors is raised to the hard one") {
  const KeepsLimit before;
  auto low = before.limit();
  low.rlim_cur = before.limit().rlim_max == RLIM_INFINITY ? 256 : before.limit().rlim_max / 2;
  REQUIRE(::setrlimit(RLIMIT_NOFILE, &low) == 0);
  const auto raised = platform::os::raise_descriptor_limit();
  rlimit now{};
  REQUIRE(::getrlimit(RLIMIT_NOFILE, &now) == 0);
  CHECK(raised > low.rlim_cur);
  CHECK(raised == now.rlim_cur);
  CHECK((now.rlim_cur == now.rlim_max || now.rlim_max == RLIM_INFINITY));
}

TEST_CASE("As many connections as wanted where there is room, else what is left beside the reserve") {
  using central::connections_within;
  CHECK(connections_within(1048576, 2048, 4) == 2048);
  const auto few = connections_within(1024, 2048, 4);
  CHECK(few < 1024);
  CHECK(few > 512);
  CHECK(connections_within(1024, 2048, 64) < few);
  CHECK(connections_within(1024, 10, 4) == 10);
  CHECK(connections_within(40, 2048, 4) == 1);
}

TEST_CASE("Clients that are served and clients that are refused fit into the descriptors together") {
  for (const int workers : {1, 4, 64}) {
    const auto least = central::least_descriptors(workers);
    for (auto descriptors = least; descriptors < least + 200; ++descriptors) {
      const auto served = central::connections_within(descriptors, 2048, workers);
      const auto refused = central::refusals_within(descriptors, workers);
      REQUIRE(served + refused <= descriptors - (least - 4));  // the least leaves four to clients
      REQUIRE(served >= 3);
      REQUIRE(refused >= 1);
    }
  }
  CHECK(central::refusals_within(1024, 4) == 64);
}

TEST_CASE("What a service needs at least grows with its workers, and leaves room for clients") {
  CHECK(central::least_descriptors(64) > central::least_descriptors(4));
  CHECK(central::least_descriptors(4) > 40);
  CHECK(central::least_descriptors(4) < 64);
}

TEST_CASE("A server without descriptors is an error that says so", "[sqlite][no_descriptors]") {
  const KeepsLimit before;
  auto none = before.limit();
  none.rlim_cur = 0;
  REQUIRE(::setrlimit(RLIMIT_NOFILE, &none) == 0);
  const auto server = central::HttpServer::listen("127.0.0.1:0", {}, 1, central::test::echo, central::test::problem);
  REQUIRE_FALSE(server);
  CHECK(server.error().detail.find("Too many open files") != std::string::npos);
}
