// SPDX-License-Identifier: Apache-2.0
// FNV-1a with 64 bits over the link before and the record. Each of its steps can be taken back, so that one changed
// byte always ends in another link.
#include "kiosk/journal/chain.hpp"

#include "kiosk/base/check.hpp"

namespace kiosk::journal {
namespace {

constexpr std::uint64_t kOffset = 0xCBF29CE484222325U;
constexpr std::uint64_t kPrime = 0x100000001B3U;

std::uint64_t mixed(std::uint64_t hash, std::uint8_t byte) { return (hash ^ byte) * kPrime; }

Head head_at(const ports::StoredRecord& row) { return {row.number, row.link.value_or(0)}; }

std::string at(const ports::StoredRecord& row) { return "record " + std::to_string(row.number); }

}  // namespace

std::uint64_t next_link(std::uint64_t before, std::string_view record) {
  auto hash = kOffset;
  for (int shift = 56; shift >= 0; shift -= 8) hash = mixed(hash, static_cast<std::uint8_t>(before >> shift));
  for (const char byte : record) hash = mixed(hash, static_cast<std::uint8_t>(byte));
  return hash;
}

Head head_of(const std::vector<ports::StoredRecord>& rows) { return rows.empty() ? Head{} : head_at(rows.back()); }

Head head_before_last(const std::vector<ports::StoredRecord>& rows) {
  KIOSK_CHECK(!rows.empty());
  return rows.size() == 1 ? Head{} : head_at(rows[rows.size() - 2]);
}

std::optional<std::string> broken_link(const std::vector<ports::StoredRecord>& rows) {
  const ports::StoredRecord* before = nullptr;
  for (const auto& row : rows) {
    const bool follows = before == nullptr || row.number > before->number;
    const bool linked_before = before != nullptr && before->link;
    if (!follows || (linked_before && row.number != before->number + 1)) {
      return "a record is missing before " + at(row);
    }
    if (linked_before && !row.link) return at(row) + " has lost its link";
    // A row that was forgotten has no bytes to hold its link to; the row behind it is held to that link.
    if (row.link && !row.bytes.empty() && *row.link != next_link(linked_before ? *before->link : 0, row.bytes)) {
      return at(row) + " is not what was written";
    }
    before = &row;
  }
  return std::nullopt;
}

}  // namespace kiosk::journal
