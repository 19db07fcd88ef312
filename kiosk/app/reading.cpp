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
/// A decoder that was started anew has its first frame by then.
constexpr Duration kDecoderPatience = 5s;

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
  GreyImage frame;
  while (!stopping_) {
    refused_.report(steady_());
    look(frame, eye);
  }
}

void Reading::look(GreyImage& frame, Eye& eye) {
  const auto came = devices_.camera->next_frame(frame, kFrameTimeout);
  if (!came) {
    const bool gone = came.error().kind == ports::CameraError::Kind::kGone;
    tell(eye.health.fails(gone ? ReaderCondition::kMissing : ReaderCondition::kUnusable, came.error().detail,
                          steady_()));
    see_nothing(eye);
    pause();
  } else if (!*came) {
    if (!eye.fails_since) tell(eye.health.works(steady_()));
    see_nothing(eye);
  } else {
    read(frame, eye);
  }
}

/// A single frame that cannot be decoded is nothing; a decoder that can decode none is no reader.
void Reading::read(const GreyImage& frame, Eye& eye) {
  if (const auto look = devices_.symbol_reader->read(frame)) {
    eye.fails_since.reset();
    tell(eye.health.works(steady_()));
    take(frame, *look, eye);
  } else {
    // Whatever else is read meanwhile: a picture that stays and fails again and again is told once.
    if (look.error().detail != eye.decoder_trouble) log::warning("decoder", look.error().detail);
    eye.decoder_trouble = look.error().detail;
    const auto now = steady_();
    if (!eye.fails_since) eye.fails_since = now;
    if (now - *eye.fails_since >= kDecoderPatience) {
      tell(eye.health.fails(ReaderCondition::kUnusable, look.error().detail, now));
    }
    see_nothing(eye);
  }
}

void Reading::take(const GreyImage& frame, const ports::Look& look, Eye& eye) {
  const auto now = steady_();
  eye.last_look = now;
  const Size size{frame.width, frame.height};
  auto event = eye.sightings.take(look, size, now);
  keep_held(look, now);
  const bool scanned = event && std::holds_alternative<core::Scanned>(*event);
  const auto saw = eye.attention.take(look, size, {scanned, eye.sightings.several()}, now);
  if (devices_.reading.preview && eye.attention.moving() && !look.still) preview_.put(frame, look, now);
  tell(saw, eye);
  const bool known = scanned && scanner_has(std::get<core::Scanned>(*event).code);
  if (event && std::holds_alternative<core::ScanRefused>(*event)) {
    refuse(*eye.sightings.why_refused());
  } else if (event && !known) {
    queue_.push(std::move(*event));
  }
  hold(ReaderKind::kCamera, eye.sightings.held());
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
  HealthWatch health(ReaderKind::kScanner);
  while (!stopping_) {
    refused_.report(steady_());
    const auto scan = devices_.scanner->next_scan(kFrameTimeout);
    if (!scan) {
      tell(health.fails(ReaderCondition::kMissing, scan.error().detail, steady_()));
      let_go();
      pause();
      continue;
    }
    tell(health.works(steady_()));
    if (*scan) take(**scan);
    let_go();
  }
}

void Reading::take(const ports::RawScan& scan) {
  const auto text = pass_text(scan.text, scan.symbology, devices_.reading.passes);
  const auto now = steady_();
  bool news = false;
  {
    const std::lock_guard lock(mutex_);
    news = scanner_held_.is_news(text ? text->code.str() : scan.text, now);
    if (news && text && camera_held_.holds(text->code.str(), now)) news = false;
  }
  if (news && text) {
    queue_.push(core::Scanned{text->code, text->symbology});
  } else if (news) {
    refuse(text.error());
  }
  if (text) hold(ReaderKind::kScanner, {text->code});
}

void Reading::let_go() {
  {
    const auto now = steady_();
    const std::lock_guard lock(mutex_);
    if (scanner_passes_.empty() || scanner_held_.holds(scanner_passes_.front().str(), now)) return;
  }
  hold(ReaderKind::kScanner, {});
}

void Reading::see_nothing(Eye& eye) {
  const auto now = steady_();
  tell(eye.attention.take_nothing(now), eye);
  if (!eye.last_look || now - *eye.last_look < Sightings::kBlind) return;
  eye.sightings = Sightings(devices_.reading);
  hold(ReaderKind::kCamera, {});
}

void Reading::hold(ReaderKind reader, std::vector<PassCode> codes) {
  std::vector<PassCode> gone;
  {
    const std::lock_guard lock(mutex_);
    auto& own = reader == ReaderKind::kCamera ? camera_passes_ : scanner_passes_;
    const auto& other = reader == ReaderKind::kCamera ? scanner_passes_ : camera_passes_;
    gone = std::exchange(own, std::move(codes));
    const auto has = [](const std::vector<PassCode>& all, const PassCode& code) {
      return std::ranges::find(all, code) != all.end();
    };
    std::erase_if(gone, [&](const PassCode& code) { return has(own, code) || has(other, code); });
  }
  for (auto& code : gone) queue_.push(core::PassGone{std::move(code)});
}

void Reading::tell(const std::optional<core::ReaderChanged>& change) {
  if (change) queue_.push(*change);
}

void Reading::refuse(NotAPass why) {
  refused_.count(why);
  queue_.push(core::ScanRefused{});
}

void Reading::pause() {
  std::unique_lock lock(mutex_);
  stopped_.wait_for(lock, kPause, [this] { return stopping_.load(); });
}

}  // namespace kiosk::app
