// SPDX-License-Identifier: Apache-2.0
// Links: whatever is lost, moved or changed among the journal's rows is noticed.
#include <string>
#include <vector>

#include "kiosk/journal/chain.hpp"
#include "tests/support/catch.hpp"

namespace kiosk::journal {
namespace {

using Rows = std::vector<ports::StoredRecord>;

/// Rows that follow `before`, numbered from `first` on.
Rows linked(std::int64_t first, const std::vector<std::string>& records, std::uint64_t before = 0) {
  Rows rows;
  for (const auto& record : records) {
    before = next_link(before, record);
    rows.push_back({first + static_cast<std::int64_t>(rows.size()), before, record});
  }
  return rows;
}

Rows five() { return linked(1000, {"one", "two", "three", "four", "five"}); }

TEST_CASE("a changed byte anywhere gives another link, to the end of the chain") {
  const std::string record = "a record of some bytes";
  for (std::size_t i = 0; i < record.size(); ++i) {
    for (int flip = 1; flip < 256; ++flip) {
      auto changed = record;
      changed[i] = static_cast<char>(changed[i] ^ flip);
      REQUIRE(next_link(7, changed) != next_link(7, record));
      REQUIRE(next_link(next_link(7, changed), "more") != next_link(next_link(7, record), "more"));
    }
  }
  for (int bit = 0; bit < 64; ++bit) REQUIRE(next_link(7U ^ (std::uint64_t{1} << bit), record) != next_link(7, record));
}

TEST_CASE("an intact journal has no broken link, however it began") {
  REQUIRE_FALSE(broken_link({}));
  REQUIRE_FALSE(broken_link(five()));
  Rows upgraded{{3, {}, "old"}, {7, {}, "older numbers have gaps"}};
  for (const auto& row : linked(1000, {"one", "two"})) upgraded.push_back(row);
  REQUIRE_FALSE(broken_link(upgraded));
}

TEST_CASE("a forgotten row still bears the next one") {
  auto rows = five();
  rows[2].bytes.clear();
  REQUIRE_FALSE(broken_link(rows));
  rows[0].bytes = rows[1].bytes = "";
  REQUIRE_FALSE(broken_link(rows));
  rows.erase(rows.begin(), rows.begin() + 2);
  REQUIRE_FALSE(broken_link(rows));
}

TEST_CASE("each row lost before the last, each pair swapped and each link changed is noticed") {
  for (std::size_t i = 0; i < 5; ++i) {
    auto lost = five();
    lost.erase(lost.begin() + static_cast<std::ptrdiff_t>(i));
    // The last one is not held to anything here: the mark knows of it.
    REQUIRE(broken_link(lost).has_value() == (i < 4));
    auto other = five();
    other[i].link = *other[i].link ^ 1U;
    REQUIRE(broken_link(other).has_value());
    auto bytes = five();
    bytes[i].bytes[0] ^= 1;
    REQUIRE(broken_link(bytes).has_value());
    auto unlinked = five();
    unlinked[i].link.reset();
    REQUIRE(broken_link(unlinked).has_value());
    auto moved = five();
    moved[i].number += 1;
    REQUIRE(broken_link(moved).has_value());
    for (std::size_t k = 0; k < i; ++k) {
      auto swapped = five();
      std::swap(swapped[i].bytes, swapped[k].bytes);
      REQUIRE(broken_link(swapped).has_value());
    }
  }
}

TEST_CASE("a journal ends with its last row, or where it is empty with zeros") {
  REQUIRE(head_of({}) == Head{0, 0});
  const auto rows = five();
  REQUIRE(head_of(rows) == Head{1004, *rows[4].link});
  REQUIRE(head_before_last(rows) == Head{1003, *rows[3].link});
  REQUIRE(head_of({{9, {}, "old"}}) == Head{9, 0});
  REQUIRE(head_before_last({{9, {}, "old"}}) == Head{0, 0});
}

}  // namespace
}  // namespace kiosk::journal
