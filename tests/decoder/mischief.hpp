// SPDX-License-Identifier: Apache-2.0
// Pictures that make the program unruly-decoder do what a decoder must not: marked by their first pixels.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <vector>

#include "kiosk/base/image.hpp"
#include "platform/decoder/decoder_process.hpp"

namespace tests {

enum class Mischief : std::uint8_t {
  kTell,  ///< none: a symbol "Tell" that says what the child was started with
  kCrash,
  kAbort,
  kThrow,
  kLoop,
  kStarve,
  kStarveSlowly,
  kOpen,
  kRead,
  kWriteFile,
  kSocket,
  kFork,
  kThread,
  kExec,
  kMapCode,
  kMapFile,
  kMakeCode,
  kSignal,
  kTrace,
  kDuplicate,
  kSendDescriptor,
  kControlTerminal,
  kBecomeDumpable,
  kRaiseLimit,
  kNonsense,
  kEmptyAnswer,
  kHugeAnswer,
  kAnswerTwice,
};

inline constexpr std::array<std::uint8_t, 3> kMark{0xC5, 0x3A, 0x96};

/// 64x64 pixels.
inline kiosk::GreyImage picture_of(Mischief mischief) {
  kiosk::GreyImage picture{64, 64, std::vector<std::uint8_t>(std::size_t{64} * 64, 200)};
  for (std::size_t i = 0; i < kMark.size(); ++i) picture.pixels[i] = kMark[i];
  picture.pixels[kMark.size()] = static_cast<std::uint8_t>(mischief);
  return picture;
}

inline std::optional<Mischief> mischief_of(const kiosk::GreyImage& picture) {
  if (picture.pixels.size() <= kMark.size()) return std::nullopt;
  for (std::size_t i = 0; i < kMark.size(); ++i) {
    if (picture.pixels[i] != kMark[i]) return std::nullopt;
  }
  return static_cast<Mischief>(picture.pixels[kMark.size()]);
}

/// A program of this build: all are in one folder.
inline std::filesystem::path built_program(const char* name) {
  return std::filesystem::read_symlink("/proc/self/exe").parent_path() / name;
}

/// With limits of time that a busy machine and a sanitizer keep.
inline platform::decoder::Settings patient_settings(const char* program = "unruly-decoder") {
  using std::chrono::seconds;
  platform::decoder::Settings settings;
  settings.program = built_program(program);
  settings.most_cpu = seconds(10);
  settings.most_wall = seconds(60);
  settings.most_start = seconds(60);
  settings.most_memory = std::uint64_t{96} << 20U;
  return settings;
}

}  // namespace tests
