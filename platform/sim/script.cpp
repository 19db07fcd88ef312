// SPDX-License-Identifier: Apache-2.0
// Cutting a script into lines and words.
#include "platform/sim/script.hpp"

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <fstream>

namespace platform::sim {
namespace {

constexpr std::size_t kLargest = 1 << 20;

std::string_view without_end_space(std::string_view text) {
  const auto last = text.find_last_not_of(" \t\r");
  return last == std::string_view::npos ? std::string_view() : text.substr(0, last + 1);
}

}  // namespace

kiosk::Result<std::vector<ScriptLine>, ScriptError> read_script(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::string text(kLargest + 1, '\0');
  in.read(text.data(), static_cast<std::streamsize>(text.size()));
  if (!in.is_open() || in.bad()) {
    return kiosk::failure(ScriptError{file.string() + " cannot be read; name a script that exists"});
  }
  text.resize(static_cast<std::size_t>(in.gcount()));
  if (text.size() > kLargest) return kiosk::failure(ScriptError{file.string() + " is over 1 MB; name a script"});

  std::vector<ScriptLine> lines;
  std::string_view left = text;
  for (int number = 1; !left.empty(); ++number) {
    const auto end = std::min(left.find('\n'), left.size());
    auto line = without_end_space(left.substr(0, end));
    left.remove_prefix(std::min(end + 1, left.size()));
    if (line.empty() || line.front() == '#') continue;
    auto verb = take_word(line);
    lines.push_back({number, std::move(verb), std::string(line)});
  }
  return lines;
}

ScriptError script_error(const std::filesystem::path& file, const ScriptLine& line, std::string_view wrong,
                         std::string_view remedy) {
  return {file.string() + ":" + std::to_string(line.number) + ": " + std::string(wrong) + "; " + std::string(remedy)};
}

std::string take_word(std::string_view& text) {
  const auto end = std::min(text.find(' '), text.size());
  std::string word(text.substr(0, end));
  text.remove_prefix(std::min(end + 1, text.size()));
  return word;
}

std::optional<kiosk::Duration> read_milliseconds(std::string_view text) {
  constexpr kiosk::Duration::rep kHour = 3'600'000;
  kiosk::Duration::rep value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || value < 0 || value > kHour) return std::nullopt;
  return kiosk::Duration(value);
}

}  // namespace platform::sim
