// SPDX-License-Identifier: Apache-2.0
// Sizes of single elements: words, pictures, codes, and what their boxes add.
#include "kiosk/ui/measure.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "kiosk/base/overloaded.hpp"
#include "kiosk/ui/direction.hpp"

namespace kiosk::ui {
namespace {

constexpr double kBodyText = 34;    // the size below which no heading is set
constexpr double kWellWidth = 420;  // of a well that nothing else gives a width
constexpr double kMeterWidth = 320;
constexpr int kQuietModules = 8;  // of a code, both sides together

}  // namespace

int growth(const Element& element) {
  return std::holds_alternative<PassWell>(element.content) ? std::max(1, element.grow) : std::max(0, element.grow);
}

void Measure::leave_out(const Element& element) {
  left_out_.insert(&element);
  forget_sizes();
}

void Measure::squeeze_codes(double part) {
  squeezed_ = std::clamp(part, 0.0, 1.0);
  forget_sizes();
}

void Measure::limit_codes(int side) {
  code_limit_ = side;
  forget_sizes();
}

void Measure::forget_sizes() {
  naturals_.clear();
  leasts_.clear();
  heights_.clear();
}

int Measure::border(double units) const {
  // What is chosen is told by a border of twice the width: on small panels too.
  const int least = units >= 6 ? 4 : units >= 3 ? 2 : 1;
  return std::max(least, metrics().px(units));
}

Frame Measure::frame(const Element& element) const {
  const Box& box = element.box;
  const Metrics& m = metrics();
  Frame frame{m.gap(box.padding.left),   m.gap(box.padding.top), m.gap(box.padding.right),
              m.gap(box.padding.bottom), m.gap(box.min_width),   m.gap(box.min_height)};
  if (box.line_above > 0) frame.top += m.px(box.line_above);
  if (box.touch) {
    const int touch = m.touch(box.min_height > 0 ? box.min_height : 104);
    frame.least_width = std::max(frame.least_width, touch);
    frame.least_height = std::max(frame.least_height, touch);
  }
  return frame;
}

ports::TextStyle Measure::style(const Words& words, double units) const {
  ports::TextStyle style;
  style.face = words.face;
  style.weight = words.weight;
  style.size = metrics().type(units);
  style.tracking_milli = words.tracking_milli;
  style.direction =
      direction_of(words.text, setting_->mirrored ? ports::Direction::kRightToLeft : ports::Direction::kLeftToRight);
  return style;
}

TextBlock Measure::broken(const Words& words, int width) {
  ports::TextStyle set = style(words, words.units);
  const bool wrapped = width < kBoundless;
  if (words.heading && wrapped) {
    const auto [known, added] = widest_words_.try_emplace(&words, 0);
    if (added) known->second = widest_piece(setting_->measure, set, words.text);
    const int smallest = std::min(set.size, metrics().type(kBodyText));
    if (known->second > width) {
      const double fitting = static_cast<double>(set.size) * width / known->second;
      set.size = std::max(smallest, static_cast<int>(fitting));
      while (set.size > smallest && widest_piece(setting_->measure, set, words.text) > width) --set.size;
    }
  }
  return break_lines(setting_->measure, set, words.text, width, {words.leading, 0, words.balanced && wrapped});
}

const TextBlock& Measure::block(const Words& words, int width) {
  const auto known = blocks_.find({&words, width});
  if (known != blocks_.end()) return known->second;
  if (width >= kBoundless) return blocks_.emplace(Key{&words, width}, broken(words, kBoundless)).first->second;
  const TextBlock& whole = block(words, kBoundless);
  if (whole.width <= width) return whole;
  return blocks_.emplace(Key{&words, width}, broken(words, width)).first->second;
}

const Bitmap& Measure::modules(const Code& code) {
  const auto [known, added] = modules_.try_emplace(&code);
  if (added && setting_->qr && !code.text.empty()) known->second = setting_->qr(code.text);
  return known->second;
}

int Measure::side(const Code& code, int width) {
  const Bitmap& bitmap = modules(code);
  const int count = std::max(bitmap.width(), bitmap.height());
  if (count == 0) return 0;
  const double units = code.side - squeezed_ * std::max(0.0, code.side - code.least);
  const int room = std::min({width, metrics().px(units), code_limit_});
  const int across = count + kQuietModules;
  // Whole modules; where there is no room for that, they are cut off rather than blurred.
  return std::max(1, room / across) * across;
}

int Measure::side(const Ring& ring) {
  // What is written stands clear inside the line, which is an eleventh of the side: the letters' diagonal, and some
  // air.
  constexpr double kOfDiagonal = 11.0 / 9.0 * 1.1;
  const TextBlock& label = block(ring.label, kBoundless);
  const double letters = std::hypot(label.width, label.height * kCapHeight);
  return std::max(metrics().gap(ring.side), static_cast<int>(std::ceil(letters * kOfDiagonal)));
}

Size Measure::size(const Picture& picture) const {
  if (picture.of_type > 0) {
    const int side = static_cast<int>(std::lround(picture.of_type * metrics().type(picture.type_units)));
    return {side, side};
  }
  return {metrics().gap(picture.width), metrics().gap(picture.height)};
}

int Measure::natural(const Element& element) {
  if (left_out(element)) return 0;
  if (const auto known = naturals_.find(&element); known != naturals_.end()) return known->second;
  const Frame room = frame(element);
  const int width = std::max(room.least_width, natural_content(element) + room.left + room.right);
  naturals_[&element] = width;
  return width;
}

int Measure::natural_content(const Element& element) {
  return std::visit(Overloaded{[](const Space&) { return 0; }, [this](const Stack& stack) { return natural(stack); },
                               [this](const Grid& grid) { return natural(grid); },
                               [this](const Words& words) { return block(words, kBoundless).width; },
                               [this](const Picture& picture) { return size(picture).width; },
                               [this](const Code& code) { return side(code, kBoundless); },
                               [this](const Ring& ring) { return side(ring); },
                               [this](const Meter&) { return metrics().gap(kMeterWidth); },
                               [this](const PassWell&) { return metrics().gap(kWellWidth); }},
                    element.content);
}

int Measure::least(const Element& element) {
  if (left_out(element)) return 0;
  if (const auto known = leasts_.find(&element); known != leasts_.end()) return known->second;
  const Frame room = frame(element);
  const int width = std::max(room.least_width, least_content(element) + room.left + room.right);
  leasts_[&element] = std::min(width, natural(element));
  return leasts_[&element];
}

int Measure::least_content(const Element& element) {
  return std::visit(Overloaded{[](const Space&) { return 0; }, [this](const Stack& stack) { return least(stack); },
                               [this](const Grid& grid) { return least(grid); },
                               [this](const Words& words) {
                                 return widest_piece(setting_->measure,
                                                     style(words, words.heading ? kBodyText : words.units), words.text);
                               },
                               [this](const Picture& picture) { return size(picture).width; },
                               [this](const Code& code) { return side(code, metrics().px(code.least)); },
                               [this](const Ring& ring) { return side(ring); }, [](const Meter&) { return 1; },
                               [](const PassWell&) { return 1; }},
                    element.content);
}

int Measure::height(const Element& element, int width) {
  if (left_out(element)) return 0;
  const Key key{&element, width};
  if (const auto known = heights_.find(key); known != heights_.end()) return known->second;
  const Frame room = frame(element);
  const int content = height_content(element, std::max(0, width - room.left - room.right));
  const int height = std::max(room.least_height, content + room.top + room.bottom);
  heights_[key] = height;
  return height;
}

int Measure::height_content(const Element& element, int width) {
  return std::visit(
      Overloaded{[](const Space&) { return 0; }, [&](const Stack& stack) { return height(stack, width); },
                 [&](const Grid& grid) { return height(grid, width); },
                 [&](const Words& words) { return block(words, width).height; },
                 [&](const Picture& picture) {
                   const Size whole = size(picture);
                   return whole.width <= width ? whole.height : whole.height * width / whole.width;
                 },
                 [&](const Code& code) { return side(code, width); }, [&](const Ring& ring) { return side(ring); },
                 [&](const Meter& meter) { return metrics().gap(meter.height); }, [](const PassWell&) { return 0; }},
      element.content);
}

}  // namespace kiosk::ui
