// SPDX-License-Identifier: Apache-2.0
// Text for the database out of bytes that need not be text: names of files and of users.
#pragma once

#include <string>
#include <string_view>

namespace central {

/// UTF-8 without control characters, which every kind of database keeps: a byte that is neither comes as \xE9.
[[nodiscard]] std::string stored_text(std::string_view bytes);

/// Whether the text is UTF-8 without the control characters of ASCII: no database keeps any other as it is.
[[nodiscard]] bool is_plain_line(std::string_view text);

}  // namespace central
