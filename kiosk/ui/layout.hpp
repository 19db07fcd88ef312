// SPDX-License-Identifier: Apache-2.0
// From the tree to the scene: how large everything is, and where it stands.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>

#include "kiosk/ports/canvas.hpp"
#include "kiosk/ui/element.hpp"
#include "kiosk/ui/metrics.hpp"
#include "kiosk/ui/scene.hpp"
#include "kiosk/ui/theme.hpp"

namespace kiosk::ui {

/// A page: bars that stay, and what is between them, which scrolls where it is too long.
struct Page {
  Element top;
  Element body;
  Element bottom;
  std::optional<Element> over;  ///< stands over everything, on a scrim, and is all that can be touched
  /// The two controls at the foot of a body that scrolls: shown where there is more that way, in one row; each with a
  /// target. Of a row of a picture and words the words are left out where they would take too much of the height.
  Element more_below;
  Element more_above;
};

/// All borrowed for one layout.
struct Setting {
  const Metrics& metrics;
  const Theme& theme;
  const ports::Canvas& measure;
  std::function<Bitmap(const std::string&)> qr;  ///< the modules of a QR with this text; empty: it cannot be drawn
  bool mirrored = false;                         ///< reading begins at the right
  bool low_reach = false;                        ///< what can be touched stands in the lower 5/9 of the panel
  bool still = false;                            ///< nothing sweeps
  int scroll = 0;                                ///< how far the body is scrolled; is held within what there is
  int over_scroll = 0;                           ///< the same for what stands over it, where that is too long
  std::optional<std::size_t> focus;              ///< the focus index that has the ring; nothing: no ring
  /// Whether what has the focus must be seen: then it is scrolled to, as little as that takes, instead of by `scroll`.
  bool reveal = false;
};

/// Where the bars leave less than 3/5 of the height, they go along with the body: the bottom bar behind it, the top bar
/// before it. `optional` elements are left out, the last first, where the body would else scroll. Focus order is
/// reading order. The same arguments make the same scene. Main thread only, for the canvas's sake.
[[nodiscard]] Scene lay_out(const Page& page, const Setting& setting);

}  // namespace kiosk::ui
