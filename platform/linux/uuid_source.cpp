// SPDX-License-Identifier: Apache-2.0
// Random bits from the kernel, a counter within the millisecond, the layout of RFC 9562.
#include "platform/linux/uuid_source.hpp"

#include <algorithm>
#include <cerrno>
#include <cstddef>
#include <string>

#include <sys/random.h>

#include "kiosk/base/check.hpp"

namespace platform::os {
namespace {

constexpr std::uint64_t kMaxMilliseconds = (1ULL << 48) - 1;
constexpr std::uint64_t kMaxHigh = (1ULL << 12) - 1;
constexpr std::uint64_t kMaxLow = (1ULL << 62) - 1;

std::uint64_t random_bits() {
  std::uint64_t bits = 0;
  // Up to 256 bytes are never cut short once the kernel's pool is ready; a signal may come before that.
  for (;;) {
    const auto got = ::getrandom(&bits, sizeof bits, 0);
    if (got == static_cast<ssize_t>(sizeof bits)) return bits;
    KIOSK_CHECK(got < 0 && errno == EINTR);
  }
}

void append_hex(std::string& out, std::uint64_t value, int digits) {
  for (int shift = (digits - 1) * 4; shift >= 0; shift -= 4) out += "0123456789abcdef"[(value >> shift) & 0xF];
}

}  // namespace

void UuidV7Source::start_millisecond(std::uint64_t milliseconds) {
  milliseconds_ = milliseconds & kMaxMilliseconds;
  high_ = random_bits() & kMaxHigh;
  low_ = random_bits() & kMaxLow;
  started_ = true;
}

void UuidV7Source::count_up() {
  // A step of 1 to 2^32, so that a key does not tell its neighbours.
  low_ += (random_bits() & 0xFFFF'FFFFULL) + 1;
  if (low_ <= kMaxLow) return;
  low_ &= kMaxLow;
  if (++high_ > kMaxHigh) start_millisecond(milliseconds_ + 1);
}

kiosk::IdempotencyKey UuidV7Source::fresh() {
  const std::scoped_lock lock(mutex_);
  const auto now = static_cast<std::uint64_t>(std::max<std::int64_t>(clock_.now().time_since_epoch().count(), 0));
  if (!started_ || now > milliseconds_) {
    start_millisecond(now);
  } else {
    count_up();
  }
  std::string text;
  text.reserve(36);
  append_hex(text, milliseconds_ >> 16, 8);
  text += '-';
  append_hex(text, milliseconds_ & 0xFFFF, 4);
  text += '-';
  append_hex(text, 0x7000 | high_, 4);
  text += '-';
  append_hex(text, 0x8000 | (low_ >> 48), 4);
  text += '-';
  append_hex(text, low_ & 0xFFFF'FFFF'FFFFULL, 12);
  return kiosk::IdempotencyKey(std::move(text));
}

}  // namespace platform::os
