// SPDX-License-Identifier: Apache-2.0
// The simulated camera: a folder of pictures played as frames, and pictures put in front of it by hand.
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <filesystem>
#include <mutex>
#include <optional>
#include <set>
#include <vector>

#include "kiosk/ports/camera.hpp"

namespace platform::sim {

struct FolderCameraSettings {
  std::filesystem::path folder;     ///< empty: nothing is played, only what show() brings
  kiosk::Duration hold{800};        ///< how long a picture stays
  kiosk::Duration blank{1200};      ///< how long nothing is held up after it
  bool loop = true;                 ///< false: once through the folder, then nothing is held up
  kiosk::Duration frame_every{67};  ///< about 15 frames a second
};

/// Plays PNG, JPEG, WebP and PGM files in the order of their names. hold and blank are counted in whole frames, at
/// least one each, so that a slow reader misses nothing. While nothing is held up, frames are even grey, as large as
/// the picture before (1280x720 at first). A picture that cannot be read is left out with one line in the log. The
/// folder is listed anew at each round; while it is missing or not a folder, next_frame() is kUnusable and names it.
class FolderCamera final : public kiosk::ports::Camera {
 public:
  /// On the main thread: readies SDL2_image, which must not happen on two threads at once.
  explicit FolderCamera(FolderCameraSettings settings);

  [[nodiscard]] kiosk::Result<bool, kiosk::ports::CameraError> next_frame(kiosk::GreyImage& frame,
                                                                          kiosk::Duration timeout) override;

  /// Holds up this picture at once, in place of what the folder plays; one shown while another shown one is held up
  /// waits until that was seen. Any thread.
  void show(std::filesystem::path picture);

 private:
  using Moment = std::chrono::steady_clock::time_point;

  /// Sleeps until the next frame is due, a picture is shown, or `until`; false in the last case.
  [[nodiscard]] bool await_frame(Moment until);
  [[nodiscard]] kiosk::Result<void, kiosk::ports::CameraError> next_picture();
  [[nodiscard]] kiosk::Result<void, kiosk::ports::CameraError> list_folder();
  /// Holds up the next shown picture where its turn has come.
  void take_shown();
  /// False where the file is no picture.
  bool hold_up(const std::filesystem::path& file);
  void make_blank(kiosk::GreyImage& frame) const;
  [[nodiscard]] int frames(kiosk::Duration span) const;

  const FolderCameraSettings settings_;

  std::mutex mutex_;
  std::condition_variable shown_;
  std::deque<std::filesystem::path> asked_;  ///< by show(), not yet held up; under mutex_

  // The reading worker's own.
  std::vector<std::filesystem::path> files_;
  std::size_t next_file_ = 0;
  bool listed_ = false;
  std::set<std::filesystem::path> left_out_;  ///< not pictures, and the log says so already
  kiosk::GreyImage picture_;
  int hold_left_ = 0;        ///< frames
  int blank_left_ = 0;       ///< frames
  bool held_shown_ = false;  ///< what is held up came by show()
  Moment due_;
};

}  // namespace platform::sim
