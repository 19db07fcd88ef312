// SPDX-License-Identifier: Apache-2.0
// A scripted visitor: waits for screens, holds passes up, presses buttons. Plays the demonstration and whole-kiosk
// tests.
#pragma once

#include <chrono>
#include <condition_variable>
#include <deque>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "kiosk/base/geometry.hpp"
#include "kiosk/base/instant.hpp"
#include "kiosk/base/result.hpp"
#include "kiosk/ports/display.hpp"
#include "kiosk/ports/screen_observer.hpp"
#include "platform/sim/script.hpp"

namespace platform::sim {

/// What the hand can do. Each is called on the hand's own thread, one at a time, in the script's order, and must be
/// safe there: post to the main thread what belongs to it, in the order of the calls. All must be set.
struct HandActions {
  std::function<void(const std::filesystem::path& picture)> show;  ///< hold this up before the camera
  std::function<void(kiosk::Point)> tap;                           ///< a finger down and up, in canvas pixels
  std::function<void(kiosk::ports::Key)> press;                    ///< a key of the tactile pad
  std::function<void(const std::string& name)> picture;            ///< save what the screen shows under this name
  std::function<void()> quit;
  std::function<void(const std::string& why)> failed;  ///< "FILE:LINE: ..."; nothing more is played after it
  std::function<void(const std::string& line)> waits;  ///< "FILE:LINE: ..." for the log: what is waited for so long
};

/// Whether the script of a hand holds pictures before the camera (show). An error: the file cannot be read.
[[nodiscard]] kiosk::Result<bool, ScriptError> shows_pictures(const std::filesystem::path& script);

/// Lines of the script:
///   await SCREEN [PART]   until SCREEN stands, with PART in its headline; the one that stands already will do, unless
///                         something was pressed on it
///   press LABEL           the button that says LABEL, or else the first that begins so, on the screen last awaited
///                         as it stands now; scrolled to and waited for where it is not there
///   key NAME [TIMES]      a key of the pad: next, previous, activate, back, repeat, volume, headset_in, headset_out
///   show PICTURE          a file, relative to the script's folder
///   picture NAME
///   wait MILLISECONDS     for people who watch
///   quit
/// Between two touches the hand rests, as hands do, so that none counts as the trembling of the one before.
/// await and press say what they wait for once they have waited for `told_after`, where that is less than `patience`;
/// after `patience` they give up. Both times they say what stands there instead.
class Hand final : public kiosk::ports::ScreenObserver {
 public:
  /// Starts playing at once. `actions` must work until the hand is destroyed. An error: a line cannot be played, such
  /// as one that awaits a screen that there is not.
  [[nodiscard]] static kiosk::Result<std::unique_ptr<Hand>, ScriptError> open(
      const std::filesystem::path& file, HandActions actions, kiosk::Duration patience = std::chrono::seconds(20),
      kiosk::Duration rest = std::chrono::milliseconds(0), kiosk::Duration told_after = std::chrono::seconds(3));

  /// Stops where it is and waits for the action under way: never destroy it inside an action.
  ~Hand() override;
  Hand(const Hand&) = delete;
  Hand& operator=(const Hand&) = delete;

  /// Takes note and returns; no action is called from here.
  void shown(const kiosk::ports::ShownScreen& screen) override;

 private:
  using Deadline = std::chrono::steady_clock::time_point;
  using Lock = std::unique_lock<std::mutex>;

  struct Times {
    kiosk::Duration patience;
    kiosk::Duration rest;
    kiosk::Duration told_after;
  };
  /// One line that waits for a screen.
  struct Waiting {
    const ScriptLine& line;
    Deadline end;
    std::optional<Deadline> tell;  ///< when it is said that it waits; nothing: it was, or is not to be
  };

  Hand(std::filesystem::path file, std::vector<ScriptLine> lines, HandActions actions, Times times);
  void play();
  /// False where the script ends here.
  bool play(const ScriptLine& line);
  bool await(const ScriptLine& line);
  bool press(const ScriptLine& line);
  bool press_keys(const ScriptLine& line);
  /// Rests, then touches the middle of `where`; false where the script ends here.
  bool tap(kiosk::Rect where);
  bool rest();
  bool pause(kiosk::Duration time);
  /// Moves on to the next screen that was shown; false where none came until its end, or all ends. Where it takes long
  /// it says so.
  bool next_screen(Lock& lock, Waiting& waiting);
  /// Reports that `line` was not met; always false.
  bool give_up(const ScriptLine& line, Lock& lock);
  [[nodiscard]] Waiting wait_for(const ScriptLine& line) const;
  /// "FILE:LINE: "
  [[nodiscard]] std::string place_of(const ScriptLine& line) const;

  const std::filesystem::path file_;
  const std::vector<ScriptLine> lines_;
  const HandActions actions_;
  const Times times_;

  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<kiosk::ports::ShownScreen> coming_;  ///< shown and not yet looked at; under mutex_
  bool over_ = false;                             ///< the script has ended, or is to end; under mutex_

  // The hand's own thread's.
  std::optional<kiosk::ports::ShownScreen> standing_;  ///< the screen looked at last
  bool pressed_ = false;                               ///< something was pressed on it
  std::string awaited_;                                ///< name of the screen awaited last; empty: any
  bool went_on_ = false;                               ///< another screen came since, after something was pressed
  bool upwards_ = false;                               ///< which way a button out of sight is looked for
  std::optional<Deadline> rested_;                     ///< when the hand has rested from the last touch

  std::thread thread_;  ///< last: it uses all of the above
};

}  // namespace platform::sim
