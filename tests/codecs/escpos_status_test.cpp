// SPDX-License-Identifier: Apache-2.0
// What a printer answers, whole, in pieces, and among noise.
#include <random>
#include <string>
#include <vector>

#include "kiosk/printing/escpos.hpp"
#include "tests/support/catch.hpp"

using kiosk::PrinterCondition;
namespace escpos = kiosk::printing::escpos;

namespace {

using Id = std::array<char, 4>;

std::string bytes(std::initializer_list<int> values) {
  std::string out;
  for (const int value : values) out.push_back(static_cast<char>(value));
  return out;
}

const std::string kIdAnswer = bytes({0x37, 0x22, 'K', '0', '7', 'Z', 0x00});

std::vector<escpos::Status> all_of(std::string bytes) {
  std::vector<escpos::Status> out;
  while (const auto status = escpos::take_status(bytes)) out.push_back(*status);
  return out;
}

std::vector<Id> ids_of(const std::string& bytes) {
  std::vector<Id> out;
  for (const auto& status : all_of(bytes)) {
    if (status.process_id) out.push_back(*status.process_id);
  }
  return out;
}

}  // namespace

TEST_CASE("a process id is taken whole and leaves what follows") {
  auto in = kIdAnswer + "\x12";
  const auto status = escpos::take_status(in);
  REQUIRE(status);
  REQUIRE(status->process_id == Id{'K', '0', '7', 'Z'});
  REQUIRE_FALSE(status->realtime);
  REQUIRE_FALSE(status->queued);
  REQUIRE(in == "\x12");
}

TEST_CASE("a process id split anywhere is nothing until its last byte") {
  for (std::size_t split = 1; split < kIdAnswer.size(); ++split) {
    auto in = kIdAnswer.substr(0, split);
    REQUIRE_FALSE(escpos::take_status(in));
    REQUIRE(in == kIdAnswer.substr(0, split));
    in += kIdAnswer.substr(split);
    REQUIRE(escpos::take_status(in)->process_id == Id{'K', '0', '7', 'Z'});
    REQUIRE(in.empty());
  }
}

TEST_CASE("every single byte is told apart by its fixed bits") {
  for (int value = 0; value < 256; ++value) {
    std::string in(1, static_cast<char>(value));
    const auto status = escpos::take_status(in);
    const bool realtime = (value & 0x93) == 0x12;
    const bool queued = (value & 0x90) == 0;
    const bool begins_more = value == 0x37 || (value & 0x93) == 0x10;
    REQUIRE(status.has_value() == (realtime || queued));
    REQUIRE(in.empty() == !begins_more);
    if (!status) continue;
    REQUIRE(status->realtime.has_value() == realtime);
    REQUIRE(status->queued.has_value() == queued);
    REQUIRE(status->realtime.value_or(status->queued.value_or(0)) == value);
  }
}

TEST_CASE("the four bytes of an automatic status are no answers to anything") {
  const auto automatic = bytes({0x18, 0x00, 0x0C, 0x0F});
  REQUIRE(all_of(automatic).empty());
  const auto around = all_of(automatic + bytes({0x16}) + automatic + kIdAnswer + automatic + bytes({0x03}));
  REQUIRE(around.size() == 3);
  REQUIRE(around[0].realtime == 0x16);
  REQUIRE(around[1].process_id == Id{'K', '0', '7', 'Z'});
  REQUIRE(around[2].queued == 0x03);
}

TEST_CASE("a process id that breaks off proves nothing, byte by byte neither") {
  REQUIRE(all_of(bytes({0x37, 0x22, 'K', '0', 0x80})).empty());
  REQUIRE(all_of(bytes({0x37, 0x22, 'K', '0', '7', 'Z', 0x80})).empty());
  REQUIRE(ids_of(bytes({0x37, 0x22, 'K'}) + kIdAnswer) != std::vector<Id>{{'K', '7', '"', 'K'}});
  REQUIRE(ids_of(bytes({0x37}) + kIdAnswer) == std::vector<Id>{{'K', '0', '7', 'Z'}});
  REQUIRE(ids_of(bytes({0x37, 0x22}) + bytes({0x12}) + kIdAnswer) == std::vector<Id>{{'K', '0', '7', 'Z'}});
}

TEST_CASE("flow control may stand inside an answer") {
  REQUIRE(ids_of(bytes({0x13, 0x37, 0x22, 'K', 0x13, '0', '7', 0x11, 'Z', 0x00})) ==
          std::vector<Id>{{'K', '0', '7', 'Z'}});
}

TEST_CASE("noise of any kind is survived and never holds more than an answer back") {
  std::mt19937 random(20240428);
  std::string in;
  std::size_t fed = 0;
  while (fed < 100'000) {
    for (int i = 0; i < 100; ++i, ++fed) in.push_back(static_cast<char>(random()));
    while (escpos::take_status(in)) {
    }
    REQUIRE(in.size() < 7);
  }
}

TEST_CASE("the condition is the worst of what the four answers say") {
  REQUIRE(escpos::condition_of(0x12, 0x12, 0x12, 0x12) == PrinterCondition::kReady);
  REQUIRE(escpos::condition_of(0x12, 0x12, 0x12, 0x1E) == PrinterCondition::kPaperNearEnd);
  REQUIRE(escpos::condition_of(0x1A, 0x32, 0x12, 0x7E) == PrinterCondition::kPaperOut);
  REQUIRE(escpos::condition_of(0x1A, 0x12, 0x12, 0x72) == PrinterCondition::kPaperOut);
  REQUIRE(escpos::condition_of(0x1A, 0x16, 0x12, 0x7E) == PrinterCondition::kCoverOpen);
  REQUIRE(escpos::condition_of(0x1A, 0x56, 0x1A, 0x7E) == PrinterCondition::kCutterError);
  REQUIRE(escpos::condition_of(0x1A, 0x56, 0x3A, 0x7E) == PrinterCondition::kFault);
  REQUIRE(escpos::condition_of(0x1A, 0x12, 0x12, 0x12) == PrinterCondition::kFault);
  REQUIRE(escpos::condition_of(0x12, 0x12, 0x52, 0x1E) == PrinterCondition::kFault);
  REQUIRE(escpos::condition_of(0x1A, 0x16, 0x16, 0x12) == PrinterCondition::kCoverOpen);
}

TEST_CASE("a queued answer tells paper that has ended from paper near its end") {
  REQUIRE(escpos::says_paper_out(0x0C));
  REQUIRE(escpos::says_paper_out(0x0F));
  REQUIRE_FALSE(escpos::says_paper_out(0x03));
  REQUIRE_FALSE(escpos::says_paper_out(0x00));
}
