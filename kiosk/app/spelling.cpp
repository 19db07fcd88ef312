// The edit distance of Levenshtein, one row at a time.
#include "kiosk/app/spelling.hpp"

#include <algorithm>
#include <cstddef>
#include <numeric>

namespace kiosk::app {
namespace {

/// Longer words are typed by nobody and would only cost time.
constexpr std::size_t kLongestWord = 64;

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

}  // namespace

std::string suggestion(std::string_view word, const std::vector<std::string_view>& known) {
  const auto typed = word.substr(0, kLongestWord);
  const auto nearest = std::ranges::min(known, {}, [typed](std::string_view each) { return distance(typed, each); });
  if (distance(typed, nearest) <= std::max<std::size_t>(2, typed.size() / 3)) {
    return "did you mean \"" + std::string(nearest) + "\"?";
  }
  std::string all = "use one of";
  for (const auto each : known) all += (all.ends_with('f') ? " \"" : ", \"") + std::string(each) + "\"";
  return all;
}

}  // namespace kiosk::app
