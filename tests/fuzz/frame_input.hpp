// SPDX-License-Identifier: Apache-2.0
// How the bytes of a fuzzed frame are laid out: the fuzzer's target reads them so, its seeds are written so.
//   byte  how the frame is shown and what is drawn into it: the bits below
//   word  width, word height (lower byte first; taken modulo kMostSide + 1), word stride: from a row's first byte to
//   the
//         next one's
//   with kSymbol: byte symbology, byte length, the text, byte module in 1/32 pixels, word turn in 1/100 degrees, byte
//         tilt, byte damage: so many modules are flipped, a word each
//   the pixels, taken as often as it needs
#pragma once

namespace fuzz {

inline constexpr int kCalls = 7;        ///< this mask + 1 is how often the frame is shown
inline constexpr int kSymbol = 8;       ///< a symbol is drawn over the pixels
inline constexpr int kInverted = 16;    ///< light on dark
inline constexpr int kGrainy = 32;      ///< each time it is shown another pixel is off
inline constexpr int kWrongCount = 64;  ///< a pixel is missing
inline constexpr int kMostSide = 640;

}  // namespace fuzz
