// SPDX-License-Identifier: Apache-2.0
// kiosk::log through a queue to where lines end up, and what a program does whose log is a pipe or that ends badly.
#include "platform/log/log.hpp"

#include <chrono>
#include <csignal>
#include <cstdlib>
#include <exception>
#include <memory>
#include <string_view>
#include <utility>

#include "platform/log/line_queue.hpp"
#include "platform/log/outlets.hpp"

namespace platform::log {
namespace {

using kiosk::log::Level;

/// Of a text from elsewhere, such as a device's: a line is never longer than what a pipe takes at once.
constexpr std::size_t kLongest = 4000;
constexpr std::chrono::milliseconds kLastWords{1000};

std::string printable(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0x20 && byte != 0x7F) {
      out += c;
      continue;
    }
    out += "\\x";
    out += "0123456789abcdef"[byte >> 4];
    out += "0123456789abcdef"[byte & 0xF];
  }
  return out;
}

Line line_of(Level level, std::string_view area, std::string_view message) {
  Line line{level, std::chrono::system_clock::now(), printable(area) + ": " + printable(message)};
  if (line.text.size() <= kLongest) return line;
  std::size_t end = kLongest;
  while (end > 0 && (static_cast<unsigned char>(line.text[end]) & 0xC0) == 0x80) --end;  // not within a character
  line.text = line.text.substr(0, end) + "...";
  return line;
}

/// An exception that nothing catches: its line in the form of all others, instead of the library's.
[[noreturn]] void end_by_exception() {
  try {
    if (const auto thrown = std::current_exception()) std::rethrow_exception(thrown);
    kiosk::log::error("log", "the program ends itself");
  } catch (const std::exception& error) {
    kiosk::log::error("log", std::string("not caught: ") + error.what());
  } catch (...) {
    kiosk::log::error("log", "not caught: something that says nothing of itself");
  }
  kiosk::log::flush();
  std::abort();
}

void flush_at_exit() {
  static const bool done = std::atexit(kiosk::log::flush) == 0;
  static_cast<void>(done);
}

}  // namespace

void outlive_readers() { static_cast<void>(std::signal(SIGPIPE, SIG_IGN)); }

kiosk::Result<void, std::string> install(const Settings& settings) {
  try {
    auto queue = std::make_shared<LineQueue>(settings.file ? file_outlet(settings) : stderr_outlet(),
                                             QueueLimits{.last_words = kLastWords});
    outlive_readers();
    kiosk::log::set_sink(
        [queue, least = settings.level](Level level, std::string_view area, std::string_view message) {
          if (level >= least) queue->push(line_of(level, area, message));
        },
        [queue] { queue->flush(kLastWords); });
    std::set_terminate(end_by_exception);
    flush_at_exit();
    return {};
  } catch (const std::exception& error) {
    return kiosk::failure("log file " + settings.file.value_or("").string() + " cannot be written (" +
                          printable(error.what()) +
                          "); make its folder exist and writable for the kiosk's user, or leave kiosk.log_file empty");
  }
}

}  // namespace platform::log
