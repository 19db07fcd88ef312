// SPDX-License-Identifier: Apache-2.0
// The panel and what touches it.
#pragma once

#include <filesystem>
#include <optional>
#include <variant>

#include "kiosk/base/geometry.hpp"
#include "kiosk/base/image.hpp"
#include "kiosk/base/instant.hpp"
#include "kiosk/ports/canvas.hpp"

namespace kiosk::ports {

/// A finger or the mouse, in canvas pixels. Only one contact is followed: no gesture needs two.
struct PointerDown {
  Point at;
};
struct PointerMove {
  Point at;
};
struct PointerUp {
  Point at;
};
/// The five keys of the tactile pad, its volume, the contact of its headset, and the digits.
enum class Key {
  kNext,
  kPrevious,
  kActivate,
  kBack,
  kRepeat,
  kVolume,
  kHeadsetIn,  ///< not a key of its own: what the pad sends as a headset is plugged in
  kHeadsetOut,
  kDigit,
};
struct KeyDown {
  Key key = Key::kNext;
  int digit = 0;        ///< kDigit: 0 to 9
  bool repeat = false;  ///< kNext and kPrevious: the key is held down, or stuck; nobody pressed it again
};
/// The window's content was lost or its size changed: draw it all.
struct Exposed {};
/// The window was closed, or the process was asked to end.
struct QuitAsked {};

using Input = std::variant<PointerDown, PointerMove, PointerUp, KeyDown, Exposed, QuitAsked>;

class Display {
 public:
  virtual ~Display() = default;

  /// Lives as long as the display. Main thread only.
  [[nodiscard]] virtual Canvas& canvas() = 0;

  /// Shows what was drawn inside `dirty`. Main thread only.
  virtual void present(Rect dirty) = 0;

  /// Draws a grey picture so that it covers `rect`: scaled evenly, its middle seen (kiosk/base/cover.hpp), with round
  /// corners of `radius` pixels. Of a picture that is not whole nothing is drawn. Main thread only.
  virtual void draw_picture(Rect rect, const GreyImage& picture, int radius) = 0;

  /// Sleeps until input, a wake() or the time-out; nothing where it was not input. Main thread only.
  [[nodiscard]] virtual std::optional<Input> wait(Duration timeout) = 0;

  /// Ends a wait() soon, or the next one at once. Any thread.
  virtual void wake() = 0;

  /// Writes what the canvas shows as PNG, and makes the folder where that is missing; false where it could not, and the
  /// log says why. Main thread only.
  [[nodiscard]] virtual bool save_picture(const std::filesystem::path& file) = 0;
};

}  // namespace kiosk::ports
