// SPDX-License-Identifier: Apache-2.0
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

#include "kiosk/app/appearance.hpp"
#include "kiosk/app/condition_log.hpp"
#include "kiosk/app/devices.hpp"
#include "kiosk/app/effect_runner.hpp"
#include "kiosk/app/event_queue.hpp"
#include "kiosk/app/narrator.hpp"
#include "kiosk/app/navigator.hpp"
#include "kiosk/app/presenter.hpp"
#include "kiosk/app/preview.hpp"
#include "kiosk/base/image.hpp"
#include "kiosk/base/result.hpp"
#include "kiosk/core/state.hpp"
#include "kiosk/words/languages.hpp"

namespace kiosk::app {

/// What the installer chose, for one run.
struct Setup {
  core::Settings settings;
  Appearance appearance;
  Duration strike{250};    ///< SessionConfig::strike
  bool overheard = false;  ///< what Devices::speaker says is heard by everybody
};

/// One run of the kiosk. Main thread, but for what says otherwise.
class Application {
 public:
  /// `languages` outlives it, and speaks all that the settings offer. `on_digit`: a digit key was pressed (the
  /// demonstration presents passes with them); may be empty.
  Application(const Devices& devices, Setup setup, const words::Languages& languages,
              std::function<void(int)> on_digit);

  /// Serves until stop() or the window is closed, and takes up what the journal owes as soon as it can be opened; a
  /// print under way is still seen to its end, so that a restart need not doubt it.
  void run();

  /// Ends run() soon; after a print under way, within its bounds. Any thread.
  void stop();

  /// Touches the panel at a point, as a finger would: down and up. Any thread.
  void tap(Point at);

  /// Presses a key, as a hand on the pad would. Any thread.
  void press(ports::Key key);

  /// From here on the service is asked with another token. Any thread.
  void token_changed();

  /// Runs `job` on the main thread, soon. Any thread.
  void on_main(std::function<void()> job);

  /// What was drawn in this run.
  [[nodiscard]] const Presenter::Counters& counters() const { return presenter_.counters(); }

 private:
  void handle(core::EventBody body);
  void take_events();
  void finish_prints();
  void show();
  [[nodiscard]] Duration time_to_sleep() const;
  [[nodiscard]] Instant steady() const;
  [[nodiscard]] Bitmap qr(const std::string& text);
  [[nodiscard]] const words::Language& language() const;

  // What was touched and pressed.
  void take_input(const ports::Input& input);
  void take_key(const ports::KeyDown& down);
  void take_headset(bool in);
  [[nodiscard]] bool trembles(ports::Key key);
  void obey(const ports::KeyDown& down);
  void carry_out(const Outcome& outcome);
  [[nodiscard]] bool learns(ports::Key key);
  void change_volume();
  void stir();

  /// Who was here before an event.
  struct Met {
    bool leaves = false;              ///< they have gone where the kiosk rests after it
    std::optional<PassCode> visitor;  ///< who is signed in, or is being looked up
    bool signed_in = false;
  };

  // Speech ends with the visit, and another visit is not spoken to unasked.
  [[nodiscard]] Met met(const core::EventBody& event) const;
  void note_change(const Met& before);
  void note_quiet();

  const Instant start_;
  const Duration started_;  ///< by the clock's count
  std::shared_ptr<EventQueue> queue_;
  Devices devices_;
  std::function<void(int)> on_digit_;
  const words::Languages& languages_;
  EffectRunner runner_;
  Preview preview_;
  Presenter presenter_;
  Navigator navigator_;
  Narrator narrator_;
  core::State state_;
  ports::ShownScreen told_;  ///< what the observer was told last
  std::optional<std::chrono::steady_clock::time_point> stirred_;
  std::string stirred_on_;  ///< the view's name
  Duration strike_;
  std::optional<std::pair<ports::Key, std::chrono::steady_clock::time_point>> struck_;  ///< the last key that counted
  bool back_was_last_ = false;                                                          ///< while the keys are learnt
  ConditionLog condition_log_;
  std::pair<std::string, Bitmap> last_qr_;
  std::atomic<bool> stopping_ = false;
  std::mutex jobs_mutex_;
  std::deque<std::function<void()>> jobs_;
};

}  // namespace kiosk::app
