// SPDX-License-Identifier: Apache-2.0
// Why a scan cannot be a pass, and how that is told: never with the text that was read.
#pragma once

#include <string>
#include <string_view>

namespace kiosk::app {

enum class NotAPass {
  kEmpty,        ///< nothing left once space and prefix are gone
  kTooLong,      ///< over kLongestPass bytes
  kUnprintable,  ///< a control character inside, or a byte that its symbology does not have or that is not ASCII
  kNotTaken,     ///< a symbology that PassRules does not name
  kTicket,       ///< the code of a ticket: a person who holds one near the reader need not sign in with it
  kUnchecked,    ///< a signed pass, and no keys to check it with
  kUnsigned,     ///< an opaque one where all have to be signed
  kNotGenuine,   ///< a signed pass that is damaged or forged, or that another festival signed
};

/// What a kiosk's settings lack where it meets kUnchecked, and how to get it.
inline constexpr std::string_view kSetKeysFile =
    "signed passes cannot be checked: set keys_file in [passes] (central keys prints it)";

/// What such scans are, to stand behind a number of them: "too long".
[[nodiscard]] std::string_view words_of(NotAPass why);

/// The sentence for who tries readers out: "something that is no pass: too long".
[[nodiscard]] std::string refusal_of(NotAPass why);

}  // namespace kiosk::app
