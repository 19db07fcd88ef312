// SPDX-License-Identifier: Apache-2.0
// The newest small picture of what the camera sees, on its way from the reading thread to the screen and nowhere else.
#pragma once

#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

#include "kiosk/base/image.hpp"
#include "kiosk/base/instant.hpp"
#include "kiosk/ports/symbol_reader.hpp"

namespace kiosk::app {

/// Round something that the decoder saw; pixels of the picture it belongs to.
struct Outline {
  ports::Corners corners;
  bool found = false;  ///< it was read; else it only looks like a symbol
  friend bool operator==(const Outline&, const Outline&) = default;
};

struct Glimpse {
  GreyImage picture;
  std::vector<Outline> outlines;
  friend bool operator==(const Glimpse&, const Glimpse&) = default;
};

class Preview {
 public:
  /// `mirror`: as in a mirror. `wake` is called after each new picture, on the thread that brought it.
  Preview(bool mirror, std::function<void()> wake) : mirror_(mirror), wake_(std::move(wake)) {}

  /// Keeps the frame, at most kWidest wide, with what was seen in it; more often than once in kEvery it does nothing.
  /// An outline stays for kLingers though looks in between miss it. One thread, the camera's; `now` never goes back.
  void put(const GreyImage& frame, const ports::Look& look, Instant now);

  /// Forgets the picture: nobody is there any more. The camera's thread.
  void clear();

  /// The newest picture; null where there is none. A new one is another pointer. Any thread.
  [[nodiscard]] std::shared_ptr<const Glimpse> newest() const;

  static constexpr int kWidest = 640;
  static constexpr Duration kEvery = std::chrono::milliseconds{66};
  static constexpr Duration kLingers = std::chrono::milliseconds{250};

 private:
  const bool mirror_;
  const std::function<void()> wake_;
  std::optional<Instant> last_put_;  // the camera's thread
  std::vector<Outline> outlines_;    // the camera's thread
  Instant outlined_;                 // the camera's thread
  mutable std::mutex mutex_;
  std::shared_ptr<const Glimpse> newest_;  // under mutex_
};

/// The frame at most `widest` wide, each pixel the mean of a square of whole pixels, left and right changed where
/// `mirror`; empty where the frame is not whole. Pure.
[[nodiscard]] GreyImage small_picture(const GreyImage& frame, int widest, bool mirror);

}  // namespace kiosk::app
