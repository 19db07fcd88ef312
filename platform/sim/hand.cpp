// SPDX-License-Identifier: Apache-2.0
// The hand's thread looks at the screens in the order in which they were shown, so that a short-lived one is not
// missed; only a press looks at the newest, because that is the one a finger would meet.
#include "platform/sim/hand.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <string_view>
#include <utility>

#include "kiosk/base/spelling.hpp"
#include "kiosk/ports/screen_names.hpp"

namespace platform::sim {

using kiosk::Duration;
using kiosk::Point;
using kiosk::Rect;
using kiosk::Result;
using kiosk::ports::Key;
using kiosk::ports::ShownScreen;
using kiosk::ports::ShownTarget;

namespace {

constexpr std::array<std::pair<std::string_view, Key>, 8> kKeys{{{"next", Key::kNext},
                                                                 {"previous", Key::kPrevious},
                                                                 {"activate", Key::kActivate},
                                                                 {"back", Key::kBack},
                                                                 {"repeat", Key::kRepeat},
                                                                 {"volume", Key::kVolume},
                                                                 {"headset_in", Key::kHeadsetIn},
                                                                 {"headset_out", Key::kHeadsetOut}}};

struct KeyPresses {
  Key key;
  int times = 1;
};

/// Nothing where no such key is meant.
std::optional<KeyPresses> read_presses(std::string_view rest) {
  const auto name = take_word(rest);
  const auto found = std::ranges::find(kKeys, name, [](const auto& each) { return each.first; });
  if (found == kKeys.end()) return std::nullopt;
  if (rest.empty()) return KeyPresses{found->second, 1};
  int times = 0;
  const auto [end, error] = std::from_chars(rest.data(), rest.data() + rest.size(), times);
  if (error != std::errc() || end != rest.data() + rest.size() || times < 1 || times > 1000) return std::nullopt;
  return KeyPresses{found->second, times};
}

/// The name of a screen that there is not, with what was meant; nothing where there is it.
std::optional<ScriptError> check_screen(const std::filesystem::path& file, const ScriptLine& line) {
  using kiosk::ports::kScreenNames;
  std::string_view rest = line.rest;
  const auto name = take_word(rest);
  if (std::ranges::find(kScreenNames, name) != kScreenNames.end()) return std::nullopt;
  return script_error(file, line, "there is no screen '" + name + "'",
                      kiosk::suggestion(name, {kScreenNames.begin(), kScreenNames.end()}));
}

/// Nothing where the line can be played.
std::optional<ScriptError> check(const std::filesystem::path& file, const ScriptLine& line) {
  constexpr std::array<std::string_view, 7> kVerbs{"await", "press", "key", "show", "picture", "wait", "quit"};
  if (std::find(kVerbs.begin(), kVerbs.end(), line.verb) == kVerbs.end()) {
    return script_error(file, line, "'" + line.verb + "' is not known",
                        "there are await, press, key, show, picture, wait and quit");
  }
  if (line.verb == "quit" && !line.rest.empty()) {
    return script_error(file, line, "quit takes nothing", "leave out '" + line.rest + "'");
  }
  if (line.verb != "quit" && line.rest.empty()) {
    return script_error(file, line, line.verb + " says not what", "write it behind the word");
  }
  if (line.verb == "await") return check_screen(file, line);
  if (line.verb == "key" && !read_presses(line.rest)) {
    return script_error(
        file, line, "'" + line.rest + "' is no key of the pad",
        "write next, previous, activate, back, repeat, volume, headset_in or headset_out, and how often");
  }
  if (line.verb == "wait" && !read_milliseconds(line.rest)) {
    return script_error(file, line, "'" + line.rest + "' is no time", "write milliseconds up to an hour: wait 500");
  }
  return std::nullopt;
}

const ShownTarget* find_target(const ShownScreen& screen, std::string_view label) {
  const auto& targets = screen.targets;
  auto found = std::find_if(targets.begin(), targets.end(), [&](const auto& target) { return target.label == label; });
  if (found == targets.end()) {
    found = std::find_if(targets.begin(), targets.end(),
                         [&](const auto& target) { return target.label.starts_with(label); });
  }
  return found == targets.end() ? nullptr : &*found;
}

/// Where to touch to see more of the screen: first downwards to its end, then upwards. Nothing where all is seen.
std::optional<Rect> look_further(const ShownScreen& screen, bool& upwards) {
  if (!upwards && screen.more_below.empty()) upwards = true;
  const auto& label = upwards ? screen.more_above : screen.more_below;
  const auto* target = label.empty() ? nullptr : find_target(screen, label);
  return target == nullptr ? std::nullopt : std::optional(target->where);
}

std::string described(const std::optional<ShownScreen>& screen) {
  if (!screen) return "nothing was shown yet";
  auto text = screen->name + " '" + screen->headline + "' with the buttons";
  for (const auto& target : screen->targets) text += " [" + target.label + "]";
  return screen->targets.empty() ? screen->name + " '" + screen->headline + "' without buttons" : text;
}

/// "; did you mean [Get ticket]?" of a button that stands there; empty: none is near.
std::string meant(const ScriptLine& line, const std::optional<ShownScreen>& screen) {
  if (line.verb != "press" || !screen) return {};
  std::vector<std::string_view> labels;
  for (const auto& target : screen->targets) labels.push_back(target.label);
  const auto near = kiosk::near_words(line.rest, labels, 1);
  return near.empty() ? std::string() : "; did you mean [" + std::string(near.front()) + "]?";
}

}  // namespace

Result<bool, ScriptError> shows_pictures(const std::filesystem::path& script) {
  const auto lines = read_script(script);
  if (!lines) return kiosk::failure(lines.error());
  return std::ranges::find(*lines, "show", &ScriptLine::verb) != lines->end();
}

Result<std::unique_ptr<Hand>, ScriptError> Hand::open(const std::filesystem::path& file, HandActions actions,
                                                      Duration patience, Duration rest, Duration told_after) {
  auto lines = read_script(file);
  if (!lines) return kiosk::failure(std::move(lines.error()));
  for (const auto& line : *lines) {
    if (auto error = check(file, line)) return kiosk::failure(std::move(*error));
  }
  return std::unique_ptr<Hand>(new Hand(file, std::move(*lines), std::move(actions), {patience, rest, told_after}));
}

Hand::Hand(std::filesystem::path file, std::vector<ScriptLine> lines, HandActions actions, Times times)
    : file_(std::move(file)), lines_(std::move(lines)), actions_(std::move(actions)), times_(times), thread_([this] {
        play();
      }) {}

Hand::~Hand() {
  {
    const std::lock_guard lock(mutex_);
    over_ = true;
  }
  changed_.notify_one();
  thread_.join();
}

void Hand::shown(const ShownScreen& screen) {
  {
    const std::lock_guard lock(mutex_);
    if (over_) return;
    coming_.push_back(screen);
  }
  changed_.notify_one();
}

void Hand::play() {
  for (const auto& line : lines_) {
    {
      const std::lock_guard lock(mutex_);
      if (over_) return;
    }
    if (!play(line)) break;
  }
  const std::lock_guard lock(mutex_);
  over_ = true;
  coming_.clear();
}

bool Hand::play(const ScriptLine& line) {
  if (line.verb == "await") return await(line);
  if (line.verb == "press") return press(line);
  if (line.verb == "key") return press_keys(line);
  if (line.verb == "wait") return pause(*read_milliseconds(line.rest));
  if (line.verb == "show") {
    actions_.show(file_.parent_path() / line.rest);
  } else if (line.verb == "picture") {
    actions_.picture(line.rest);
  } else {
    actions_.quit();
  }
  return true;
}

bool Hand::await(const ScriptLine& line) {
  std::string_view part = line.rest;
  awaited_ = take_word(part);
  went_on_ = false;
  const auto stands = [&] {
    return standing_ && !pressed_ && standing_->name == awaited_ && standing_->headline.find(part) != std::string::npos;
  };
  auto waiting = wait_for(line);
  Lock lock(mutex_);
  while (!stands()) {
    if (!next_screen(lock, waiting)) return give_up(line, lock);
  }
  return true;
}

bool Hand::press(const ScriptLine& line) {
  auto waiting = wait_for(line);
  Lock lock(mutex_);
  upwards_ = false;
  while (true) {
    while (!coming_.empty() && next_screen(lock, waiting)) {
    }
    if (over_) return false;
    const bool awaited = standing_ && (awaited_.empty() || standing_->name == awaited_ || went_on_);
    if (const auto* target = awaited ? find_target(*standing_, line.rest) : nullptr) {
      pressed_ = true;
      const auto where = target->where;
      lock.unlock();
      return tap(where);
    }
    if (const auto where = awaited ? look_further(*standing_, upwards_) : std::nullopt) {
      lock.unlock();
      if (!tap(*where)) return false;
      lock.lock();
    }
    if (!next_screen(lock, waiting)) return give_up(line, lock);
  }
}

bool Hand::press_keys(const ScriptLine& line) {
  const auto presses = read_presses(line.rest);
  for (int i = 0; presses && i < presses->times; ++i) {
    if (presses->key == Key::kActivate || presses->key == Key::kBack) {
      if (!rest()) return false;
      pressed_ = true;
    }
    actions_.press(presses->key);
  }
  return true;
}

bool Hand::tap(Rect where) {
  if (!rest()) return false;
  actions_.tap(Point{where.x + where.width / 2, where.y + where.height / 2});
  return true;
}

bool Hand::rest() {
  const auto now = std::chrono::steady_clock::now();
  const bool goes_on = !rested_ || *rested_ <= now || pause(std::chrono::ceil<Duration>(*rested_ - now));
  rested_ = std::chrono::steady_clock::now() + times_.rest;
  return goes_on;
}

bool Hand::pause(Duration time) {
  Lock lock(mutex_);
  return !changed_.wait_until(lock, std::chrono::steady_clock::now() + time, [&] { return over_; });
}

Hand::Waiting Hand::wait_for(const ScriptLine& line) const {
  const auto now = std::chrono::steady_clock::now();
  Waiting waiting{line, now + times_.patience, std::nullopt};
  if (times_.told_after < times_.patience) waiting.tell = now + times_.told_after;
  return waiting;
}

std::string Hand::place_of(const ScriptLine& line) const {
  return file_.string() + ":" + std::to_string(line.number) + ": ";
}

bool Hand::next_screen(Lock& lock, Waiting& waiting) {
  const auto came = [&] { return over_ || !coming_.empty(); };
  if (waiting.tell && !changed_.wait_until(lock, *waiting.tell, came)) {
    waiting.tell.reset();
    lock.unlock();
    actions_.waits(place_of(waiting.line) + "waiting for '" + waiting.line.verb + " " + waiting.line.rest +
                   "'; on the screen: " + described(standing_));
    lock.lock();
  }
  changed_.wait_until(lock, waiting.end, came);
  if (over_ || coming_.empty()) return false;
  went_on_ = went_on_ || pressed_;
  standing_ = std::move(coming_.front());
  coming_.pop_front();
  pressed_ = false;
  return true;
}

bool Hand::give_up(const ScriptLine& line, Lock& lock) {
  if (over_) return false;
  lock.unlock();
  actions_.failed(place_of(line) + "'" + line.verb + " " + line.rest + "' did not come within " +
                  std::to_string(times_.patience.count()) + " ms; on the screen: " + described(standing_) +
                  meant(line, standing_));
  return false;
}

}  // namespace platform::sim
