// The main loop: events into the core, effects out, views onto the panel; asleep in between.
#pragma once

#include <atomic>
#include <chrono>
#include <cstddef>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <utility>

#include "kiosk/app/devices.hpp"
#include "kiosk/app/effect_runner.hpp"
#include "kiosk/app/event_queue.hpp"
#include "kiosk/app/preview.hpp"
#include "kiosk/base/image.hpp"
#include "kiosk/base/result.hpp"
#include "kiosk/core/state.hpp"
#include "kiosk/screens/screen.hpp"

namespace kiosk::app {

/// One run of the kiosk. Main thread, but for what says otherwise.
class Application {
 public:
  /// `on_digit`: a digit key was pressed (the demonstration presents passes with them); may be empty.
  Application(const Devices& devices, const core::Settings& settings, std::function<void(int)> on_digit);

  /// Recovers what the journal owes, then serves until stop() or the window is closed; a print under way is still
  /// seen to its end, so that a restart need not doubt it. An error: the journal cannot be read.
  [[nodiscard]] Result<void, ports::JournalError> run();

  /// Ends run() soon; after a print under way, within its bounds. Any thread.
  void stop();

  /// Touches the panel at a point, as a finger would: down and up. Any thread.
  void tap(Point at);

  /// Runs `job` on the main thread, soon. Any thread.
  void on_main(std::function<void()> job);

 private:
  [[nodiscard]] Result<void, ports::JournalError> recover();
  void handle(core::EventBody body);
  void take_events();
  void take_input(const ports::Input& input);
  [[nodiscard]] std::optional<core::Action> action_at(Point at) const;
  void finish_prints();
  void show();
  void show_live();
  [[nodiscard]] Duration time_to_sleep() const;
  [[nodiscard]] Instant steady() const;
  [[nodiscard]] Bitmap qr(const std::string& text);

  Devices devices_;
  std::function<void(int)> on_digit_;
  std::shared_ptr<EventQueue> queue_;
  EffectRunner runner_;
  Preview preview_;
  core::State state_;
  std::optional<core::View> view_;
  std::optional<screens::Screen> screen_;
  std::shared_ptr<const Glimpse> shown_live_;  ///< the picture that stands on the screen; null: none
  std::optional<core::Action> pressed_;        ///< what lies under the finger that went down
  const Instant start_;
  const std::chrono::steady_clock::time_point started_;
  std::pair<std::string, Bitmap> last_qr_;
  std::atomic<bool> stopping_ = false;
  std::mutex jobs_mutex_;
  std::deque<std::function<void()>> jobs_;
};

}  // namespace kiosk::app
