// SPDX-License-Identifier: Apache-2.0
// Text as one word of a command that a person pastes into a shell.
#pragma once

#include <string>
#include <string_view>

namespace kiosk {

/// Whether a shell takes it as one word as it is.
[[nodiscard]] bool is_shell_word(std::string_view text);
/// The text itself where a shell takes it as it is; else in single quotes.
[[nodiscard]] std::string shell_word(std::string_view text);
/// In single quotes whatever it is.
[[nodiscard]] std::string in_single_quotes(std::string_view text);

}  // namespace kiosk
