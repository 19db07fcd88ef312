// SPDX-License-Identifier: Apache-2.0
// The mark: read as it was written, every changed byte noticed, no name and no code in it.
#include <cstdint>
#include <string>

#include "kiosk/journal/crc32c.hpp"
#include "kiosk/journal/fields.hpp"
#include "kiosk/journal/fold.hpp"
#include "kiosk/journal/owed_mark.hpp"
#include "kiosk/ports/journal_store.hpp"
#include "tests/codecs/journal_entries.hpp"
#include "tests/support/catch.hpp"

namespace kiosk::journal {
namespace {

OwedMark mark() {
  OwedMark made;
  made.head = {1714309200123, 0xF00DF00DF00DF00DU};
  made.unsettled = true;
  made.entries = {entry("A", 0, Intent{obtain(ObtainKind::kSwap)}), without_names(entry("A", 1, Issued{ticket()})),
                  entry("B", 2, delivered(DeliveryMethod::kPrint, DeliveryOutcome::kFailed, "R"))};
  return made;
}

TEST_CASE("a mark is read as it was written") {
  REQUIRE(read_mark(write_mark(mark())) == mark());
  REQUIRE(read_mark(write_mark({})) == OwedMark{});
}

TEST_CASE("every changed byte and every truncation of a mark is noticed") {
  const auto bytes = write_mark(mark());
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    for (int bit = 0; bit < 8; ++bit) {
      auto changed = bytes;
      changed[i] = static_cast<char>(changed[i] ^ (1 << bit));
      REQUIRE(read_mark(changed).error() == MarkError::kDamaged);
    }
    REQUIRE(read_mark(bytes.substr(0, i)).error() == MarkError::kDamaged);
  }
  REQUIRE(read_mark(bytes + "x").error() == MarkError::kDamaged);
  REQUIRE(read_mark(bytes + bytes).error() == MarkError::kDamaged);
}

TEST_CASE("a mark has the number of its database's format, and one of the first version is read too") {
  auto bytes = write_mark(mark());
  REQUIRE(static_cast<std::uint8_t>(bytes[0]) == ports::kJournalFormat);
  const auto with_version = [&](int version) {
    auto changed = bytes.substr(0, bytes.size() - 4);
    changed[0] = static_cast<char>(version);
    FieldWriter sum;
    sum.number(crc32c(changed), 4);
    return changed + sum.bytes();
  };
  REQUIRE(read_mark(with_version(1)) == mark());
  for (const int other : {0, 2, 4, 255}) REQUIRE(read_mark(with_version(other)).error() == MarkError::kNewer);
}

TEST_CASE("no name and no code is in a mark") {
  const auto bytes = write_mark(mark());
  for (const auto& secret : {ticket().holder, ticket().code.str(), ticket().title, ticket().seat}) {
    REQUIRE(bytes.find(secret) == std::string::npos);
  }
  REQUIRE(bytes.find(ticket().id.str()) != std::string::npos);
}

}  // namespace
}  // namespace kiosk::journal
