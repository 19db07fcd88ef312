// SPDX-License-Identifier: Apache-2.0
// The fuzz target of scanner bytes, over bytes of fixed seeds: what CI fuzzes for a minute, every build tries briefly.
#include <cstdint>
#include <random>
#include <vector>

#include "tests/scanner/pos_device.hpp"
#include "tests/support/catch.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

TEST_CASE("Random bytes of any scanner break nothing") {
  std::mt19937 random(2024);
  for (int round = 0; round < 6000; ++round) {
    tests::Bytes bytes(1 + random() % 2000);
    for (auto& byte : bytes) byte = static_cast<std::uint8_t>(random());
    bytes[0] = static_cast<std::uint8_t>(round % 2);
    CHECK(LLVMFuzzerTestOneInput(bytes.data(), bytes.size()) == 0);
  }
}

TEST_CASE("Random reports of a scanner with a sound descriptor break nothing") {
  std::mt19937 random(2025);
  for (const auto* name : {"numbered", "unnumbered", "crooked"}) {
    const auto descriptor = tests::descriptor(name);
    for (int round = 0; round < 1000; ++round) {
      tests::Bytes bytes = {2, static_cast<std::uint8_t>(descriptor.size()), 0};
      bytes.insert(bytes.end(), descriptor.begin(), descriptor.end());
      for (int i = 0; i < 2000; ++i) bytes.push_back(static_cast<std::uint8_t>(random() % 4 == 0 ? random() : 62));
      CHECK(LLVMFuzzerTestOneInput(bytes.data(), bytes.size()) == 0);
    }
  }
}

TEST_CASE("Any short input at all breaks nothing") {
  CHECK(LLVMFuzzerTestOneInput(nullptr, 0) == 0);
  for (int first = 0; first < 3; ++first) {
    for (int second = 0; second < 256; ++second) {
      const tests::Bytes bytes = {static_cast<std::uint8_t>(first), static_cast<std::uint8_t>(second)};
      CHECK(LLVMFuzzerTestOneInput(bytes.data(), bytes.size()) == 0);
    }
  }
}
