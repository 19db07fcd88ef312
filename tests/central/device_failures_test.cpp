// SPDX-License-Identifier: Apache-2.0
// How many failures make a device suspicious, and how it stops being so.
#include "platform/central/device_failures.hpp"

#include "tests/support/catch.hpp"

using central::DeviceFailures;
using namespace std::chrono_literals;

namespace {

const DeviceFailures::Time kStart{std::chrono::hours{5}};

}  // namespace

TEST_CASE("Twenty failures in ten minutes are allowed, the one after them is told once") {
  DeviceFailures failures;
  for (int i = 0; i < 20; ++i) CHECK_FALSE(failures.count("d-1", kStart + i * 10s));
  CHECK(failures.suspicious(kStart + 200s) == 0);
  CHECK(failures.count("d-1", kStart + 200s));
  CHECK(failures.suspicious(kStart + 200s) == 1);
  CHECK_FALSE(failures.count("d-1", kStart + 201s));
  CHECK(failures.suspicious(kStart + 201s) == 1);
}

TEST_CASE("Failures that are spread over a longer time are nothing to tell") {
  DeviceFailures failures;
  for (int i = 0; i < 200; ++i) CHECK_FALSE(failures.count("d-1", kStart + i * 31s));
  CHECK(failures.suspicious(kStart + 200 * 31s) == 0);
}

TEST_CASE("A device that has been good for a while is told again when it is not") {
  DeviceFailures failures;
  const auto burst = [&](DeviceFailures::Time from) {
    int told = 0;
    for (int i = 0; i < 30; ++i) told += failures.count("d-1", from + i * 1s) ? 1 : 0;
    return told;
  };
  CHECK(burst(kStart) == 1);
  CHECK(failures.suspicious(kStart + 11min) == 0);
  CHECK(burst(kStart + 20min) == 1);
}

TEST_CASE("Each device is counted by itself, and so many are remembered") {
  DeviceFailures failures(2);
  for (int i = 0; i < 21; ++i) (void)failures.count("d-1", kStart + i * 1s);
  (void)failures.count("d-2", kStart + 30s);
  CHECK(failures.suspicious(kStart + 30s) == 1);
  (void)failures.count("d-3", kStart + 31s);  // d-1 failed longest ago
  CHECK(failures.suspicious(kStart + 31s) == 0);
}
