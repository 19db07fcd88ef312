// SPDX-License-Identifier: Apache-2.0
// The language that only tests speak: English made longer and stranger, so that a word which was never translated, a
// line that is cut and a letter that has no room above it can be seen.
#pragma once

#include "kiosk/words/language.hpp"

namespace kiosk::words {

/// Code "en-XA". Every message stands between U+27E6 and U+27E7, has accents on its letters and is 40 % longer; its
/// {holes} stay as they are, and so does a message without a letter. Dates have no brackets, and times are as they
/// are. Lives as long as the program.
[[nodiscard]] const Language& pseudo();

}  // namespace kiosk::words
