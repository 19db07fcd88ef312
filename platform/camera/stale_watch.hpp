// SPDX-License-Identifier: Apache-2.0
// Whether a stream still shows what is in front of the camera: the rules, with the time handed in.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>

#include "kiosk/base/image.hpp"

namespace platform::camera {

/// What tells one frame from the next.
struct FrameMark {
  std::uint32_t sequence = 0;
  std::int64_t timestamp = 0;
  std::uint64_t content = 0;  ///< a hash of every eighth row: sensor noise is everywhere
  bool flat = false;          ///< hardly any light or dark in it: a covered lens, an unlit lobby
};

[[nodiscard]] FrameMark mark_of(std::uint32_t sequence, std::int64_t timestamp, const kiosk::GreyImage& picture);

/// A stream hangs when for kStill no frame came, or none that is whole, or only repetitions. A frame repeats the one
/// before it where neither its sequence nor its timestamp moved. A USB camera that hangs may also count on and send the
/// same picture: of a real sensor no two pictures are alike, so the very same content is a repetition as well, but only
///   - on USB: what a virtual camera plays has no noise,
///   - once kNoisy frames in a row have all differed: a USB grabber of a still screen, or a driver that smooths the
///     noise away, never gets there,
///   - where the picture is not flat: an unlit lobby is the same black all night.
/// What was learnt about noise, and the last picture, outlast a restart: a camera that hangs on is still the same.
class StaleWatch {
 public:
  using Moment = std::chrono::steady_clock::time_point;

  static constexpr std::chrono::milliseconds kStill{2000};
  /// A pause between two questions that is longer is one in which nobody asked.
  static constexpr std::chrono::milliseconds kPause{250};
  /// For the first frame after a start: exposure settles, and some cameras take seconds to it.
  static constexpr std::chrono::milliseconds kFirst{5000};
  static constexpr int kNoisy = 100;

  /// Another camera may be there now: what was learnt is forgotten.
  void forget();
  /// A stream starts; `usb`: on that bus.
  void started(Moment now, bool usb);
  /// Somebody begins to ask for a frame. What passes in a pause (kPause) is not held against the camera.
  void asked(Moment now);
  void answered(Moment now) { answered_ = now; }

  /// A whole frame came; false where it is a repetition.
  [[nodiscard]] bool is_new(const FrameMark& mark, Moment now);

  /// From this moment on the stream hangs, unless a new frame comes.
  [[nodiscard]] Moment stale_at() const;
  /// Whether the stream was well for as long as it takes to notice that it hangs.
  [[nodiscard]] bool proven() const { return last_new_ && *last_new_ - started_ > kFirst; }

 private:
  [[nodiscard]] bool repeats_content(const FrameMark& mark);

  Moment started_;
  Moment since_;  ///< the last new frame, or the start, moved on by the time nobody asked
  Moment answered_;
  bool usb_ = false;
  std::optional<Moment> last_new_;  ///< of this stream
  std::optional<FrameMark> last_;   ///< of this stream
  std::optional<std::uint64_t> content_;
  int differing_ = 0;  ///< frames in a row whose content is not that of the one before; stays at kNoisy
};

}  // namespace platform::camera
