// SPDX-License-Identifier: Apache-2.0
// Scaling a frame down, and carrying the outlines along.
#include "kiosk/app/preview.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace kiosk::app {
namespace {

/// Each side of a pixel of the small picture in pixels of the frame.
int shrink(int width, int widest) { return std::max(1, (width + widest - 1) / std::max(1, widest)); }

bool is_whole(const GreyImage& frame) {
  return frame.width > 0 && frame.height > 0 &&
         frame.pixels.size() == static_cast<std::size_t>(frame.width) * static_cast<std::size_t>(frame.height);
}

/// The corners in the small picture, `by` times smaller and `width` wide.
ports::Corners moved(ports::Corners corners, int by, int width, bool mirror) {
  for (auto& corner : corners) {
    corner = {corner.x / by, corner.y / by};
    if (mirror) corner.x = width - 1 - corner.x;
  }
  return corners;
}

std::vector<Outline> outlines_of(const ports::Look& look) {
  std::vector<Outline> outlines;
  for (const auto& symbol : look.symbols) outlines.push_back({symbol.corners, true});
  if (outlines.empty() && look.unread && !look.unread->where.empty()) {
    outlines.push_back({ports::corners_of(look.unread->where), false});
  }
  return outlines;
}

}  // namespace

GreyImage small_picture(const GreyImage& frame, int widest, bool mirror) {
  if (!is_whole(frame)) return {};
  const int by = std::min(shrink(frame.width, widest), frame.height);
  GreyImage small{frame.width / by, frame.height / by, {}};
  small.pixels.reserve(static_cast<std::size_t>(small.width) * static_cast<std::size_t>(small.height));
  std::vector<unsigned> sums(static_cast<std::size_t>(small.width));
  const unsigned area = static_cast<unsigned>(by) * static_cast<unsigned>(by);
  const auto* row = frame.pixels.data();
  for (int y = 0; y < small.height; ++y) {
    std::ranges::fill(sums, 0U);
    for (int line = 0; line < by; ++line, row += frame.width) {
      const auto* pixel = row;
      for (auto& sum : sums) {
        for (int x = 0; x < by; ++x) sum += *pixel++;
      }
    }
    if (mirror) std::ranges::reverse(sums);
    for (const auto sum : sums) small.pixels.push_back(static_cast<std::uint8_t>(sum / area));
  }
  return small;
}

void Preview::put(const GreyImage& frame, const ports::Look& look, Instant now) {
  if (last_put_ && now - *last_put_ < kEvery) return;
  last_put_ = now;
  auto glimpse = std::make_shared<Glimpse>();
  glimpse->picture = small_picture(frame, kWidest, mirror_);
  if (glimpse->picture.pixels.empty()) return;
  const int by = frame.width / glimpse->picture.width;
  auto outlines = outlines_of(look);
  for (auto& outline : outlines) outline.corners = moved(outline.corners, by, glimpse->picture.width, mirror_);
  if (!outlines.empty() || now - outlined_ >= kLingers) {
    outlines_ = std::move(outlines);
    outlined_ = now;
  }
  glimpse->outlines = outlines_;
  {
    const std::lock_guard lock(mutex_);
    newest_ = std::move(glimpse);
  }
  wake_();
}

void Preview::clear() {
  last_put_.reset();
  outlines_.clear();
  const std::lock_guard lock(mutex_);
  newest_.reset();
}

std::shared_ptr<const Glimpse> Preview::newest() const {
  const std::lock_guard lock(mutex_);
  return newest_;
}

}  // namespace kiosk::app
