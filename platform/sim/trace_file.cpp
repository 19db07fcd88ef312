// SPDX-License-Identifier: Apache-2.0
// Writing the trace.
#include "platform/sim/trace_file.hpp"

#include <utility>

#include "kiosk/base/log.hpp"
#include "platform/sim/json_string.hpp"

namespace platform::sim {

kiosk::Result<std::unique_ptr<TraceFile>, TraceError> TraceFile::open(const std::filesystem::path& file) {
  std::ofstream out(file, std::ios::app | std::ios::binary);
  if (!out) return kiosk::failure(TraceError{"the trace " + file.string() + " cannot be written"});
  return std::unique_ptr<TraceFile>(new TraceFile(std::move(out)));
}

void TraceFile::shown(const kiosk::ports::ShownScreen& screen) {
  if (broken_) return;
  out_ << trace_line(screen) << '\n' << std::flush;
  if (!out_) {
    broken_ = true;
    kiosk::log::error("trace", "the trace of screens cannot be written any more");
  }
}

std::string trace_line(const kiosk::ports::ShownScreen& screen) {
  std::string line =
      "{\"screen\":" + json_string(screen.name) + ",\"headline\":" + json_string(screen.headline) + ",\"targets\":[";
  bool first = true;
  for (const auto& target : screen.targets) {
    const auto number = [](std::string_view key, int value) {
      return ",\"" + std::string(key) + "\":" + std::to_string(value);
    };
    if (!std::exchange(first, false)) line.push_back(',');
    line += "{\"label\":" + json_string(target.label) + number("x", target.where.x) + number("y", target.where.y) +
            number("width", target.where.width) + number("height", target.where.height) + "}";
  }
  return line + "]}";
}

}  // namespace platform::sim
