// SPDX-License-Identifier: Apache-2.0
// logfmt by hand: five fields in a fixed order, so that a line is easily read and cut.
#include "platform/central/access_log.hpp"

#include <algorithm>
#include <cstdio>

#include "kiosk/base/utf8.hpp"

namespace central {
namespace {

constexpr std::size_t kLongest = 128;

bool is_plain(char c) {
  const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  return letter || c == '-' || c == '_' || c == '.' || c == ':' || c == '/';
}

/// C0, DEL, C1, and the two separators that some readers of logs take for the end of a line.
bool breaks_lines(char32_t point) {
  return point < 0x20 || (point >= 0x7F && point < 0xA0) || point == U'\u2028' || point == U'\u2029';
}

std::string quoted(std::string_view text) {
  std::string out = "\"";
  while (!text.empty()) {
    const auto point = kiosk::utf8::first_of(text);
    if (out.size() + point.bytes > kLongest) break;
    if (breaks_lines(point.value)) {
      char escape[8] = "";
      std::snprintf(escape, sizeof escape, "\\u%04x", static_cast<unsigned>(point.value));
      out += escape;
    } else if (!point.valid) {
      out += "\xEF\xBF\xBD";
    } else {
      if (point.value == U'"' || point.value == U'\\') out += '\\';
      out += text.substr(0, point.bytes);
    }
    text.remove_prefix(point.bytes);
  }
  return out + '"';
}

std::string value_of(std::string_view text) {
  if (text.empty()) return "-";
  const bool plain = text != "-" && text.size() <= kLongest && std::ranges::all_of(text, is_plain);
  return plain ? std::string(text) : quoted(text);
}

/// Milliseconds to a tenth.
std::string milliseconds(std::chrono::nanoseconds took) {
  const auto tenths = std::max<long long>(0, std::chrono::round<std::chrono::microseconds>(took).count() + 50) / 100;
  return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10);
}

}  // namespace

std::string log_value(std::string_view text) { return value_of(text); }

std::string log_line(const Answered& answered) {
  return "route=" + value_of(answered.route) + " status=" + std::to_string(answered.status) +
         " ms=" + milliseconds(answered.took) + " device=" + value_of(answered.device) +
         " bytes=" + std::to_string(answered.bytes);
}

}  // namespace central
