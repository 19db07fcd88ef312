// SPDX-License-Identifier: Apache-2.0
// The SymbolReader that decodes in a child process, so that no picture can harm the kiosk.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "kiosk/ports/symbol_reader.hpp"
#include "platform/decoder/child.hpp"
#include "platform/decoder/frame_memory.hpp"
#include "platform/decoder/sanitizer.hpp"

namespace platform::decoder {

/// A sanitizer makes everything slower.
inline constexpr int kSlowness = kSanitized ? 10 : 1;

struct Settings {
  std::filesystem::path program;       ///< of the child; empty: kiosk-decoder in the folder of this program
  std::vector<std::string> arguments;  ///< of the child: names of the symbologies to read, none for all
  /// Of processor time for one frame: more is a hang.
  std::chrono::milliseconds most_cpu{150 * kSlowness};
  /// For one frame, where the machine is busy or the child is stopped.
  std::chrono::milliseconds most_wall{1000 * kSlowness};
  /// From starting a child until it is ready.
  std::chrono::milliseconds most_start{2000 * kSlowness};
  /// How long a child serves before another one takes its place: what has taken one over sees no more than that.
  std::chrono::seconds longest_service{60};

  /// Of one frame; memory is used as frames need it.
  std::size_t most_pixels = std::size_t{1} << 26U;
  /// Bytes that decoding may take beyond the frames.
  std::uint64_t most_memory = std::uint64_t{256} << 20U;
};

/// Gives each frame to a child (serve.hpp) that may do nothing but decode, and checks what comes back.
///
/// A child that crashes, hangs, runs out of memory or answers what is no answer costs the frame that it had: read()
/// returns an error, another child is started at once, and the frame is not tried again. What the child remembered of
/// earlier frames is gone with it. Children that end before they are ready are started again at once, then
/// after 0.1 s, and after twice as long each time up to 10 s; until then every frame is an error that says what is
/// wrong.
///
/// One thread, from the first to the last call; the destructor, which ends the child, may be called in another one. The
/// first child is started by the constructor; it ends with the thread that called that, and is then replaced.
class DecoderProcess final : public kiosk::ports::SymbolReader {
 public:
  explicit DecoderProcess(Settings settings);

  [[nodiscard]] kiosk::Result<kiosk::ports::Look, kiosk::ports::ReadError> read(
      const kiosk::GreyImage& picture) override;

  struct Counts {
    std::uint64_t started = 0;                ///< children
    std::uint64_t replaced = 0;               ///< children that were ready and came to grief
    std::chrono::microseconds last_start{0};  ///< from starting the child until it was seen to be ready
  };
  [[nodiscard]] const Counts& counts() const { return counts_; }

  /// The child's process, where there is one.
  [[nodiscard]] std::optional<pid_t> pid() const;

 private:
  using Trouble = std::string;  ///< what is wrong, for the log

  [[nodiscard]] std::optional<Trouble> refuse(const kiosk::GreyImage& picture) const;
  void start();
  /// Ends a child that has served long enough.
  void retire();
  [[nodiscard]] std::optional<Trouble> await_ready();
  [[nodiscard]] Trouble start_failed(Trouble trouble);
  [[nodiscard]] std::optional<Trouble> exchange(const std::string& request, std::size_t pixels);
  [[nodiscard]] Trouble replace(const std::string& what);

  Settings settings_;
  FrameMemory frames_;
  std::optional<Child> child_;
  bool ready_ = false;
  int failed_starts_ = 0;                             ///< since a child was ready
  std::chrono::steady_clock::time_point not_before_;  ///< of the next start
  Trouble why_not_;                                   ///< why there is no child
  std::uint32_t number_ = 0;                          ///< of the last request
  Counts counts_;
  std::string message_;  ///< received last; kept for its memory
};

}  // namespace platform::decoder
