// SPDX-License-Identifier: Apache-2.0
// ESC/POS as a printer reads it, written apart from kiosk/printing: it judges what that sends.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace platform::sim {

struct Initialize {};  ///< ESC @
struct Raster {        ///< GS v 0 in mode 0
  int stride = 0;      ///< bytes a line
  int lines = 0;
  std::string data;  ///< stride * lines bytes, 1 is ink, leftmost dot in the highest bit
};
struct FeedDots {  ///< ESC J, and ESC d and LF in lines of 1/6 inch
  int dots = 0;
};
struct Cut {           ///< GS V
  bool feeds = false;  ///< forms 65 and 66: feed until the last line stands at the cutter, then `extra` dots
  int extra = 0;
};
struct AskProcessId {  ///< GS ( H fn 48
  std::array<char, 4> id{};
};
struct AskQueued {  ///< GS r
  int n = 1;        ///< 1 paper, 2 drawer
};
struct AutoStatus {  ///< GS a
  std::uint8_t mask = 0;
};
struct Skip {};            ///< NUL, and DLE EOT, which was answered when it came in
struct Unknown {           ///< no command this printer has, or one with a parameter out of range
  std::size_t offset = 0;  ///< of its first byte in all that was fed
  std::string bytes;       ///< as far as it was understood, 1 to 16
};
using Command = std::variant<Initialize, Raster, FeedDots, Cut, AskProcessId, AskQueued, AutoStatus, Skip, Unknown>;

/// Bytes in, commands out. Holds at most what was fed and not yet taken. Any bytes at all are safe to feed.
class EscposDecoder {
 public:
  /// `width_dots`: what fits on a line; a wider raster is Unknown.
  explicit EscposDecoder(int width_dots) : most_stride_((width_dots + 7) / 8) {}

  void feed(std::string_view bytes) { buffer_.append(bytes); }

  /// The next whole command; nothing where its rest is still to come. After Unknown it goes on behind those bytes.
  [[nodiscard]] std::optional<Command> next();

  /// Bytes fed and not yet taken.
  [[nodiscard]] std::size_t waiting() const { return buffer_.size(); }

 private:
  struct Parsed;
  [[nodiscard]] Parsed parse() const;
  [[nodiscard]] Parsed parse_escape() const;
  [[nodiscard]] Parsed parse_group() const;
  [[nodiscard]] Parsed parse_raster() const;
  [[nodiscard]] Parsed parse_process_id() const;
  [[nodiscard]] Parsed parse_cut() const;
  [[nodiscard]] Parsed unknown(std::size_t length) const;
  /// The byte at `i`, or -1 where it has not come yet.
  [[nodiscard]] int at(std::size_t i) const { return i < buffer_.size() ? static_cast<std::uint8_t>(buffer_[i]) : -1; }

  int most_stride_;
  std::size_t taken_ = 0;
  std::string buffer_;
};

/// Finds real-time commands the way printers do: anywhere in the stream, picture data included.
class RealtimeScanner {
 public:
  /// A DLE EOT: `n` is 1 to 4. A DLE ENQ or DLE DC4 that would have acted: `n` is 0.
  struct Found {
    int n = 0;
  };
  /// What the stream's next byte completes.
  [[nodiscard]] std::optional<Found> take(char byte);

 private:
  std::uint8_t before_last_ = 0;
  std::uint8_t last_ = 0;
};

}  // namespace platform::sim
