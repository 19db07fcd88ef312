// SPDX-License-Identifier: Apache-2.0
// What the trees of one screen are made with: the stage, how much room there is, and what touching does.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "kiosk/screens/screen.hpp"
#include "kiosk/ui/element.hpp"
#include "kiosk/ui/metrics.hpp"

namespace kiosk::screens {

/// Two columns beside each other, in pixels.
struct Columns {
  int left = 0;
  int right = 0;
};

/// Lives for one composition; borrows the stage.
class Maker {
 public:
  explicit Maker(const Stage& stage) : stage_(stage), metrics_(stage.panel, stage.text_percent) {}
  Maker(const Maker&) = delete;
  Maker& operator=(const Maker&) = delete;

  [[nodiscard]] const Stage& stage() const { return stage_; }
  [[nodiscard]] const ui::Theme& theme() const { return stage_.theme; }
  [[nodiscard]] const ui::Metrics& metrics() const { return metrics_; }

  /// Keeps what touching something does; its id for Element::target.
  [[nodiscard]] std::size_t act(Deed deed);
  [[nodiscard]] std::vector<Deed> take_deeds() { return std::move(deeds_); }

  /// Whether things stand in two columns: across panels that are wide enough for the letters that are set on them.
  [[nodiscard]] bool wide() const;
  /// Whether a few words stand beside one large thing.
  [[nodiscard]] bool halved() const;
  /// Whether one column is so narrow that things stand below each other that else stand side by side.
  [[nodiscard]] bool narrow() const;
  /// Whether the height is dear: gaps are smaller, and what only pleases goes.
  [[nodiscard]] bool low() const;
  /// Whether hardly any screen stands on it without being scrolled: nothing is set in the middle of its height then.
  [[nodiscard]] bool tiny() const;
  /// Whether the text has the design's size, and so gaps are the design's.
  [[nodiscard]] bool roomy() const;

  /// Between the margins, in pixels.
  [[nodiscard]] int body_width() const;
  /// The body in two, `share` percent of it to the left, kColumnGap between them.
  [[nodiscard]] Columns columns(int share) const;

  /// As many units of a box or a gap as pixels, for what was measured.
  [[nodiscard]] double units(int pixels) const;
  /// A length across the height of the page: less of it where the height is dear.
  [[nodiscard]] double air(double units) const { return low() ? units * 0.6 : units; }
  /// How wide the text is in one line, in pixels.
  [[nodiscard]] int width_of(const ui::Words& words) const;
  /// Whether the text can be set that wide, in pixels, without a break inside a word.
  [[nodiscard]] bool holds(const ui::Words& words, int width) const;

 private:
  [[nodiscard]] ports::TextStyle style_of(const ui::Words& words) const;

  const Stage& stage_;
  ui::Metrics metrics_;
  std::vector<Deed> deeds_;
};

/// Between the panel's edges and what stands on it, and between two columns. In units.
inline constexpr double kMargin = 64;
inline constexpr double kColumnGap = 48;

}  // namespace kiosk::screens
