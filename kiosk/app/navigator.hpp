// SPDX-License-Identifier: Apache-2.0
// Where the focus is and how far the screen is scrolled: what fingers and the keys of a pad do to what is seen.
#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>

#include "kiosk/base/geometry.hpp"
#include "kiosk/base/instant.hpp"
#include "kiosk/core/action.hpp"
#include "kiosk/core/view/view.hpp"
#include "kiosk/ports/display.hpp"
#include "kiosk/screens/screen.hpp"
#include "kiosk/ui/glide.hpp"

namespace kiosk::app {

/// What composing needs to know of it.
struct Sight {
  std::optional<std::size_t> focus;  ///< as in screens::Stage
  int scroll = 0;
  bool reveal = false;
  int over_scroll = 0;  ///< of a warning that stands over it
  friend bool operator==(const Sight&, const Sight&) = default;
};

/// What an input asks of the core.
struct Outcome {
  std::optional<core::Action> action;
  bool stirs = false;  ///< it asks for nothing, and yet is a sign of life
};

/// Knows no clock: each call says when it is, never earlier than the call before. Main thread.
///
/// A new view has no focus and stands at its top. The focus keeps to what it is on when other things come and go, and
/// where that goes itself there is none: nobody activates what has only taken its place. A warning has a focus of its
/// own, and when it goes the view beneath is as it was. A touch takes the focus away, so that no ring stands where
/// nobody uses keys. Moving the focus within a warning is no sign of life, which would answer it.
class Navigator {
 public:
  using Time = std::chrono::steady_clock::time_point;

  /// `strike`: of two touches, or two presses of the same key, within it, the second one is a hand that trembles and
  /// activates nothing.
  explicit Navigator(Duration strike) : strike_(strike) {}

  /// Before `view` is composed.
  void meet(const core::View& view);
  [[nodiscard]] Sight sight(Time now);
  /// After it was composed with sight(). True where the focus has moved on to where its control is now, or is gone with
  /// it: compose again.
  /// `slop`: how far in pixels a finger wanders before it drags; `still`: nothing glides.
  [[nodiscard]] bool settle(const screens::Screen& screen, int slop, bool still);

  /// kNext, kPrevious, kActivate or kBack; others do nothing. Without a focus, kActivate begins at the first control,
  /// as kNext does. kBack does what leads back from this view, where there is such a thing; in a warning it asks for
  /// more time.
  Outcome press(ports::Key key, const screens::Screen& screen, Time now);

  void down(Point at, const screens::Screen& screen, Time now);
  void move(Point at, const screens::Screen& screen, Time now);
  /// An action needs both ends of the touch on the same control: sliding off takes it back, and so does a screen that
  /// changed under the finger. A drag is no touch.
  Outcome up(Point at, const screens::Screen& screen, Time now);

  /// Whether sight() will be another one soon, without any input.
  [[nodiscard]] bool gliding() const { return glide_.moving(); }

 private:
  /// Where somebody is in one view.
  struct Place {
    std::optional<std::size_t> focus;
    std::optional<screens::Deed> deed;  ///< of what has the focus; nothing: not known yet
    std::string label;                  ///< of the same, as it is said
    int scroll = 0;
    bool reveal = false;
  };
  struct Contact {
    Point start;
    std::optional<screens::Deed> pressed;
    bool scrolls = false;  ///< it began on what can be scrolled
    bool drags = false;
  };

  void focus_on(std::size_t focus, const screens::Screen& screen);
  void lose_focus();
  enum class Means { kTouch, kActivate, kBack };
  struct Strike {
    Time at;
    Means means;
  };

  [[nodiscard]] Outcome activate(const screens::Deed& deed, Means means, const screens::Screen& screen, Time now);
  [[nodiscard]] Outcome back(const screens::Screen& screen, Time now);
  [[nodiscard]] Outcome stirred() const { return {std::nullopt, !warned_}; }

  Duration strike_;
  std::string name_;
  bool warned_ = false;
  bool by_keys_ = false;
  Place here_;
  Place beneath_;  ///< of the view that a warning stands over
  ui::Glide glide_;
  int furthest_ = 0;
  int slop_ = 0;
  bool still_ = false;
  std::optional<Contact> contact_;
  std::optional<Strike> struck_;
};

}  // namespace kiosk::app
