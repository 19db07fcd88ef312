// SPDX-License-Identifier: Apache-2.0
// The bytes of a ticket code, big-endian: TICKET_CODE.md describes them.
#include "kiosk/ticketing/ticket_code.hpp"

#include <algorithm>
#include <chrono>

#include "kiosk/base/check.hpp"
#include "kiosk/ticketing/base45.hpp"
#include "kiosk/ticketing/code_bytes.hpp"

namespace kiosk::ticketing {
namespace {

using namespace std::chrono;

constexpr std::uint8_t kVersion = 1;
constexpr std::size_t kMaxTicket = 24;
constexpr std::size_t kMaxScreening = 40;
constexpr std::size_t kMaxText = 512;  ///< far over any code: longer texts are not looked at
constexpr sys_time<minutes> kEnd{sys_days{year{2101} / 1 / 1}};

}  // namespace

bool can_be_written(const CodeClaims& claims) {
  const auto minute = floor<minutes>(claims.starts_at);
  return is_code_name(claims.ticket.str(), kMaxTicket) && is_code_name(claims.screening.str(), kMaxScreening) &&
         claims.serial != 0 && minute.time_since_epoch().count() >= 0 && minute < kEnd;
}

std::string signed_bytes(const CodeClaims& claims) {
  KIOSK_CHECK(can_be_written(claims));
  std::string out;
  put_number(out, kVersion, 1);
  put_number(out, claims.key_id, 1);
  put_name(out, claims.ticket.str());
  put_number(out, claims.serial, 2);
  put_name(out, claims.screening.str());
  put_number(out, static_cast<std::uint32_t>(floor<minutes>(claims.starts_at).time_since_epoch().count()), 4);
  return out;
}

TicketCode write_code(const CodeClaims& claims, const Signature& signature) {
  auto bytes = signed_bytes(claims);
  for (const auto byte : signature) bytes += static_cast<char>(byte);
  return TicketCode(to_base45(bytes));
}

Result<ReadCode, CodeError> read_code(std::string_view text) {
  if (text.empty() || text.size() > kMaxText) return failure(CodeError::kNotACode);
  const auto bytes = from_base45(text);
  if (!bytes) return failure(CodeError::kNotACode);

  Fields fields(*bytes);
  if (fields.number(1) != kVersion) return failure(CodeError::kUnknownVersion);
  ReadCode code;
  code.claims.key_id = static_cast<std::uint8_t>(fields.number(1));
  code.claims.ticket = TicketId(fields.name());
  code.claims.serial = static_cast<std::uint16_t>(fields.number(2));
  code.claims.screening = ScreeningId(fields.name());
  code.claims.starts_at = Instant{minutes{fields.number(4)}};
  const auto signature = fields.take(code.signature.size());
  if (!fields.whole()) return failure(CodeError::kTruncated);
  if (!fields.empty()) return failure(CodeError::kTrailingBytes);
  if (!can_be_written(code.claims)) return failure(CodeError::kBadField);
  std::ranges::transform(signature, code.signature.begin(), [](char c) { return static_cast<std::uint8_t>(c); });
  return code;
}

}  // namespace kiosk::ticketing
