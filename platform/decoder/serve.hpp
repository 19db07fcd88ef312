// SPDX-License-Identifier: Apache-2.0
// The decoder's own side: what runs in the child.
#pragma once

#include "kiosk/ports/symbol_reader.hpp"

namespace platform::decoder {

/// How a decoder ends when it ends by itself.
enum class End : int {
  kKioskGone = 0,
  kUsage = 2,         ///< for the program's main: its arguments were wrong
  kNotStarted = 3,    ///< by hand, or by something that is no kiosk: descriptors 3 and 4 are not what wire.hpp says
  kOtherVersion = 4,  ///< the kiosk speaks another version of wire.hpp
  kNotConfined = 5,   ///< the kernel lacks what confine() needs; standard error has the reason
  kHungry = 6,        ///< a picture took more memory than there is
};

/// The main of a program that DecoderProcess starts: gives up every right that decoding does not need, then answers
/// requests with what `reader` says until the kiosk is gone. Returns an End. One thread, and `reader` must not start
/// one.
///
/// What `reader` needs from files has to be loaded before. Out of memory ends the process: what a reader that has
/// failed so keeps is not known, and the kiosk starts another one.
[[nodiscard]] int serve(kiosk::ports::SymbolReader& reader);

}  // namespace platform::decoder
