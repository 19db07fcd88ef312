// SPDX-License-Identifier: Apache-2.0
// Is told what stands on the screen: a trace for tests, a scripted hand for the demonstration.
#pragma once

#include <string>
#include <vector>

#include "kiosk/base/geometry.hpp"

namespace kiosk::ports {

struct ShownTarget {
  std::string label;  ///< what the button says
  Rect where;         ///< in canvas pixels
  friend bool operator==(const ShownTarget&, const ShownTarget&) = default;
};

struct ShownScreen {
  std::string name;  ///< "scan", "busy", "choices", "message", "delivered", "ticket", "film", "panel", "staff"
  std::string headline;
  std::vector<ShownTarget> targets;  ///< that are in sight
  std::string more_below = {};       ///< the label of the one that scrolls down; empty: all below is in sight
  std::string more_above = {};
  friend bool operator==(const ShownScreen&, const ShownScreen&) = default;
};

class ScreenObserver {
 public:
  virtual ~ScreenObserver() = default;
  /// After the screen was presented, when it differs from the one before. Main thread.
  virtual void shown(const ShownScreen& screen) = 0;
};

}  // namespace kiosk::ports
