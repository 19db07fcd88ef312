// SPDX-License-Identifier: Apache-2.0
// How often passes are read that are held up, by the kiosk's reader and by the bare library beside it.
#pragma once

#include <array>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "kiosk/ports/symbol_reader.hpp"
#include "tests/barcodes/frames.hpp"

namespace bench {

/// What one frame gave, and the milliseconds of this thread's own time that it took.
struct Answer {
  std::vector<kiosk::ports::Symbol> symbols;
  double ms = 0;
  bool failed = false;  ///< the library threw
};

using Way = std::function<Answer(const kiosk::GreyImage&)>;

/// The library as anybody would call it: all formats of passes, harder, rotated; the frame as it is.
[[nodiscard]] Answer bare(const kiosk::GreyImage& frame);

/// A reader's call, timed. `reader` outlives it.
[[nodiscard]] Way timed(kiosk::ports::SymbolReader& reader);

/// What came of one pass that was held up.
struct Reading {
  std::optional<int> seen;      ///< the first frame of which it was read, 0 to kHeldFrames - 1
  std::optional<int> believed;  ///< the same, but a linear one needs a second frame that says so
  int wrong = 0;                ///< symbols read that are not there
};

/// Over all passes of one resolution.
struct Reads {
  int seen = 0;
  int seen_early = 0;  ///< in the first two frames
  int believed = 0;
  int believed_early = 0;
  int wrong = 0;
  int failed = 0;
  double longest_ms = 0;
  std::array<std::array<int, tests::kSeverities>, tests::kTroubles.size()> by_trouble{};
};

/// Shows one frame to the way, and adds its time and failures to `reads`.
[[nodiscard]] Answer shown(const Way& way, const kiosk::GreyImage& frame, Reads& reads);

/// Judges what a frame of `pass` gave.
void judge(const tests::HeldPass& pass, int frame, const Answer& answer, Reading& reading);

void add(Reads& reads, const tests::HeldPass& pass, const Reading& reading);

}  // namespace bench
