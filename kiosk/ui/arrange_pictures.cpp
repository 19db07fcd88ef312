// SPDX-License-Identifier: Apache-2.0
// Pictures, codes, rings, bars, and the well in which a pass is shown.
#include <algorithm>
#include <cmath>
#include <numbers>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/base/utf8.hpp"
#include "kiosk/ui/arrange.hpp"
#include "kiosk/ui/rects.hpp"

namespace kiosk::ui {
namespace {

constexpr Color kWhite{255, 255, 255};
constexpr Color kBlack{0, 0, 0};
constexpr Color kOwnColors{0, 0, 0, 0};

// The pictures of assets/icons: their sizes, and where the stripe is on the pass. In a low well less of the pass is
// seen, so that it stays large.
constexpr double kPassWidth = 340;
constexpr double kPassHeight = 410;
constexpr double kLowPassHeight = 340;
constexpr double kArrowAspect = 140.0 / 200.0;
constexpr double kStripeX = 150.7;  // its middle
constexpr double kStripeY = 153.5;
constexpr double kStripeRoom = 216;  // what of its length words may take
constexpr double kStripeType = 30;   // em size
constexpr double kStripeTilt = -5 * std::numbers::pi / 180;
constexpr Color kStripe{0xC8, 0x10, 0x2E};
constexpr Color kDarkStripe{0x9C, 0x0C, 0x24};

// Of a well under this one cannot make out anything.
constexpr double kLeastWellWidth = 300;
constexpr double kLeastWellHeight = 190;

}  // namespace

void Arrange::put_picture(const Picture& picture, Rect rect) {
  Size size = measure_->size(picture);
  if (size.width > rect.width && size.width > 0) size = {rect.width, size.height * rect.width / size.width};
  if (size.width <= 0 || size.height <= 0) return;
  const bool turned = picture.mirrors && measure_->setting().mirrored;
  const Color tint = picture.tint == Token::kNone ? kOwnColors : color(picture.tint);
  add(Icon{centred(rect, size), turned ? picture.name + "-rtl" : picture.name, tint});
}

void Arrange::put_code(const Code& code, Rect rect) {
  const Bitmap& modules = measure_->modules(code);
  const int count = std::max(modules.width(), modules.height());
  if (count == 0) return;
  const int side = measure_->side(code, rect.width);
  const int module = side / (count + 8);
  const Rect square = centred(rect, {side, side});
  add(Fill{square, kWhite, module});
  add(Modules{square.inset(4 * module), modules, kBlack});
}

void Arrange::put_ring(const Ring& ring, Rect rect, Color behind) {
  const int side = std::min({measure_->side(ring), rect.width, rect.height});
  const Rect square = centred(rect, {side, side});
  const int thick = std::max(2, side / 11);
  const int whole = std::max(1, ring.whole);
  const int sweep = static_cast<int>(360L * std::clamp(ring.part, 0, whole) / whole);
  const Point middle{square.x + side / 2, square.y + side / 2};
  add(Arc{middle, side / 2, thick, 0, 360, color(Token::kTrack)});
  if (sweep > 0) add(Arc{middle, side / 2, thick, 0, sweep, color(Token::kBrand)});
  Words label = ring.label;
  label.align = Align::kCenter;
  const TextBlock& block = measure_->block(ring.label, kBoundless);
  int y = middle.y - block.height / 2;
  for (const BlockLine& line : block.lines) {
    const int height = line.extent.ascent + line.extent.descent;
    add(TextLine{{middle.x - line.extent.width / 2, y + (block.pitch - height) / 2, line.extent.width, height},
                 block.style,
                 color(ring.label.color),
                 behind,
                 line.text});
    y += block.pitch;
  }
}

void Arrange::put_meter(const Meter& meter, Rect rect) {
  const int height = std::min(rect.height, metrics().gap(meter.height));
  const Rect bar = centred(rect, {rect.width, height});
  if (bar.empty()) return;
  const int radius = height / 2;
  const bool counts = meter.total > 0;
  if (!counts && !measure_->setting().still && !held_) {
    add(Sweep{bar, radius, color(Token::kBrand), color(Token::kTrack)});
    return;
  }
  add(Fill{bar, color(Token::kTrack), radius});
  const int done = counts ? std::clamp(meter.done, 0, meter.total) : 1;
  const int total = counts ? meter.total : 2;
  if (done == 0) return;
  const int length =
      std::max(std::min(height, bar.width), static_cast<int>(static_cast<long>(bar.width) * done / total));
  add(Fill{{bar.x, bar.y, length, height}, color(Token::kBrand), radius});
}

// What is held up, as the camera sees it, or the pass that shows how.
void Arrange::put_well(const PassWell& well, Rect rect) {
  if (rect.height < metrics().px(kLeastWellHeight) || rect.width < metrics().px(kLeastWellWidth)) return;
  const bool bordered = measure_->setting().theme.bordered;
  const int border = bordered ? measure_->border(3) : 0;
  const int radius = std::min(metrics().px(36), std::min(rect.width, rect.height) / 2);
  add(Fill{rect, color(Token::kWell), radius});
  if (bordered) add(Stroke{rect, color(Token::kLine), border, radius});
  if (!well.live) return put_pass(well, rect, border);
  if (held_) return;
  add(Live{rect.inset(border), std::max(0, radius - border), metrics().px(8), color(Token::kOk), color(Token::kNeutral),
           color(Token::kOkPaper)});
}

// The pass that goes down to the reader, cut by the well's lower edge, and an arrow that says so.
void Arrange::put_pass(const PassWell& well, Rect rect, int border) {
  const bool dark = measure_->setting().theme.dark;
  const bool low = rect.height * 2 < rect.width;
  const double aspect = kPassWidth / (low ? kLowPassHeight : kPassHeight);
  const int height = std::min(rect.height - rect.height / 12, static_cast<int>(rect.width * 0.56 / aspect));
  const int width = static_cast<int>(height * aspect);
  const Rect pass{rect.x + (rect.width - width) / 2 - width / 16, rect.bottom() - border - height, width, height};
  // The lanyard is drawn light where the well is dark.
  add(Icon{pass, std::string(low ? "pass-low" : "pass") + (dark ? "-dark" : ""), kOwnColors});
  put_pass_label(well.label, pass, dark ? kDarkStripe : kStripe);
  const int arrow_height = std::min(metrics().px(216), rect.height / 2);
  const int arrow_width = static_cast<int>(arrow_height * kArrowAspect);
  const int edge = rect.x + (rect.width + width) / 2;
  add(Icon{{(edge + rect.right()) / 2 - arrow_width / 2 - metrics().px(4),
            rect.bottom() - std::min(metrics().px(72), rect.height / 6) - arrow_height, arrow_width, arrow_height},
           "arrow-down",
           color(Token::kBrand)});
}

// A canvas sets no slanted lines: the letters stand upright, each a little higher than the one before, as the stripe
// does. Where they are joined, and so where lines run to the left, the word stays in one piece.
void Arrange::put_pass_label(const std::string& label, Rect pass, Color stripe) {
  if (label.empty() || pass.empty()) return;
  const ports::Canvas& canvas = measure_->setting().measure;
  const bool mirrored = measure_->setting().mirrored;
  const double scale = pass.width / kPassWidth;
  ports::TextStyle style;
  style.weight = ports::Weight::kSemiBold;
  style.direction = mirrored ? ports::Direction::kRightToLeft : ports::Direction::kLeftToRight;
  style.size = std::clamp(static_cast<int>(kStripeType * scale), 8, 400);
  const double room = kStripeRoom * scale;
  const auto spaced = [&] { return style.size / 12; };
  std::vector<std::string_view> pieces;
  for (std::string_view rest = label; !rest.empty();) {
    pieces.push_back(rest.substr(0, mirrored ? rest.size() : utf8::first_unit(rest)));
    rest.remove_prefix(pieces.back().size());
  }
  const auto length = [&] {
    int sum = 0;
    for (const std::string_view piece : pieces) sum += canvas.measure(style, piece).width + spaced();
    return sum - spaced();
  };
  int whole = length();
  if (whole > room) {
    style.size = std::max(8, static_cast<int>(style.size * room / whole));
    whole = length();
  }
  if (whole > room) return;  // it would not be on the stripe
  // What is mirrored in the end is the place, not the picture: its stripe is then as far from its left as before.
  const double stripe_x = (mirrored ? kPassWidth - kStripeX : kStripeX) * scale;
  double along = -whole / 2.0;
  for (const std::string_view piece : pieces) {
    const ports::TextExtent extent = canvas.measure(style, piece);
    const double middle = along + extent.width / 2.0;
    const int height = extent.ascent + extent.descent;
    const double lift = mirrored ? 0 : middle * std::tan(kStripeTilt);
    const Rect where{pass.x + static_cast<int>(std::lround(stripe_x + along)),
                     pass.y + static_cast<int>(std::lround(kStripeY * scale + lift - height / 2.0)), extent.width,
                     height};
    add(TextLine{where, style, kWhite, stripe, std::string(piece)});
    along += extent.width + spaced();
  }
}

}  // namespace kiosk::ui
