// From a view to a scene: where everything stands on this panel.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "kiosk/core/view/view.hpp"
#include "kiosk/ports/canvas.hpp"
#include "kiosk/ui/scene.hpp"

namespace kiosk::screens {

/// What composing needs beside the view.
struct Stage {
  Size size;                                     ///< of the panel, pixels; 800x480 and up
  const ports::Canvas* measure;                  ///< for text extents; not null, not drawn on
  std::function<Bitmap(const std::string&)> qr;  ///< the modules of a QR with this text
};

struct Screen {
  std::string name;      ///< "scan", "busy", "choices", "message", "delivered", "ticket"
  std::string headline;  ///< as the view has it
  ui::Scene scene;
  std::vector<core::Action> actions;  ///< by Target::id
  friend bool operator==(const Screen&, const Screen&) = default;
};

/// Pure but for measuring: the same view on the same stage is the same screen. Main thread only.
[[nodiscard]] Screen compose(const core::View& view, const Stage& stage);

}  // namespace kiosk::screens
