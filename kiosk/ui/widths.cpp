// SPDX-License-Identifier: Apache-2.0
// Growing by shares with a floor; shrinking from above to a common level.
#include "kiosk/ui/widths.hpp"

#include <algorithm>
#include <cstddef>
#include <numeric>

namespace kiosk::ui {
namespace {

int sum(const std::vector<int>& widths) { return std::accumulate(widths.begin(), widths.end(), 0); }

// Which of the claims may be lowered, and how far.
struct Lowering {
  std::vector<bool> may;
  std::vector<int> least;
};

int lowered(int width, int least, int level) { return std::max(std::min(width, least), std::min(width, level)); }

// Lowers those that may be to a common level, so that all fit if that is possible.
void lower(std::vector<int>& widths, const Lowering& lowering, int room) {
  const auto total = [&](int level) {
    int all = 0;
    for (std::size_t i = 0; i < widths.size(); ++i) {
      all += lowering.may[i] ? lowered(widths[i], lowering.least[i], level) : widths[i];
    }
    return all;
  };
  int low = 0;
  int high = *std::max_element(widths.begin(), widths.end());
  while (low < high) {
    const int middle = (low + high + 1) / 2;
    (total(middle) <= room ? low : high) = total(middle) <= room ? middle : middle - 1;
  }
  const std::vector<int> before = widths;
  for (std::size_t i = 0; i < widths.size(); ++i) {
    if (lowering.may[i]) widths[i] = lowered(widths[i], lowering.least[i], low);
  }
  // What rounding leaves, so that the line ends where its room does.
  for (std::size_t i = 0; i < widths.size(); ++i) {
    widths[i] += std::clamp(room - sum(widths), 0, before[i] - widths[i]);
  }
}

}  // namespace

std::vector<int> grown(const std::vector<Claim>& claims, int room) {
  std::vector<int> widths;
  std::vector<bool> grows;
  int left = room;
  int shares = 0;
  for (const Claim& claim : claims) {
    widths.push_back(claim.natural);
    grows.push_back(claim.grow > 0);
    left -= claim.grow > 0 ? 0 : claim.natural;
    shares += claim.grow;
  }
  for (bool settled = false; !settled;) {
    settled = true;
    for (std::size_t i = 0; i < claims.size(); ++i) {
      if (!grows[i] || static_cast<long>(claims[i].natural) * shares <= static_cast<long>(left) * claims[i].grow)
        continue;
      grows[i] = false;
      left -= claims[i].natural;
      shares -= claims[i].grow;
      settled = false;
    }
  }
  for (std::size_t i = 0; i < claims.size(); ++i) {
    if (!grows[i]) continue;
    widths[i] = static_cast<int>(static_cast<long>(left) * claims[i].grow / shares);
    left -= widths[i];
    shares -= claims[i].grow;
  }
  return widths;
}

std::vector<int> shrunk(const std::vector<Claim>& claims, int room) {
  std::vector<int> widths;
  Lowering growing;
  Lowering any;
  for (const Claim& claim : claims) {
    widths.push_back(claim.natural);
    growing.may.push_back(claim.grow > 0);
    growing.least.push_back(claim.least);
    any.may.push_back(true);
    any.least.push_back(claim.least);
  }
  if (widths.empty()) return widths;
  lower(widths, growing, room);
  if (sum(widths) > room) lower(widths, any, room);
  any.least.assign(widths.size(), 0);
  if (sum(widths) > room) lower(widths, any, std::max(0, room));
  return widths;
}

}  // namespace kiosk::ui
