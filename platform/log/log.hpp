// SPDX-License-Identifier: Apache-2.0
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
  /// Nothing: standard error. Else this file, for its owner alone; when it is full it becomes NAME.1, NAME.1 becomes
  /// NAME.2, and NAME.2 is dropped, so that it never takes more than three times max_file_bytes.
  std::optional<std::filesystem::path> file;
  std::size_t max_file_bytes = 5 * 1024 * 1024;
};

/// Makes the sink and gives it to kiosk::log::set_sink; call once, before threads start. A line is
/// `TIME LEVEL AREA: MESSAGE` with RFC 3339 local time; control characters in it become \xNN, so that text from a
/// device can neither add lines nor move a terminal's cursor. write() never waits: a thread of its own puts the lines
/// out, from a bounded queue; where a reader does not keep up lines are dropped, and how many is a line of its own.
/// kiosk::log::flush(), and the end of the program, wait at most a second for what is queued. A reader that goes away
/// ends nothing: SIGPIPE is ignored from here on. An exception that nothing catches gets a line too.
/// Where the file cannot be written: one line that names it and what to do, and the sink stays as it was.
[[nodiscard]] kiosk::Result<void, std::string> install(const Settings& settings);

/// Ignores SIGPIPE, so that a reader of the program's output that goes away does not end it. For programs that do not
/// install a log.
void outlive_readers();

}  // namespace platform::log
