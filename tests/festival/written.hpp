// SPDX-License-Identifier: Apache-2.0
// A festival's file as somebody wrote it, and what the reader says of it.
#pragma once

#include <string>

#include "kiosk/base/result.hpp"
#include "platform/festival/festival.hpp"

namespace written {

/// A small festival without a slip or a warning, day 0 on 28 April 2024 in Toronto.
[[nodiscard]] std::string festival_text();

/// `text` with the first `from` replaced; fails the test where there is none.
[[nodiscard]] std::string with(std::string text, const std::string& from, const std::string& to);

/// What the reader makes of the text, in a file of its own that is named "FILE" in all messages.
[[nodiscard]] kiosk::Result<festival::Festival, std::string> read(const std::string& text);

/// The lines of the error; none where there is no error.
[[nodiscard]] std::vector<std::string> mistakes(const std::string& text);

/// The warnings; fails the test where there is an error.
[[nodiscard]] std::vector<std::string> warnings(const std::string& text);

}  // namespace written
