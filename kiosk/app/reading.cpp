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

/// The symbol nearest to the middle of the picture: what is held there on purpose, not what stands behind it.
const ports::Symbol& most_central(const std::vector<ports::Symbol>& symbols, const GreyImage& frame) {
  const auto distance = [&](const ports::Symbol& symbol) {
    const Rect where = ports::bounds(symbol.corners);
    const int dx = where.x + where.width / 2 - frame.width / 2;
    const int dy = where.y + where.height / 2 - frame.height / 2;
    return dx * dx + dy * dy;
  };
  return *std::ranges::min_element(symbols, {}, distance);
}

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

Reading::Reading(const Devices& devices, EventQueue& queue) : devices_(devices), queue_(queue) {
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
  HeldCode held;
  Complaint camera("camera");
  Complaint decoder("decoder");
  GreyImage frame;
  while (!stopping_) {
    const auto came = devices_.camera->next_frame(frame, kFrameTimeout);
    if (!came) {
      camera.say(came.error().detail);
      pause();
      continue;
    }
    camera.all_well();
    if (!*came) continue;
    const auto look = devices_.symbol_reader->read(frame);
    if (!look) {
      decoder.say(look.error().detail);
      continue;
    }
    if (look->symbols.empty()) continue;
    const auto& symbol = most_central(look->symbols, frame);
    take(symbol.text, symbol.symbology, held);
  }
}

void Reading::watch_scanner() {
  HeldCode held;
  Complaint scanner("scanner");
  while (!stopping_) {
    const auto scan = devices_.scanner->next_scan(kFrameTimeout);
    if (!scan) {
      scanner.say(scan.error().detail);
      pause();
      continue;
    }
    scanner.all_well();
    if (*scan) take((*scan)->text, (*scan)->symbology, held);
  }
}

void Reading::take(const std::string& raw, const Symbology& symbology, HeldCode& held) {
  auto code = pass_text(raw);
  if (!held.is_news(code ? code->str() : raw, devices_.clock->now())) return;
  if (code) {
    queue_.push(core::Scanned{std::move(*code), symbology});
  } else {
    queue_.push(core::ScanRefused{});
  }
}

void Reading::pause() {
  std::unique_lock lock(mutex_);
  stopped_.wait_for(lock, kPause, [this] { return stopping_.load(); });
}

}  // namespace kiosk::app
