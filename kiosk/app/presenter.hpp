// SPDX-License-Identifier: Apache-2.0
// From a view to what stands on the panel: composed when something is another, drawn where it is, and else left alone.
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "kiosk/app/appearance.hpp"
#include "kiosk/app/navigator.hpp"
#include "kiosk/app/preview.hpp"
#include "kiosk/core/view/view.hpp"
#include "kiosk/ports/display.hpp"
#include "kiosk/ports/screen_observer.hpp"
#include "kiosk/screens/screen.hpp"

namespace kiosk::app {

/// What a view is shown as.
struct Showing {
  const core::View& view;
  const core::Preferences& preferences;
  bool mirrored = false;  ///< its language runs from the right
};

/// Main thread.
class Presenter {
 public:
  using Time = std::chrono::steady_clock::time_point;
  using Qr = std::function<Bitmap(const std::string&)>;

  /// How much was done since it was made: what tests and benches look at.
  struct Counters {
    long composed = 0;   ///< layouts
    long drawn = 0;      ///< rectangles
    long pixels = 0;     ///< in them
    long presented = 0;  ///< rectangles given to the panel
    friend bool operator==(const Counters&, const Counters&) = default;
  };

  /// `display` and `preview` outlive it.
  Presenter(ports::Display& display, const Preview& preview, Appearance appearance, Qr qr);

  /// Brings the panel up to date; where nothing has changed, nothing is drawn. True where the screen is another than
  /// before.
  bool show(const Showing& showing, Navigator& navigator, Time now);

  /// The panel's content was lost: the next show() draws all of it.
  void lose();

  /// What stands there; nothing before the first show().
  [[nodiscard]] const std::optional<screens::Screen>& screen() const { return screen_; }

  /// When something moves on by itself; nothing where nothing does.
  [[nodiscard]] std::optional<Time> next_frame() const;

  [[nodiscard]] const Counters& counters() const { return counters_; }

 private:
  /// All that a screen is made of.
  struct Made {
    core::View view;
    core::Preferences preferences;
    bool mirrored = false;
    Sight sight;
    Size size;
    friend bool operator==(const Made&, const Made&) = default;
  };

  [[nodiscard]] bool stands(const Showing& showing, const Sight& sight) const;
  [[nodiscard]] screens::Screen compose(const Showing& showing, Navigator& navigator, Time now);
  void draw(const std::vector<Rect>& dirty, Time now);
  /// Draws what is no part of the scene, where it is new or `dirty` went over it.
  void draw_moving(const std::vector<Rect>& dirty, Time now);
  void draw_sweep(const ui::Sweep& sweep, Time now);
  void present(Rect rect);

  ports::Display& display_;
  const Preview& preview_;
  const Appearance appearance_;
  const Qr qr_;
  std::optional<Made> made_;
  std::optional<screens::Screen> screen_;
  bool lost_ = true;
  std::shared_ptr<const Glimpse> shown_live_;  ///< the picture that stands there; null: none
  std::optional<Time> swept_;                  ///< when the sweep was drawn last; nothing: there is none
  Counters counters_;
};

/// The screen as a watcher is told of it: what can be touched where it is seen.
[[nodiscard]] ports::ShownScreen told(const screens::Screen& screen);

}  // namespace kiosk::app
