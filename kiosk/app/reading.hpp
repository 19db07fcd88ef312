// SPDX-License-Identifier: Apache-2.0
// The reading workers: camera frames through the decoder, and scanners that decode by themselves.
#pragma once

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "kiosk/app/attention.hpp"
#include "kiosk/app/devices.hpp"
#include "kiosk/app/event_queue.hpp"
#include "kiosk/app/health_watch.hpp"
#include "kiosk/app/preview.hpp"
#include "kiosk/app/refused_scans.hpp"
#include "kiosk/app/sightings.hpp"
#include "kiosk/base/instant.hpp"

namespace kiosk::app {

/// Makes one scan of a code that a scanner sends again and again, or that scanner and camera see at once.
class HeldCode {
 public:
  /// True where `text` is news: not seen before, or out of view for kAway. Several codes in view at once are each
  /// remembered for themselves. `now` never goes back.
  [[nodiscard]] bool is_news(const std::string& text, Instant now);

  /// What is remembered is still there.
  void keep_all(Instant now);

  /// True where `text` is no news; remembers nothing.
  [[nodiscard]] bool holds(const std::string& text, Instant now) const;

  static constexpr Duration kAway = std::chrono::milliseconds{1500};

 private:
  struct Seen {
    std::string text;
    Instant at;
  };
  std::vector<Seen> seen_;  ///< of the last kAway
};

/// Runs a thread for the camera and one for the scanner, as far as there are any, from construction to destruction.
/// They post Scanned, PassGone, ScanRefused, SeveralSeen, CameraSaw and ReaderChanged and nothing else, and put into
/// `preview` what moves; a device that is gone is asked for again every second, and what it held up is gone with it. A
/// pass is gone for a scanner that has not sent it again for HeldCode::kAway: what it does not tell, nobody knows.
class Reading {
 public:
  /// Borrows the queue and the preview. `steady` counts on evenly, whatever is done to the clock; any thread.
  Reading(const Devices& devices, EventQueue& queue, Preview& preview, std::function<Instant()> steady);
  ~Reading();
  Reading(const Reading&) = delete;
  Reading& operator=(const Reading&) = delete;

  /// Scans that could not be a pass since the start. Any thread.
  [[nodiscard]] std::uint64_t refused() const { return refused_.total(); }

  /// Why the newest of them could not; nothing: there was none. Known before its ScanRefused is posted. Any thread.
  [[nodiscard]] std::optional<NotAPass> why_refused() const { return refused_.newest(); }

 private:
  /// What the camera's thread remembers from frame to frame.
  struct Eye {
    Sightings sightings;
    Attention attention;
    HealthWatch health{ReaderKind::kCamera};
    std::optional<Instant> fails_since{};  ///< since when no frame can be decoded
    std::string decoder_trouble{};         ///< that was logged last
    std::optional<Instant> last_look{};    ///< when a frame was decoded
  };

  void watch_camera();
  void watch_scanner();
  void look(GreyImage& frame, Eye& eye);
  void read(const GreyImage& frame, Eye& eye);
  void take(const GreyImage& frame, const ports::Look& look, Eye& eye);
  void take(const ports::RawScan& scan);
  /// What the scanner has not sent for so long that it counts as taken away.
  void let_go();
  /// A scan that cannot be a pass.
  void refuse(NotAPass why);
  void tell(const std::optional<core::CameraSaw>& saw, const Eye& eye);
  /// What the camera scanned and still sees stays no news for the scanner.
  void keep_held(const ports::Look& look, Instant now);
  [[nodiscard]] bool scanner_has(const PassCode& code);
  /// No frame, or none that can be decoded. What was in view is gone only where that lasts for Sightings::kBlind: a
  /// loose plug must not make a pass that was left lying a new one, which opens a visit for a person who has gone.
  void see_nothing(Eye& eye);
  /// What is held up before that reader from now on; posts PassGone for what was before and the other one does not
  /// hold.
  void hold(ReaderKind reader, std::vector<PassCode> codes);
  void tell(const std::optional<core::ReaderChanged>& change);
  void pause();

  Devices devices_;
  EventQueue& queue_;
  Preview& preview_;
  const std::function<Instant()> steady_;
  RefusedScans refused_;
  std::atomic<bool> stopping_ = false;
  std::mutex mutex_;
  HeldCode camera_held_;                  ///< under mutex_
  HeldCode scanner_held_;                 ///< under mutex_
  std::vector<PassCode> camera_passes_;   ///< held up before it; under mutex_
  std::vector<PassCode> scanner_passes_;  ///< one at most; under mutex_
  std::condition_variable stopped_;
  std::thread camera_thread_;  // last: they use the others
  std::thread scanner_thread_;
};

}  // namespace kiosk::app
