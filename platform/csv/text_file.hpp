// SPDX-License-Identifier: Apache-2.0
// Reads a text file whatever program wrote it: UTF-8, UTF-16 or Windows-1252, with a byte order mark or without.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "kiosk/base/result.hpp"

namespace platform::csv {

inline constexpr std::size_t kLargestFile = std::size_t{32} * 1024 * 1024;  ///< bytes

enum class Encoding { kUtf8, kUtf16, kWindows1252 };

/// "UTF-8", "UTF-16", "Windows-1252".
[[nodiscard]] std::string_view name_of(Encoding encoding);
/// "utf-8", "utf-16", "windows-1252", "cp1252", "latin-1", "latin1", "iso-8859-1", in any case.
[[nodiscard]] std::optional<Encoding> encoding_named(std::string_view name);

struct Text {
  std::string utf8;  ///< well-formed, without a byte order mark and without NUL
  Encoding encoding = Encoding::kUtf8;
};

/// Turns the bytes of a file into text. `given`: what they are; nothing: found out. Bytes that are no UTF-8 are
/// Windows-1252, of which Latin-1's letters are a part; where UTF-8 stands beside them the file was damaged, and is
/// refused. So are a spreadsheet program's own format, a picture, and what has a NUL byte. The error is one line, with
/// the line of the file where there is one, and says what to do.
[[nodiscard]] kiosk::Result<Text, std::string> to_text(std::string_view bytes, std::optional<Encoding> given = {});

/// Reads the file first; "-" is standard input. Of a file over kLargestFile no more than that is ever read.
[[nodiscard]] kiosk::Result<Text, std::string> read_text(const std::string& file, std::optional<Encoding> given = {});

}  // namespace platform::csv
