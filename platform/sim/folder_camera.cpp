// SPDX-License-Identifier: Apache-2.0
// Which frame comes when: a picture's frames, then blank ones, then the next picture; a shown one breaks in.
#include "platform/sim/folder_camera.hpp"

#include <algorithm>
#include <system_error>
#include <utility>

#include <SDL2/SDL_image.h>

#include "kiosk/base/log.hpp"
#include "platform/sim/picture_file.hpp"

namespace platform::sim {

using kiosk::Duration;
using kiosk::GreyImage;
using kiosk::Result;
using kiosk::ports::CameraError;

namespace {

constexpr std::uint8_t kNothing = 96;  // the grey of an empty lobby

std::size_t area(int width, int height) { return static_cast<std::size_t>(width) * static_cast<std::size_t>(height); }

}  // namespace

FolderCamera::FolderCamera(FolderCameraSettings settings)
    : settings_(std::move(settings)), picture_{1280, 720, {}}, due_(std::chrono::steady_clock::now()) {
  IMG_Init(IMG_INIT_PNG | IMG_INIT_JPG | IMG_INIT_WEBP);
}

void FolderCamera::show(std::filesystem::path picture) {
  {
    const std::lock_guard lock(mutex_);
    asked_.push_back(std::move(picture));
  }
  shown_.notify_one();
}

Result<bool, CameraError> FolderCamera::next_frame(GreyImage& frame, Duration timeout) {
  if (!await_frame(std::chrono::steady_clock::now() + timeout)) return false;
  due_ = std::chrono::steady_clock::now() + settings_.frame_every;
  take_shown();
  if (hold_left_ == 0 && blank_left_ == 0) {
    if (auto found = next_picture(); !found) return kiosk::failure(std::move(found.error()));
  }
  if (hold_left_ > 0) {
    --hold_left_;
    frame = picture_;
    return true;
  }
  if (blank_left_ > 0) --blank_left_;
  make_blank(frame);
  return true;
}

bool FolderCamera::await_frame(Moment until) {
  std::unique_lock lock(mutex_);
  const auto breaks_in = [&] { return !asked_.empty() && !(held_shown_ && hold_left_ > 0); };
  if (shown_.wait_until(lock, std::min(due_, until), breaks_in)) return true;
  return due_ <= std::chrono::steady_clock::now();
}

void FolderCamera::take_shown() {
  bool held = held_shown_ && hold_left_ > 0;
  while (!held) {
    std::filesystem::path file;
    {
      const std::lock_guard lock(mutex_);
      if (asked_.empty()) return;
      file = std::move(asked_.front());
      asked_.pop_front();
    }
    held = held_shown_ = hold_up(file);
  }
}

Result<void, CameraError> FolderCamera::next_picture() {
  if (settings_.folder.empty()) return {};
  // What is left of this round, and where nothing of it is a picture, one round more.
  for (int round = 0; round < 2; ++round) {
    while (next_file_ < files_.size()) {
      if (hold_up(files_[next_file_++])) {
        held_shown_ = false;
        return {};
      }
    }
    if (listed_ && !settings_.loop) return {};
    if (auto listed = list_folder(); !listed) return listed;
  }
  return {};
}

Result<void, CameraError> FolderCamera::list_folder() {
  std::error_code error;
  std::vector<std::filesystem::path> files;
  for (std::filesystem::directory_iterator entry(settings_.folder, error), end; !error && entry != end;
       entry.increment(error)) {
    if (is_picture_name(entry->path())) files.push_back(entry->path());
  }
  if (error) {
    listed_ = false;
    return kiosk::failure(
        CameraError{CameraError::Kind::kUnusable,
                    "the folder of pictures " + settings_.folder.string() + " cannot be listed: " + error.message()});
  }
  std::sort(files.begin(), files.end());
  if (files.empty() && !listed_) {
    kiosk::log::warning("camera", "there are no pictures in " + settings_.folder.string());
  }
  files_ = std::move(files);
  next_file_ = 0;
  listed_ = true;
  return {};
}

bool FolderCamera::hold_up(const std::filesystem::path& file) {
  auto loaded = load_grey(file);
  if (!loaded) {
    if (left_out_.insert(file).second) kiosk::log::warning("camera", loaded.error().detail);
    return false;
  }
  picture_ = std::move(*loaded);
  hold_left_ = frames(settings_.hold);
  blank_left_ = frames(settings_.blank);
  return true;
}

void FolderCamera::make_blank(GreyImage& frame) const {
  frame.width = picture_.width;
  frame.height = picture_.height;
  frame.pixels.assign(area(frame.width, frame.height), kNothing);
}

int FolderCamera::frames(Duration span) const {
  const auto every = std::max<Duration::rep>(1, settings_.frame_every.count());
  return static_cast<int>(std::max<Duration::rep>(1, span.count() / every));
}

}  // namespace platform::sim
