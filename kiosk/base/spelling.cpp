// SPDX-License-Identifier: Apache-2.0
// The edit distance of Levenshtein, one row at a time.
#include "kiosk/base/spelling.hpp"

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <utility>

namespace kiosk {
namespace {

/// Longer words are typed by nobody and would only cost time.
constexpr std::size_t kLongestWord = 64;
/// Shorter parts stand within half of all words.
constexpr std::size_t kShortestPart = 3;

std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 0; i < a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i + 1;
    for (std::size_t j = 0; j < b.size(); ++j) {
      const std::size_t changed = diagonal + (a[i] == b[j] ? 0 : 1);
      diagonal = row[j + 1];
      row[j + 1] = std::min({changed, row[j] + 1, diagonal + 1});
    }
  }
  return row.back();
}

bool within(std::string_view part, std::string_view whole) {
  return part.size() >= kShortestPart && whole.find(part) != std::string_view::npos;
}

}  // namespace

std::vector<std::string_view> near_words(std::string_view word, const std::vector<std::string_view>& known,
                                         std::size_t most) {
  const auto typed = word.substr(0, kLongestWord);
  const std::size_t near_enough = std::max<std::size_t>(2, typed.size() / 3);
  std::vector<std::pair<std::size_t, std::string_view>> found;
  for (const auto each : known) {
    const auto away = distance(typed, each.substr(0, kLongestWord));
    if (away <= near_enough || within(typed, each) || within(each, typed)) found.emplace_back(away, each);
  }
  std::ranges::stable_sort(found, {}, [](const auto& entry) { return entry.first; });
  std::vector<std::string_view> words;
  for (const auto& [away, each] : found) {
    if (words.size() < most) words.push_back(each);
  }
  return words;
}

std::string suggestion(std::string_view word, const std::vector<std::string_view>& known) {
  if (const auto near = near_words(word, known, 1); !near.empty()) {
    return "did you mean \"" + std::string(near.front()) + "\"?";
  }
  std::string all = "use one of";
  for (const auto each : known) all += (all.ends_with('f') ? " \"" : ", \"") + std::string(each) + "\"";
  return all;
}

}  // namespace kiosk
