// SPDX-License-Identifier: Apache-2.0
// Entries to bytes and back, as RECORD.md has them.
#include "kiosk/journal/record.hpp"

#include <cstdint>
#include <limits>
#include <optional>
#include <utility>

#include "kiosk/base/check.hpp"
#include "kiosk/base/overloaded.hpp"
#include "kiosk/journal/crc32c.hpp"
#include "kiosk/journal/fields.hpp"

namespace kiosk::journal {
namespace {

constexpr std::uint8_t kVersion = 3;
/// Its intents give no ticket back.
constexpr std::uint8_t kSecondVersion = 2;
/// Nor do its; and its outcomes name no ticket.
constexpr std::uint8_t kFirstVersion = 1;
constexpr std::size_t kHeadBytes = 5;  ///< version and length
constexpr std::size_t kSumBytes = 4;

/// The numbers are the format's: they never change their meaning.
enum class Kind : std::uint8_t { kIntent, kIssued, kDelivered, kClosed };
constexpr std::uint8_t kKinds = 4;

// The enumerations go into records as the numbers they have here; a new value comes last.
static_assert(static_cast<int>(ObtainKind::kIssue) == 0 && static_cast<int>(ObtainKind::kSwap) == 1 &&
              static_cast<int>(ObtainKind::kReplace) == 2 && static_cast<int>(ObtainKind::kReturn) == 3);
static_assert(static_cast<int>(DeliveryMethod::kPrint) == 0 && static_cast<int>(DeliveryMethod::kScreen) == 1);
static_assert(static_cast<int>(DeliveryOutcome::kDelivered) == 0 &&
              static_cast<int>(DeliveryOutcome::kUncertain) == 1 && static_cast<int>(DeliveryOutcome::kFailed) == 2);

template <class Enum>
void put_enum(FieldWriter& out, Enum value) {
  out.number(static_cast<std::uint64_t>(value), 1);
}

template <class Enum>
Enum take_enum(FieldReader& in, std::uint8_t end) {
  return static_cast<Enum>(in.choice(end));
}

void put_serial(FieldWriter& out, int serial) {
  KIOSK_CHECK(serial >= 0);
  out.number(static_cast<std::uint32_t>(serial), 4);
}

void put(FieldWriter& out, const Intent& intent) {
  put_enum(out, Kind::kIntent);
  put_enum(out, intent.obtain.kind);
  out.text(intent.obtain.pass.str());
  out.text(intent.obtain.screening.str());
  out.maybe_id(intent.obtain.ticket);
  put_serial(out, intent.obtain.serial);
}

void put(FieldWriter& out, const Issued& issued) {
  const auto& ticket = issued.ticket;
  put_enum(out, Kind::kIssued);
  out.text(ticket.id.str());
  put_serial(out, ticket.serial);
  out.text(ticket.pass.str());
  out.text(ticket.screening.str());
  out.text(ticket.title);
  out.text(ticket.venue.str());
  out.text(ticket.venue_name);
  out.text(ticket.room);
  out.instant(ticket.starts_at);
  out.instant(ticket.be_seated_by);
  out.text(ticket.category);
  out.text(ticket.holder);
  out.text(ticket.seat);
  out.text(ticket.code.str());
  out.present(ticket.delivered_at.has_value());
  if (ticket.delivered_at) out.instant(*ticket.delivered_at);
}

void put(FieldWriter& out, const Delivered& delivered) {
  put_enum(out, Kind::kDelivered);
  put_enum(out, delivered.delivery.method);
  put_enum(out, delivered.delivery.outcome);
  put_serial(out, delivered.delivery.serial);
  out.text(delivered.report_key.str());
  out.text(delivered.ticket.str());
}

void put(FieldWriter& out, const Closed& /*nothing more*/) { put_enum(out, Kind::kClosed); }

int take_serial(FieldReader& in) {
  const auto serial = in.number(4);
  return serial <= std::uint64_t{std::numeric_limits<int>::max()} ? static_cast<int>(serial) : -1;
}

Intent take_intent(FieldReader& in, std::uint8_t version) {
  Intent intent;
  intent.obtain.kind = take_enum<ObtainKind>(in, version > kSecondVersion ? 4 : 3);
  intent.obtain.pass = in.id<PassId>();
  intent.obtain.screening = in.id<ScreeningId>();
  intent.obtain.ticket = in.maybe_id<TicketId>();
  intent.obtain.serial = take_serial(in);
  return intent;
}

Issued take_issued(FieldReader& in) {
  Ticket ticket;
  ticket.id = in.id<TicketId>();
  ticket.serial = take_serial(in);
  ticket.pass = in.id<PassId>();
  ticket.screening = in.id<ScreeningId>();
  ticket.title = in.text();
  ticket.venue = in.id<VenueId>();
  ticket.venue_name = in.text();
  ticket.room = in.text();
  ticket.starts_at = in.instant();
  ticket.be_seated_by = in.instant();
  ticket.category = in.text();
  ticket.holder = in.text();
  ticket.seat = in.text();
  ticket.code = in.id<TicketCode>();
  if (in.present()) ticket.delivered_at = in.instant();
  return {std::move(ticket)};
}

Delivered take_delivered(FieldReader& in, std::uint8_t version) {
  Delivered delivered;
  delivered.delivery.method = take_enum<DeliveryMethod>(in, 2);
  delivered.delivery.outcome = take_enum<DeliveryOutcome>(in, 3);
  delivered.delivery.serial = take_serial(in);
  delivered.report_key = in.id<IdempotencyKey>();
  if (version > kFirstVersion) delivered.ticket = in.id<TicketId>();
  return delivered;
}

/// The serial that the entry names; negative where the bytes held none that can be.
int serial_of(const Entry& entry) {
  return std::visit(Overloaded{
                        [](const Intent& intent) { return intent.obtain.serial; },
                        [](const Issued& issued) { return issued.ticket.serial; },
                        [](const Delivered& delivered) { return delivered.delivery.serial; },
                        [](const Closed&) { return 0; },
                    },
                    entry.what);
}

std::optional<Entry> take_entry(std::string_view payload, std::uint8_t version) {
  FieldReader in(payload);
  Entry entry;
  entry.key = in.id<IdempotencyKey>();
  entry.at = in.instant();
  switch (take_enum<Kind>(in, kKinds)) {
    case Kind::kIntent:
      entry.what = take_intent(in, version);
      break;
    case Kind::kIssued:
      entry.what = take_issued(in);
      break;
    case Kind::kDelivered:
      entry.what = take_delivered(in, version);
      break;
    case Kind::kClosed:
      entry.what = Closed{};
      break;
  }
  if (!in.finished()) return std::nullopt;
  if (serial_of(entry) < 0) return std::nullopt;
  return entry;
}

}  // namespace

std::string write_record(const Entry& entry) {
  FieldWriter payload;
  payload.text(entry.key.str());
  payload.instant(entry.at);
  std::visit([&](const auto& what) { put(payload, what); }, entry.what);

  FieldWriter record;
  record.number(kVersion, 1);
  record.number(kHeadBytes + payload.bytes().size() + kSumBytes, 4);
  FieldWriter sum;
  const auto summed = record.bytes() + payload.bytes();
  sum.number(crc32c(summed), 4);
  return summed + sum.bytes();
}

Result<Entry, RecordError> read_record(std::string_view bytes) {
  if (bytes.empty()) return failure(RecordError::kTruncated);
  const auto version = static_cast<std::uint8_t>(bytes[0]);
  if (version < kFirstVersion || version > kVersion) return failure(RecordError::kUnknownVersion);
  if (bytes.size() < kHeadBytes + kSumBytes) return failure(RecordError::kTruncated);
  const auto length = FieldReader(bytes.substr(1)).number(4);
  if (bytes.size() < length) return failure(RecordError::kTruncated);
  if (bytes.size() > length) return failure(RecordError::kBadField);

  const auto summed = bytes.substr(0, bytes.size() - kSumBytes);
  const auto sum = FieldReader(bytes.substr(summed.size())).number(kSumBytes);
  if (sum != crc32c(summed)) return failure(RecordError::kChecksum);
  auto entry = take_entry(summed.substr(kHeadBytes), version);
  if (!entry) return failure(RecordError::kBadField);
  return std::move(*entry);
}

}  // namespace kiosk::journal
