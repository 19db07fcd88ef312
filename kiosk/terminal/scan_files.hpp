// SPDX-License-Identifier: Apache-2.0
// `kiosk scan FILE...`: what the kiosk would read if these pictures were held before its camera.
#pragma once

#include <cstdio>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/app/pass_text.hpp"

namespace kiosk {

/// Says it on standard error, after the command's name, and gives 2.
int complain_of_scan(const std::string& line);

struct FileScan {
  app::PassRules rules;   ///< the symbologies are what is looked for
  bool refusing = false;  ///< of a kiosk's configuration: what it refuses is told, and is no pass
};

/// Holds each picture up for as many frames as the reader needs to try everything, and prints a line a symbol,
/// `path<TAB>format<TAB>text`; bars count when two frames agree, as they do in the kiosk. Gives 0 where each file had a
/// symbol, 1 where one had none, 2 where one is no picture or the decoder failed (the remedy is on standard error).
/// Where `what` is refusing, the line of a symbol that is no pass is followed by one on standard error that says why,
/// and does not count. Borrows the rules' keys.
[[nodiscard]] int scan_files(const std::vector<std::filesystem::path>& files, const FileScan& what, std::FILE* out);

/// One symbol as a line: tab, line feed, carriage return and backslash are \t \n \r \\, other bytes that are not
/// printable \xNN; UTF-8 stands as it is.
[[nodiscard]] std::string scan_line(std::string_view source, std::string_view symbology, std::string_view text);

}  // namespace kiosk
