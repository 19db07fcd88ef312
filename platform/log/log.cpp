// kiosk::log on spdlog. Its exceptions end here; a write that fails later (disk full) is told on standard error.
#include "platform/log/log.hpp"

#include <memory>
#include <string_view>
#include <utility>

#include <spdlog/logger.h>
#include <spdlog/sinks/rotating_file_sink.h>
#include <spdlog/sinks/stdout_sinks.h>

namespace platform::log {
namespace {

using kiosk::log::Level;

/// With the one being written: three files.
constexpr std::size_t kOldFiles = 2;

spdlog::level::level_enum spdlog_level(Level level) {
  switch (level) {
    case Level::kDebug:
      return spdlog::level::debug;
    case Level::kInfo:
      return spdlog::level::info;
    case Level::kWarning:
      return spdlog::level::warn;
    case Level::kError:
      return spdlog::level::err;
  }
  return spdlog::level::err;
}

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

spdlog::sink_ptr make_sink(const Settings& settings) {
  if (!settings.file) return std::make_shared<spdlog::sinks::stderr_sink_mt>();
  return std::make_shared<spdlog::sinks::rotating_file_sink_mt>(settings.file->string(), settings.max_file_bytes,
                                                                kOldFiles);
}

}  // namespace

kiosk::Result<void, std::string> install(const Settings& settings) {
  try {
    auto logger = std::make_shared<spdlog::logger>("kiosk", make_sink(settings));
    logger->set_pattern("%Y-%m-%dT%H:%M:%S.%e%z %l %v");
    logger->set_level(spdlog_level(settings.level));
    logger->flush_on(spdlog::level::trace);
    kiosk::log::set_sink([logger](Level level, std::string_view area, std::string_view message) {
      logger->log(spdlog_level(level), "{}: {}", printable(area), printable(message));
    });
    return {};
  } catch (const std::exception& error) {
    return kiosk::failure("log file " + settings.file.value_or("").string() + " cannot be written (" +
                          printable(error.what()) +
                          "); make its folder exist and writable for the kiosk's user, or leave kiosk.log_file empty");
  }
}

}  // namespace platform::log
