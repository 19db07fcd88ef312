// The reading workers: camera frames through the decoder, and scanners that decode by themselves.
#pragma once

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "kiosk/app/devices.hpp"
#include "kiosk/app/event_queue.hpp"
#include "kiosk/base/instant.hpp"

namespace kiosk::app {

/// Makes one scan of a code that is held in view for many frames.
class HeldCode {
 public:
  /// True where `text` is news: not seen before, or out of view for kAway. Several codes in view at once are each
  /// remembered for themselves.
  [[nodiscard]] bool is_news(const std::string& text, Instant now);

  static constexpr Duration kAway = std::chrono::milliseconds{1500};

 private:
  struct Seen {
    std::string text;
    Instant at;
  };
  std::vector<Seen> seen_;  ///< of the last kAway
};

/// Runs a thread for the camera and one for the scanner, as far as there are any, from construction to destruction.
/// They post Scanned and ScanRefused and nothing else; a device that is gone is asked for again every second.
class Reading {
 public:
  Reading(const Devices& devices, EventQueue& queue);
  ~Reading();
  Reading(const Reading&) = delete;
  Reading& operator=(const Reading&) = delete;

 private:
  void watch_camera();
  void watch_scanner();
  void take(const std::string& raw, const Symbology& symbology, HeldCode& held);
  void pause();

  Devices devices_;
  EventQueue& queue_;
  std::atomic<bool> stopping_ = false;
  std::mutex mutex_;
  std::condition_variable stopped_;
  std::thread camera_thread_;  // last: they use the others
  std::thread scanner_thread_;
};

}  // namespace kiosk::app
