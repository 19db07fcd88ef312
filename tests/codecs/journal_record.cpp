// SPDX-License-Identifier: Apache-2.0
// Journal records: what is written is read, and a change of any byte is noticed.
#include <limits>
#include <string>
#include <vector>

#include "kiosk/journal/crc32c.hpp"
#include "kiosk/journal/record.hpp"
#include "tests/codecs/journal_entries.hpp"
#include "tests/support/catch.hpp"

namespace kiosk::journal {
namespace {

const std::string kKey = "018f2f4e-7c1a-7b3d-8e21-5a0c9d4e6f10";

std::vector<Entry> entries_of_every_kind() {
  std::vector<Entry> out;
  for (const auto kind : {ObtainKind::kIssue, ObtainKind::kSwap, ObtainKind::kReplace, ObtainKind::kReturn}) {
    out.push_back(entry(kKey, 0, Intent{obtain(kind)}));
  }
  out.push_back(entry(kKey, 1, Issued{ticket()}));
  auto delivered_before = ticket();
  delivered_before.delivered_at = at(5);
  out.push_back(entry(kKey, 1, Issued{delivered_before}));
  auto named = delivered(DeliveryMethod::kPrint, DeliveryOutcome::kDelivered, "R");
  named.ticket = TicketId("T-7F3K-92QD");
  out.push_back(entry(kKey, 2, named));
  for (const auto method : {DeliveryMethod::kPrint, DeliveryMethod::kScreen}) {
    for (const auto outcome : {DeliveryOutcome::kDelivered, DeliveryOutcome::kUncertain, DeliveryOutcome::kFailed}) {
      out.push_back(entry(kKey, 2, delivered(method, outcome, "018f2f4e-0000-7b3d-8e21-5a0c9d4e6f10")));
    }
  }
  out.push_back(entry(kKey, 3, Closed{}));
  return out;
}

std::string big_endian(std::uint64_t value, int bytes) {
  std::string out;
  for (int shift = (bytes - 1) * 8; shift >= 0; shift -= 8) out += static_cast<char>((value >> shift) & 0xFFU);
  return out;
}

/// A record of this payload with length and checksum right: what only a wrong program writes.
std::string sealed(const std::string& payload, char version = 3) {
  const auto summed = version + big_endian(payload.size() + 9, 4) + payload;
  return summed + big_endian(crc32c(summed), 4);
}

std::string payload_of(const Entry& what) {
  const auto record = write_record(what);
  return record.substr(5, record.size() - 9);
}

TEST_CASE("CRC-32C has the figures of RFC 3720") {
  REQUIRE(crc32c(std::string(32, '\0')) == 0x8A9136AAU);
  REQUIRE(crc32c(std::string(32, '\xFF')) == 0x62A8AB43U);
  REQUIRE(crc32c("123456789") == 0xE3069283U);
  REQUIRE(crc32c("") == 0U);
}

TEST_CASE("every kind of entry is read as it was written") {
  for (const auto& what : entries_of_every_kind()) {
    const auto read = read_record(write_record(what));
    REQUIRE(read);
    REQUIRE(*read == what);
  }
}

TEST_CASE("empty texts, long texts, zero bytes and times before 1970 survive") {
  auto odd = ticket();
  odd.title = std::string(100000, 'x');
  odd.holder = std::string("a\0b\n\xFF", 5);
  odd.room.clear();
  odd.seat.clear();
  odd.serial = std::numeric_limits<int>::max();
  odd.starts_at = Instant{Duration{-1}};
  const auto what = entry("", -60 * 24 * 365 * 60, Issued{odd});
  const auto read = read_record(write_record(what));
  REQUIRE(read);
  REQUIRE(*read == what);
}

TEST_CASE("the bytes stand as RECORD.md has them") {
  const auto minute = big_endian(1714309200000ULL, 8);
  const auto intent = entry("K", 0, Intent{obtain(ObtainKind::kSwap)});
  REQUIRE(payload_of(intent) == big_endian(1, 4) + "K" + minute + std::string("\x00\x01", 2) + big_endian(6, 4) +
                                    "P-1001" + big_endian(5, 4) + "union" + "\x01" + big_endian(5, 4) + "T-OLD" +
                                    big_endian(0, 4));
  const auto closed = entry("K", 0, Closed{});
  REQUIRE(write_record(closed) == sealed(big_endian(1, 4) + "K" + minute + "\x03"));
  const auto on_screen = entry("K", 0, delivered(DeliveryMethod::kScreen, DeliveryOutcome::kFailed, "R"));
  REQUIRE(payload_of(on_screen) == big_endian(1, 4) + "K" + minute + "\x02\x01\x02" + big_endian(1, 4) +
                                       big_endian(1, 4) + "R" + big_endian(0, 4));
}

TEST_CASE("every changed byte is noticed, whatever it is changed to") {
  for (const auto& what : entries_of_every_kind()) {
    const auto record = write_record(what);
    for (std::size_t i = 0; i < record.size(); ++i) {
      for (int flip = 1; flip < 256; ++flip) {
        auto changed = record;
        changed[i] = static_cast<char>(changed[i] ^ flip);
        if (read_record(changed)) FAIL("byte " << i << " xor " << flip << " went unseen");
      }
    }
  }
}

TEST_CASE("every truncation is noticed and called one") {
  for (const auto& what : entries_of_every_kind()) {
    const auto record = write_record(what);
    for (std::size_t length = 0; length < record.size(); ++length) {
      const auto read = read_record(std::string_view(record).substr(0, length));
      REQUIRE(!read);
      REQUIRE(read.error() == RecordError::kTruncated);
    }
  }
}

TEST_CASE("what is wrong with a record is told apart") {
  const auto record = write_record(entry("K", 0, Closed{}));
  REQUIRE(read_record("\x04" + record.substr(1)).error() == RecordError::kUnknownVersion);
  REQUIRE(read_record(std::string(200, '\0')).error() == RecordError::kUnknownVersion);
  REQUIRE(read_record(record + "x").error() == RecordError::kBadField);
  REQUIRE(read_record(record + record).error() == RecordError::kBadField);
  auto other_key = record;
  other_key[9] = 'L';
  REQUIRE(read_record(other_key).error() == RecordError::kChecksum);
  REQUIRE(read_record("\x02" + std::string(8, '\xFF')).error() == RecordError::kTruncated);
}

TEST_CASE("what a kiosk of version 2 wrote is read: it gave nothing back") {
  for (const auto& what : entries_of_every_kind()) {
    const auto* intent = std::get_if<Intent>(&what.what);
    const auto read = read_record(sealed(payload_of(what), 2));
    if (intent != nullptr && intent->obtain.kind == ObtainKind::kReturn) {
      REQUIRE(read.error() == RecordError::kBadField);
    } else {
      REQUIRE(read == what);
    }
  }
}

TEST_CASE("what a kiosk of version 1 wrote is read: its outcomes name no ticket") {
  const auto closed = entry("K", 0, Closed{});
  REQUIRE(read_record(sealed(payload_of(closed), 1)) == closed);
  for (const auto& what : entries_of_every_kind()) {
    auto payload = payload_of(what);
    const auto* intent = std::get_if<Intent>(&what.what);
    if (intent != nullptr && intent->obtain.kind == ObtainKind::kReturn) continue;
    // An empty ticket id is four bytes at the end of an outcome; the other kinds are what they were.
    const auto* outcome = std::get_if<Delivered>(&what.what);
    if (outcome != nullptr && !outcome->ticket.empty()) continue;
    if (outcome != nullptr) payload.resize(payload.size() - 4);
    REQUIRE(read_record(sealed(payload, 1)) == what);
  }
  REQUIRE_FALSE(read_record(sealed(payload_of(closed), 0)));
}

TEST_CASE("a field out of its range is refused even under a right checksum") {
  const auto head = big_endian(1, 4) + "K" + big_endian(0, 8);
  const auto at_most_text = big_endian(0xFFFFFFFFU, 4);
  REQUIRE(read_record(sealed(head + "\x03")));
  for (const auto& payload : std::vector<std::string>{
           "",
           head,
           head + "\x04",                                                         // no such kind
           head + "\x03x",                                                        // a byte that belongs to nothing
           at_most_text + "K",                                                    // a key longer than the record
           big_endian(1, 4) + "K" + big_endian(0x7FFFFFFFFFFFFFFFU, 8) + "\x03",  // after the year 9999
           big_endian(1, 4) + "K" + big_endian(0x8000000000000000U, 8) + "\x03",  // before the year 0
           head + std::string("\x00\x04", 2) + big_endian(0, 4) + big_endian(0, 4) + std::string(1, '\0'),
           head + std::string("\x00\x00", 2) + big_endian(0, 4) + big_endian(0, 4) + "\x02",
           head + std::string("\x02\x02\x00", 3) + big_endian(0, 4),
           head + std::string("\x02\x00\x03", 3) + big_endian(0, 4),
           head + std::string("\x02\x00\x00", 3) + at_most_text,
       }) {
    const auto read = read_record(sealed(payload));
    REQUIRE(!read);
    REQUIRE(read.error() == RecordError::kBadField);
  }
  auto issued = payload_of(entry("K", 0, Issued{ticket()}));
  issued[head.size() + 1 + 4 + 11] = '\x80';  // the serial's highest bit
  REQUIRE(read_record(sealed(issued)).error() == RecordError::kBadField);
}

TEST_CASE("a payload cut anywhere is refused even under a right checksum") {
  for (const auto& what : entries_of_every_kind()) {
    const auto payload = payload_of(what);
    for (std::size_t length = 0; length < payload.size(); ++length) {
      REQUIRE(!read_record(sealed(payload.substr(0, length))));
    }
  }
}

}  // namespace
}  // namespace kiosk::journal
