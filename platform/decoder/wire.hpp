// SPDX-License-Identifier: Apache-2.0
// What the kiosk and its decoder say to each other: packets over a socket pair, pictures in shared memory.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "kiosk/base/geometry.hpp"
#include "kiosk/ports/symbol_reader.hpp"

/// Each message is one packet of a SOCK_SEQPACKET pair. Numbers are little-endian, "bytes" are a length as u16 and so
/// many bytes; a packet ends with its last field.
///
///   Setup    to the child, once, first   u32 "KDEC", u32 version, u64 most memory
///   Ready    to the kiosk, once          u32 "KDEC", u32 version
///   Request  to the child                u32 number, u16 width, u16 height; the pixels lie in the frame memory
///   Answer   to the kiosk                u32 number of the request, u8 kind, and
///     kind 0, a look                     u8 still (0, 1), u8 symbols (at most kMostSymbols), u8 unread (0, 1)
///       a symbol                         u8 linear (0, 1), bytes symbology, bytes text, 4 times u16 x, u16 y
///       unread                           u16 x, y, width, height, u8 contrast, u8 sharpness
///     kind 1, an error                   bytes detail
///
/// The child is not believed: a picture may have taken it over. What parse_answer() lets through is within the limits
/// below, with every corner inside the picture and no character in a name or a detail that could harm a log.
namespace platform::decoder::wire {

inline constexpr std::uint32_t kVersion = 1;

/// Where the child finds its end of the socket pair and the frame memory.
inline constexpr int kSocket = 3;
inline constexpr int kFrames = 4;

inline constexpr int kMostSide = 65535;            ///< pixels: what a u16 holds
inline constexpr std::size_t kMostSymbols = 8;     ///< as many as the reader gives
inline constexpr std::size_t kMostText = 7089;     ///< bytes: the digits of the largest QR code, ISO/IEC 18004 table 7
inline constexpr std::size_t kMostSymbology = 32;  ///< bytes, letters and digits
inline constexpr std::size_t kMostDetail = 256;    ///< bytes

/// No message is longer.
inline constexpr std::size_t kMostMessage = 32 + kMostSymbols * (1 + 2 + kMostSymbology + 2 + kMostText + 16);

struct Setup {
  std::uint32_t version = kVersion;
  std::uint64_t most_memory = 0;  ///< bytes that the child may map beyond what it has when it is ready
  friend bool operator==(const Setup&, const Setup&) = default;
};

struct Request {
  std::uint32_t number = 0;
  kiosk::Size size;  ///< 1 to kMostSide each
  friend bool operator==(const Request&, const Request&) = default;
};

using Answer = kiosk::Result<kiosk::ports::Look, kiosk::ports::ReadError>;

[[nodiscard]] std::string write_setup(const Setup& setup);
[[nodiscard]] std::string write_ready();
[[nodiscard]] std::string write_request(const Request& request);

/// What does not fit is left out (symbols), cut off (a detail) or moved to the nearest that is allowed (places,
/// shares).
[[nodiscard]] std::string write_answer(std::uint32_t number, const Answer& answer, kiosk::Size picture);

/// Nothing where the message is not exactly as described above; a setup is read whatever its version.
[[nodiscard]] std::optional<Setup> parse_setup(std::string_view message);
[[nodiscard]] bool is_ready(std::string_view message);
[[nodiscard]] std::optional<Request> parse_request(std::string_view message);

/// The answer to request `number`, about a picture of this size. Nothing where it is not one.
[[nodiscard]] std::optional<Answer> parse_answer(std::string_view message, std::uint32_t number, kiosk::Size picture);

}  // namespace platform::decoder::wire
