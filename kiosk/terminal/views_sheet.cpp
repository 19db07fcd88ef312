// SPDX-License-Identifier: Apache-2.0
// Thumbnails by the mean of the pixels that each of theirs stands for.
#include "kiosk/terminal/views_sheet.hpp"

#include <algorithm>
#include <utility>

namespace kiosk {
namespace {

constexpr int kThumbArea = 168 * 298;  // pixels, about: as large as names are readable below
constexpr int kGap = 20;
constexpr int kName = 28;  // height of a name's line
constexpr int kType = 13;
constexpr int kWidest = 2400;
constexpr Color kSheet{236, 233, 226, 255};
constexpr Color kInk{22, 20, 15, 255};

/// The size of a thumbnail: the view's form, about kThumbArea.
Size thumb_of(Size view) {
  int width = 1;
  while ((width + 1) * (width + 1) * static_cast<long>(view.height) / view.width <= kThumbArea) ++width;
  return {width, std::max(1, width * view.height / view.width)};
}

Color mean(const platform::sdl::SdlPicture& picture, Rect area) {
  unsigned r = 0, g = 0, b = 0, n = 0;
  for (int y = area.y; y < area.bottom(); ++y) {
    for (int x = area.x; x < area.right(); ++x) {
      const auto color = picture.at({x, y});
      r += color.r, g += color.g, b += color.b, ++n;
    }
  }
  n = std::max(n, 1U);
  return {static_cast<std::uint8_t>(r / n), static_cast<std::uint8_t>(g / n), static_cast<std::uint8_t>(b / n), 255};
}

/// The name, with an ellipsis where its column is too narrow: it is only a caption.
std::string fitting(const ports::Canvas& canvas, const ports::TextStyle& style, std::string name, int width) {
  if (canvas.measure(style, name).width <= width) return name;
  while (!name.empty() && canvas.measure(style, name + "…").width > width) name.pop_back();
  return name + "…";
}

}  // namespace

Result<std::unique_ptr<ContactSheet>, TerminalError> ContactSheet::open(const platform::sdl::Stationery& stationery,
                                                                        Size view, std::size_t views) {
  const auto thumb = thumb_of(view);
  const auto columns = static_cast<std::size_t>(std::max(1, (kWidest - kGap) / (thumb.width + kGap)));
  const auto rows = (views + columns - 1) / columns;
  const Size size{kGap + static_cast<int>(std::min(columns, views)) * (thumb.width + kGap),
                  kGap + static_cast<int>(rows) * (thumb.height + kName + kGap)};
  auto sheet = platform::sdl::SdlPicture::open(stationery, size);
  if (!sheet) return failure(TerminalError{sheet.error().message});
  (*sheet)->canvas().fill({0, 0, size.width, size.height}, kSheet, 0);
  return std::unique_ptr<ContactSheet>(new ContactSheet(std::move(*sheet), thumb, columns, views));
}

void ContactSheet::add(const std::string& name, const platform::sdl::SdlPicture& picture) {
  if (added_ == views_) return;
  const auto column = static_cast<int>(added_ % columns_);
  const auto row = static_cast<int>(added_ / columns_);
  const Point corner{kGap + column * (thumb_.width + kGap), kGap + row * (thumb_.height + kName + kGap)};
  auto& canvas = sheet_->canvas();
  const auto whole = picture.size();
  for (int y = 0; y < thumb_.height; ++y) {
    const int top = y * whole.height / thumb_.height;
    const int bottom = std::max(top + 1, (y + 1) * whole.height / thumb_.height);
    for (int x = 0; x < thumb_.width; ++x) {
      const int left = x * whole.width / thumb_.width;
      const int right = std::max(left + 1, (x + 1) * whole.width / thumb_.width);
      canvas.fill({corner.x + x, corner.y + y, 1, 1}, mean(picture, {left, top, right - left, bottom - top}), 0);
    }
  }
  const ports::TextStyle style{ports::Face::kText, ports::Weight::kMedium, kType, 0, ports::Direction::kLeftToRight};
  canvas.text({corner.x, corner.y + thumb_.height + 4}, style, kInk, fitting(canvas, style, name, thumb_.width));
  ++added_;
}

}  // namespace kiosk
