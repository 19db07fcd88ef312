// SPDX-License-Identifier: Apache-2.0
// From a view to a scene: where everything stands on this panel.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "kiosk/core/view/view.hpp"
#include "kiosk/ports/canvas.hpp"
#include "kiosk/ui/metrics.hpp"
#include "kiosk/ui/scene.hpp"
#include "kiosk/ui/theme.hpp"

namespace kiosk::screens {

/// What composing needs beside the view.
struct Stage {
  ui::Panel panel;
  ui::Theme theme;
  int text_percent = 100;  ///< 100, 150 or 200
  bool mirrored = false;   ///< the language runs from the right to the left
  bool low_reach = false;
  bool still = false;                            ///< nothing moves
  const ports::Canvas* measure;                  ///< for text extents; not null, not drawn on
  std::function<Bitmap(const std::string&)> qr;  ///< the modules of a QR with this text
  int scroll = 0;                                ///< how far the body is scrolled
  int over_scroll = 0;                           ///< the same for a warning that stands over it
  std::optional<std::size_t> focus;              ///< what has the ring; an index that is too large: the last
  bool reveal = false;                           ///< what has the focus is scrolled to
};

/// Moves the body by most of a page.
struct ScrollPage {
  bool down = true;
  friend bool operator==(const ScrollPage&, const ScrollPage&) = default;
};

/// What touching something does: asks the core, or only moves what is seen.
using Deed = std::variant<core::Action, ScrollPage>;

struct Screen {
  std::string kind;      ///< "scan", "busy", "choices", "film", "message", "delivered", "ticket", "panel", "staff"
  std::string headline;  ///< as the view has it
  ui::Scene scene;
  std::vector<Deed> deeds;  ///< by Part::target
  friend bool operator==(const Screen&, const Screen&) = default;
};

/// Pure but for measuring: the same view on the same stage is the same screen. Main thread only.
[[nodiscard]] Screen compose(const core::View& view, const Stage& stage);

}  // namespace kiosk::screens
