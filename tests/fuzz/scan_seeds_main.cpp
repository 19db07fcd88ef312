// SPDX-License-Identifier: Apache-2.0
// Seeds for fuzz-scan, one file for each way into it. fuzz-scan-seeds FOLDER
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <string>
#include <string_view>

#include <linux/input-event-codes.h>

#include "tests/scanner/pos_device.hpp"

namespace {

std::string byte(unsigned value) { return {static_cast<char>(value)}; }

std::string text_of(const tests::Bytes& bytes) { return {bytes.begin(), bytes.end()}; }

/// Every key pressed and released, on both nodes in turn, a millisecond apart; then a loss, and what is down after it.
std::string keys(unsigned terminator) {
  constexpr unsigned kAfterAMillisecond = 1U << 6U;
  std::string seed = byte(0) + byte(terminator);
  for (unsigned key = 1; key < 128; ++key) {
    for (const unsigned value : {1U, 0U})
      seed += byte(kAfterAMillisecond | value << 1U | (key & 1U)) + byte(key) + byte(1);
  }
  seed += byte(kAfterAMillisecond) + byte(0) + byte(0xFF);
  return seed + byte(2) + byte(KEY_LEFTSHIFT) + byte(0xFC) + byte(2) + byte(KEY_A) + byte(0);
}

std::string line(unsigned terminator) {
  std::string every;
  for (unsigned c = 0; c < 128; ++c) every += byte(c);
  std::string seed = byte(1) + byte(terminator);
  for (const auto& piece : {std::string("FEST-1\r"), std::string("FEST-2"), std::string("\r\n"), std::string("FEST\t"),
                            every, std::string(250, 'x')}) {
    for (const unsigned quiet : {0U, 60U, 250U, 255U}) {
      seed += byte(quiet) + byte(static_cast<unsigned>(piece.size())) + piece;
    }
  }
  return seed;
}

std::string reports(std::string_view descriptor) {
  const auto described = text_of(tests::descriptor(descriptor));
  std::string seed = byte(2) + byte(static_cast<unsigned>(described.size())) + byte(0) + described;
  auto sent = tests::reports(std::string(100, 'x'));
  sent.push_back(tests::report("FEST-1"));
  sent.push_back({2, 56, ']'});
  sent.push_back({'F', 'E', 'S', 'T', 0, 0, 0, 0});
  for (const auto& report : sent) seed += byte(static_cast<unsigned>(report.size())) + text_of(report);
  return seed;
}

void write(const std::filesystem::path& file, const std::string& seed) {
  std::ofstream(file, std::ios::binary).write(seed.data(), static_cast<std::streamsize>(seed.size()));
}

}  // namespace

int main(int count, char** values) {
  if (count != 2) {
    std::cerr << "fuzz-scan-seeds FOLDER\n";
    return 2;
  }
  const std::filesystem::path folder = values[1];
  for (const unsigned terminator : {0U, 1U, 2U}) {
    write(folder / ("keys-" + std::to_string(terminator)), keys(terminator));
    write(folder / ("line-" + std::to_string(terminator)), line(terminator));
  }
  for (const std::string_view name : {"numbered", "unnumbered", "crooked", "keyboard"}) {
    write(folder / ("reports-" + std::string(name)), reports(name));
  }
  return 0;
}
