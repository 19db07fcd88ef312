// SPDX-License-Identifier: Apache-2.0
// The names of all zones, and their cities alone.
#include "kiosk/base/zone_names.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <functional>
#include <map>
#include <stdexcept>
#include <vector>

#include <date/tz.h>

#include "kiosk/base/spelling.hpp"

namespace kiosk {
namespace {

constexpr std::size_t kMostMissing = 3;  // letters

/// As people type it: small letters, '_' for a blank.
std::string folded(std::string_view text) {
  std::string made(text.substr(0, 64));
  std::ranges::transform(made, made.begin(), [](char c) {
    return c == ' ' ? '_' : c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return made;
}

/// Not an alias of earlier times ("Canada/Eastern", "EST5EDT") or an offset ("Etc/GMT+5").
bool is_of_a_continent(std::string_view zone) {
  constexpr std::array<std::string_view, 9> kContinents = {
      "Africa/", "America/", "Antarctica/", "Asia/", "Atlantic/", "Australia/", "Europe/", "Indian/", "Pacific/"};
  return std::ranges::any_of(kContinents, [&](std::string_view one) { return zone.starts_with(one); });
}

}  // namespace

std::optional<std::string> zone_meant_by(std::string_view name) {
  const auto typed = folded(name);
  std::map<std::string, std::string, std::less<>> meant;  // what may have been typed, and the zone's name
  try {
    for (const auto& zone : date::get_tzdb().zones) {
      const auto& full = zone.name();
      if (!is_of_a_continent(full)) continue;
      meant.emplace(folded(full), full);
      meant.emplace(folded(full.substr(full.rfind('/') + 1)), full);
    }
  } catch (const std::runtime_error&) {
    return std::nullopt;  // there is no database
  }
  std::vector<std::string_view> known;
  // Easter is in every "Eastern Time": what is much shorter or longer was not meant.
  for (const auto& [word, full] : meant) {
    if (std::max(word.size(), typed.size()) - std::min(word.size(), typed.size()) <= kMostMissing)
      known.push_back(word);
  }
  const auto near = near_words(typed, known, 1);
  return near.empty() ? std::nullopt : std::optional(meant.find(near.front())->second);
}

}  // namespace kiosk
