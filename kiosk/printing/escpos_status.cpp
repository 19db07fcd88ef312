// SPDX-License-Identifier: Apache-2.0
// The bytes a printer answers, told apart by their fixed bits.
#include <algorithm>

#include "kiosk/printing/escpos.hpp"

namespace kiosk::printing::escpos {
namespace {

constexpr std::size_t kProcessIdBytes = 7;  // 37 22 d1 d2 d3 d4 00
constexpr std::size_t kAutomaticBytes = 4;  // ASB

std::uint8_t byte_at(const std::string& bytes, std::size_t i) { return static_cast<std::uint8_t>(bytes[i]); }

bool is_realtime(std::uint8_t byte) { return (byte & 0x93) == 0x12; }
bool is_queued(std::uint8_t byte) { return (byte & 0x90) == 0x00; }
bool is_automatic(std::uint8_t byte) { return (byte & 0x93) == 0x10; }

bool fits_process_id(std::uint8_t byte, std::size_t i) {
  if (i == 0) return byte == 0x37;
  if (i == 1) return byte == 0x22;
  return i + 1 < kProcessIdBytes ? byte >= 32 && byte <= 126 : byte == 0;
}

// How many bytes at the front fit an answer of `whole` bytes, up to the first that does not.
template <class Fits>
std::size_t fitting(const std::string& bytes, std::size_t whole, Fits fits) {
  std::size_t n = 0;
  while (n < whole && n < bytes.size() && fits(byte_at(bytes, n), n)) ++n;
  return n;
}

}  // namespace

std::optional<Status> take_status(std::string& bytes) {
  bytes.erase(std::remove_if(bytes.begin(), bytes.end(), [](char c) { return c == 0x11 || c == 0x13; }), bytes.end());
  std::size_t at = 0;
  std::optional<Status> taken;
  while (at < bytes.size() && !taken) {
    const auto first = byte_at(bytes, at);
    const bool block = first == 0x37;
    if (block || is_automatic(first)) {
      const std::size_t whole = block ? kProcessIdBytes : kAutomaticBytes;
      const auto head = bytes.substr(at, whole);
      const auto fit = block
                           ? fitting(head, whole, fits_process_id)
                           : fitting(head, whole, [](std::uint8_t b, std::size_t i) { return i == 0 || is_queued(b); });
      if (fit == head.size() && fit < whole) break;  // the rest is owed
      if (block && fit == whole) taken = Status{{{head[2], head[3], head[4], head[5]}}, {}, {}};
      at += fit;
      continue;
    }
    ++at;
    if (is_realtime(first)) taken = Status{{}, first, {}};
    if (is_queued(first)) taken = Status{{}, {}, first};
  }
  bytes.erase(0, at);
  return taken;
}

bool says_paper_out(std::uint8_t queued) { return (queued & 0x0C) != 0; }

PrinterCondition condition_of(std::uint8_t printer, std::uint8_t offline, std::uint8_t error, std::uint8_t paper) {
  if ((error & 0x20) != 0) return PrinterCondition::kFault;
  if ((error & 0x08) != 0) return PrinterCondition::kCutterError;
  if ((offline & 0x04) != 0) return PrinterCondition::kCoverOpen;
  if ((paper & 0x60) != 0 || (offline & 0x20) != 0) return PrinterCondition::kPaperOut;
  // Recoverable and self-recovering errors, an error named nowhere else, off-line for no reason given.
  if ((error & 0x44) != 0 || (offline & 0x40) != 0 || (printer & 0x08) != 0) return PrinterCondition::kFault;
  if ((paper & 0x0C) != 0) return PrinterCondition::kPaperNearEnd;
  return PrinterCondition::kReady;
}

}  // namespace kiosk::printing::escpos
