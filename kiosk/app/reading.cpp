// SPDX-License-Identifier: Apache-2.0
// The reading workers: camera frames through the decoder, and scanners that decode by themselves.
#include "kiosk/app/reading.hpp"

#include <algorithm>
#include <chrono>
#include <utility>
#include <vector>

#include "kiosk/app/pass_text.hpp"
#include "kiosk/base/log.hpp"

namespace kiosk::app {
namespace {

using namespace std::chrono_literals;

constexpr Duration kFrameTimeout = 200ms;
constexpr Duration kPause = 1s;

/// Says a device's trouble once, not every second.
class Complaint {
 public:
  explicit Complaint(std::string area) : area_(std::move(area)) {}
  void say(const std::string& detail) {
    if (detail != last_) log::warning(area_, detail);
    last_ = detail;
  }
  void all_well() { last_.clear(); }

 private:
  std::string area_;
  std::string last_;
};

}  // namespace

bool HeldCode::is_news(const std::string& text, Instant now) {
  std::erase_if(seen_, [&](const Seen& seen) { return now - seen.at >= kAway; });
  const auto held = std::ranges::find(seen_, text, &Seen::text);
  if (held != seen_.end()) {
    held->at = now;
    return false;
  }
  seen_.push_back({text, now});
  return true;
}

void HeldCode::keep_all(Instant now) {
  std::erase_if(seen_, [&](const Seen& seen) { return now - seen.at >= kAway; });
  for (auto& seen : seen_) seen.at = now;
}

bool HeldCode::holds(const std::string& text, Instant now) const {
  return std::ranges::any_of(seen_, [&](const Seen& seen) { return seen.text == text && now - seen.at < kAway; });
}

Reading::Reading(const Devices& devices, EventQueue& queue, Preview& preview, std::function<Instant()> steady)
    : devices_(devices), queue_(queue), preview_(preview), steady_(std::move(steady)) {
  if (devices_.camera != nullptr) camera_thread_ = std::thread([this] { watch_camera(); });
  if (devices_.scanner != nullptr) scanner_thread_ = std::thread([this] { watch_scanner(); });
}

Reading::~Reading() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  stopped_.notify_all();
  if (camera_thread_.joinable()) camera_thread_.join();
  if (scanner_thread_.joinable()) scanner_thread_.join();
}

void Reading::watch_camera() {
  Eye eye{Sightings(devices_.reading), Attention(devices_.reading.preview)};
  Complaint camera("camera");
  Complaint decoder("decoder");
  GreyImage frame;
  while (!stopping_) {
    refused_.report(steady_());
    const auto came = devices_.camera->next_frame(frame, kFrameTimeout);
    if (!came) camera.say(came.error().detail);
    if (!came || !*came) {
      tell(eye.attention.take_nothing(steady_()), eye);
      if (!came) pause();
      continue;
    }
    camera.all_well();
    // Whatever else is read meanwhile: a picture that stays and fails again and again is told once.
    if (const auto look = devices_.symbol_reader->read(frame)) {
      take(frame, *look, eye);
    } else {
      decoder.say(look.error().detail);
      tell(eye.attention.take_nothing(steady_()), eye);
    }
  }
}

void Reading::take(const GreyImage& frame, const ports::Look& look, Eye& eye) {
  const auto now = steady_();
  const Size size{frame.width, frame.height};
  auto event = eye.sightings.take(look, size, now);
  keep_held(look, now);
  const bool scanned = event && std::holds_alternative<core::Scanned>(*event);
  const auto saw = eye.attention.take(look, size, {scanned, eye.sightings.several()}, now);
  if (devices_.reading.preview && eye.attention.moving() && !look.still) preview_.put(frame, look, now);
  tell(saw, eye);
  if (!event) return;
  if (scanned && scanner_has(std::get<core::Scanned>(*event).code)) return;
  post(std::move(*event));
}

/// Told before the picture is forgotten, and after it came: what is shown live has one.
void Reading::tell(const std::optional<core::CameraSaw>& saw, const Eye& eye) {
  if (saw) queue_.push(*saw);
  if (!eye.attention.moving()) preview_.clear();
}

void Reading::keep_held(const ports::Look& look, Instant now) {
  const std::lock_guard lock(mutex_);
  if (look.still) camera_held_.keep_all(now);
  for (const auto& symbol : look.symbols) {
    const auto text = pass_text(symbol.text, symbol.symbology, devices_.reading.passes);
    if (text && camera_held_.holds(text->code.str(), now)) (void)camera_held_.is_news(text->code.str(), now);
  }
}

bool Reading::scanner_has(const PassCode& code) {
  const auto now = steady_();
  const std::lock_guard lock(mutex_);
  (void)camera_held_.is_news(code.str(), now);
  return scanner_held_.holds(code.str(), now);
}

void Reading::watch_scanner() {
  Complaint scanner("scanner");
  while (!stopping_) {
    refused_.report(steady_());
    const auto scan = devices_.scanner->next_scan(kFrameTimeout);
    if (!scan) {
      scanner.say(scan.error().detail);
      pause();
      continue;
    }
    scanner.all_well();
    if (*scan) take(**scan);
  }
}

void Reading::take(const ports::RawScan& scan) {
  const auto text = pass_text(scan.text, scan.symbology, devices_.reading.passes);
  const auto now = steady_();
  {
    const std::lock_guard lock(mutex_);
    if (!scanner_held_.is_news(text ? text->code.str() : scan.text, now)) return;
    if (text && camera_held_.holds(text->code.str(), now)) return;
  }
  if (text) {
    post(core::Scanned{text->code, text->symbology});
  } else {
    post(core::ScanRefused{});
  }
}

void Reading::post(core::EventBody event) {
  if (std::holds_alternative<core::ScanRefused>(event)) refused_.count();
  queue_.push(std::move(event));
}

void Reading::pause() {
  std::unique_lock lock(mutex_);
  stopped_.wait_for(lock, kPause, [this] { return stopping_.load(); });
}

}  // namespace kiosk::app
