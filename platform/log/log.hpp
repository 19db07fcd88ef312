// Sends the lines of kiosk::log to standard error or to a file that does not grow without end.
#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>

#include "kiosk/base/log.hpp"
#include "kiosk/base/result.hpp"

namespace platform::log {

struct Settings {
  kiosk::log::Level level = kiosk::log::Level::kInfo;  ///< lines below it are dropped
  /// Nothing: standard error. Else this file; when it is full it becomes NAME.1, NAME.1 becomes NAME.2, and NAME.2 is
  /// dropped, so that it never takes more than three times max_file_bytes.
  std::optional<std::filesystem::path> file;
  std::size_t max_file_bytes = 5 * 1024 * 1024;
};

/// Makes the sink and gives it to kiosk::log::set_sink; call once, before threads start. A line is
/// `TIME LEVEL AREA: MESSAGE` with RFC 3339 local time; control characters in it become \xNN, so that text from a
/// device can neither add lines nor move a terminal's cursor. Each line is on its way to the disk when write() returns.
/// Where the file cannot be written: one line that names it and the mend, and the sink stays as it was.
[[nodiscard]] kiosk::Result<void, std::string> install(const Settings& settings);

}  // namespace platform::log
