// Where log lines go: standard error until the composition root says otherwise.
#include "kiosk/base/log.hpp"

#include <cstdio>
#include <utility>

namespace kiosk::log {
namespace {

Sink& current_sink() {
  static Sink sink = [](Level, std::string_view area, std::string_view message) {
    std::fprintf(stderr, "%.*s: %.*s\n", static_cast<int>(area.size()), area.data(), static_cast<int>(message.size()),
                 message.data());
  };
  return sink;
}

}  // namespace

void set_sink(Sink sink) { current_sink() = std::move(sink); }

void write(Level level, std::string_view area, std::string_view message) { current_sink()(level, area, message); }

}  // namespace kiosk::log
