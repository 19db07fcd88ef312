// SPDX-License-Identifier: Apache-2.0
// Where log lines go: standard error until the composition root says otherwise.
#include "kiosk/base/log.hpp"

#include <array>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <string>
#include <utility>

#include "kiosk/base/standard_error.hpp"

namespace kiosk::log {
namespace {

const char* name_of(Level level) {
  switch (level) {
    case Level::kDebug:
      return "debug";
    case Level::kInfo:
      return "info";
    case Level::kWarning:
      return "warning";
    case Level::kError:
      break;
  }
  return "error";
}

/// RFC 3339, local time.
struct Stamp {
  std::array<char, 32> seconds{};
  std::array<char, 8> offset{};
  int milliseconds = 0;
};

Stamp stamp_of(std::chrono::system_clock::time_point at) {
  Stamp made;
  const auto seconds = std::chrono::system_clock::to_time_t(at);
  std::tm local{};
  ::localtime_r(&seconds, &local);
  std::strftime(made.seconds.data(), made.seconds.size(), "%Y-%m-%dT%H:%M:%S", &local);
  std::strftime(made.offset.data(), made.offset.size(), "%z", &local);
  const auto whole = std::chrono::floor<std::chrono::milliseconds>(at.time_since_epoch());
  made.milliseconds = static_cast<int>(whole.count() % 1000);
  return made;
}

void to_standard_error(Level level, std::string_view area, std::string_view message) {
  const auto stamp = stamp_of(std::chrono::system_clock::now());
  std::array<char, 80> head{};
  std::snprintf(head.data(), head.size(), "%s.%03d%.3s:%.2s %s ", stamp.seconds.data(), stamp.milliseconds,
                stamp.offset.data(), stamp.offset.data() + 3, name_of(level));
  tell(std::string(head.data()).append(area).append(": ").append(message));
}

struct Target {
  Sink sink;
  Flush flush;
};

/// Never destroyed: threads write to the last.
Target& current() {
  static Target& target = *new Target{to_standard_error, {}};
  return target;
}

}  // namespace

void set_sink(Sink sink, Flush flush) { current() = {std::move(sink), std::move(flush)}; }

void write(Level level, std::string_view area, std::string_view message) { current().sink(level, area, message); }

void flush() {
  if (current().flush) current().flush();
}

}  // namespace kiosk::log
