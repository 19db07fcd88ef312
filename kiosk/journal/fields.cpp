// SPDX-License-Identifier: Apache-2.0
// Numbers and texts of a journal record.
#include "kiosk/journal/fields.hpp"

#include <chrono>

#include "kiosk/base/check.hpp"

namespace kiosk::journal {
namespace {

using namespace std::chrono;

constexpr Instant kFirst{sys_days{year{0} / 1 / 1}};
constexpr Instant kEnd{sys_days{year{10000} / 1 / 1}};

}  // namespace

void FieldWriter::number(std::uint64_t value, int bytes) {
  for (int shift = (bytes - 1) * 8; shift >= 0; shift -= 8) bytes_ += static_cast<char>((value >> shift) & 0xFFU);
}

void FieldWriter::text(const std::string& value) {
  KIOSK_CHECK(value.size() <= UINT32_MAX);
  number(value.size(), 4);
  bytes_ += value;
}

void FieldWriter::instant(Instant at) {
  KIOSK_CHECK(at >= kFirst && at < kEnd);
  number(static_cast<std::uint64_t>(at.time_since_epoch().count()), 8);
}

std::string_view FieldReader::take(std::size_t count) {
  good_ = good_ && count <= rest_.size();
  if (!good_) return {};
  const auto taken = rest_.substr(0, count);
  rest_.remove_prefix(count);
  return taken;
}

std::uint64_t FieldReader::number(std::size_t bytes) {
  std::uint64_t value = 0;
  for (const char c : take(bytes)) value = (value << 8U) | static_cast<unsigned char>(c);
  return value;
}

std::uint8_t FieldReader::choice(std::uint8_t end) {
  const auto value = number(1);
  good_ = good_ && value < end;
  return good_ ? static_cast<std::uint8_t>(value) : std::uint8_t{0};
}

std::string FieldReader::text() { return std::string(take(number(4))); }

Instant FieldReader::instant() {
  const Instant at{Duration{static_cast<std::int64_t>(number(8))}};
  good_ = good_ && at >= kFirst && at < kEnd;
  return good_ ? at : Instant{};
}

}  // namespace kiosk::journal
