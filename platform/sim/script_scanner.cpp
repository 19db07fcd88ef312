// SPDX-License-Identifier: Apache-2.0
// Reading the script whole before anything is played, then handing out its scans when they are due.
#include "platform/sim/script_scanner.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <thread>
#include <utility>

namespace platform::sim {
namespace {

using kiosk::ports::RawScan;

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

/// Nothing where a backslash opens neither \xNN nor \\.
std::optional<std::string> unescaped(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    if (text[0] != '\\') {
      out.push_back(text[0]);
      text.remove_prefix(1);
    } else if (text.starts_with("\\\\")) {
      out.push_back('\\');
      text.remove_prefix(2);
    } else if (text.size() >= 4 && text[1] == 'x' && hex_digit(text[2]) >= 0 && hex_digit(text[3]) >= 0) {
      out.push_back(static_cast<char>(hex_digit(text[2]) * 16 + hex_digit(text[3])));
      text.remove_prefix(4);
    } else {
      return std::nullopt;
    }
  }
  return out;
}

}  // namespace

kiosk::Result<std::unique_ptr<ScriptScanner>, ScriptError> ScriptScanner::open(const std::filesystem::path& file) {
  const auto lines = read_script(file);
  if (!lines) return kiosk::failure(lines.error());
  auto steps = parse(file, *lines);
  if (!steps) return kiosk::failure(std::move(steps.error()));
  return std::unique_ptr<ScriptScanner>(new ScriptScanner(std::move(*steps)));
}

auto ScriptScanner::parse(const std::filesystem::path& file, const std::vector<ScriptLine>& lines)
    -> kiosk::Result<std::vector<Step>, ScriptError> {
  std::vector<Step> steps;
  kiosk::Duration wait{0};
  for (const auto& line : lines) {
    const auto wrong = [&](std::string_view what, std::string_view remedy) {
      return kiosk::failure(script_error(file, line, what, remedy));
    };
    if (line.verb == "wait") {
      const auto more = read_milliseconds(line.rest);
      if (!more) return wrong("'" + line.rest + "' is no time", "write milliseconds up to an hour: wait 500");
      wait += *more;
    } else if (line.verb == "scan") {
      std::string_view rest = line.rest;
      auto symbology = take_word(rest);
      auto text = unescaped(rest);
      if (!text) return wrong("a backslash opens no escape", "write \\xNN with two hex digits, or \\\\");
      if (text->empty()) return wrong("there is no text", "write: scan QRCode TEXT");
      if (symbology == "-") symbology.clear();
      steps.push_back({std::exchange(wait, kiosk::Duration(0)), {std::move(*text), kiosk::Symbology(symbology)}});
    } else {
      return wrong("'" + line.verb + "' is not known", "there are wait and scan");
    }
  }
  return steps;
}

kiosk::Result<std::optional<RawScan>, kiosk::ports::ScannerError> ScriptScanner::next_scan(kiosk::Duration timeout) {
  const auto now = std::chrono::steady_clock::now();
  const auto until = now + timeout;
  if (next_ == steps_.size()) {
    std::this_thread::sleep_until(until);
    return std::optional<RawScan>();
  }
  const auto& step = steps_[next_];
  if (!due_) due_ = now + step.wait;
  std::this_thread::sleep_until(std::min(until, *due_));
  if (until < *due_) return std::optional<RawScan>();
  ++next_;
  due_ = next_ < steps_.size() ? std::chrono::steady_clock::now() + steps_[next_].wait
                               : std::chrono::steady_clock::time_point();
  return std::optional<RawScan>(step.scan);
}

}  // namespace platform::sim
