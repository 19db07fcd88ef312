// SPDX-License-Identifier: Apache-2.0
// The mark to bytes and back, as RECORD.md has it.
#include "kiosk/journal/owed_mark.hpp"

#include <cstdint>
#include <utility>

#include "kiosk/journal/crc32c.hpp"
#include "kiosk/journal/fields.hpp"
#include "kiosk/journal/record.hpp"
#include "kiosk/ports/journal_store.hpp"

namespace kiosk::journal {
namespace {

/// The database's format, so that a kiosk of a former one finds the mark newer too.
constexpr std::uint8_t kVersion = ports::kJournalFormat;
/// Of marks beside databases of format 2, and of 3 before the mark's own version was raised. The bytes are the same.
constexpr std::uint8_t kFirstVersion = 1;
constexpr std::size_t kSumBytes = 4;

/// What stands between the version and the checksum.
Result<OwedMark, MarkError> read_payload(std::string_view payload) {
  FieldReader in(payload);
  OwedMark mark;
  mark.head.number = static_cast<std::int64_t>(in.number(8));
  mark.head.link = in.number(8);
  mark.unsettled = in.present();
  // A count out of its range runs out of bytes: reading past the end gives empty texts, and none is a record.
  for (auto left = in.number(4); left > 0; --left) {
    auto entry = read_record(in.text());
    if (!entry) return failure(MarkError::kDamaged);
    mark.entries.push_back(std::move(*entry));
  }
  if (!in.finished()) return failure(MarkError::kDamaged);
  return mark;
}

}  // namespace

std::string write_mark(const OwedMark& mark) {
  FieldWriter out;
  out.number(kVersion, 1);
  out.number(static_cast<std::uint64_t>(mark.head.number), 8);
  out.number(mark.head.link, 8);
  out.present(mark.unsettled);
  out.number(mark.entries.size(), 4);
  for (const auto& entry : mark.entries) out.text(write_record(entry));
  FieldWriter sum;
  sum.number(crc32c(out.bytes()), kSumBytes);
  return out.bytes() + sum.bytes();
}

Result<OwedMark, MarkError> read_mark(std::string_view bytes) {
  if (bytes.size() <= kSumBytes) return failure(MarkError::kDamaged);
  const auto summed = bytes.substr(0, bytes.size() - kSumBytes);
  if (FieldReader(bytes.substr(summed.size())).number(kSumBytes) != crc32c(summed)) return failure(MarkError::kDamaged);
  const auto version = static_cast<std::uint8_t>(summed[0]);
  if (version != kVersion && version != kFirstVersion) return failure(MarkError::kNewer);
  return read_payload(summed.substr(1));
}

}  // namespace kiosk::journal
