// SPDX-License-Identifier: Apache-2.0
// `kiosk scan FILE...`: what the kiosk would read if these pictures were held before its camera.
#pragma once

#include <cstdio>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/core/values/pass_answer.hpp"

namespace kiosk {

/// Holds each picture up for as many frames as the reader needs to try everything, and prints a line a symbol,
/// `path<TAB>format<TAB>text`; bars count when two frames agree, as they do in the kiosk. Gives 0 where each file had a
/// symbol, 1 where one had none, 2 where one is no picture or the decoder failed (the remedy is on standard error).
[[nodiscard]] int scan_files(const std::vector<std::filesystem::path>& files, const std::vector<Symbology>& symbologies,
                             std::FILE* out);

/// One symbol as a line: tab, line feed, carriage return and backslash are \t \n \r \\, other bytes that are not
/// printable \xNN; UTF-8 stands as it is.
[[nodiscard]] std::string scan_line(std::string_view source, std::string_view symbology, std::string_view text);

}  // namespace kiosk
