// The hand's thread looks at the screens in the order in which they were shown, so that a short-lived one is not
// missed; only a press looks at the newest, because that is the one a finger would meet.
#include "platform/sim/hand.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace platform::sim {

using kiosk::Duration;
using kiosk::Point;
using kiosk::Result;
using kiosk::ports::ShownScreen;
using kiosk::ports::ShownTarget;

namespace {

/// Nothing where the line can be played.
std::optional<ScriptError> check(const std::filesystem::path& file, const ScriptLine& line) {
  constexpr std::array<std::string_view, 6> kVerbs{"await", "press", "show", "picture", "wait", "quit"};
  if (std::find(kVerbs.begin(), kVerbs.end(), line.verb) == kVerbs.end()) {
    return script_error(file, line, "'" + line.verb + "' is not known",
                        "there are await, press, show, picture, wait and quit");
  }
  if (line.verb == "quit" && !line.rest.empty()) {
    return script_error(file, line, "quit takes nothing", "leave out '" + line.rest + "'");
  }
  if (line.verb != "quit" && line.rest.empty()) {
    return script_error(file, line, line.verb + " says not what", "write it behind the word");
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

std::string described(const std::optional<ShownScreen>& screen) {
  if (!screen) return "nothing was shown yet";
  auto text = screen->name + " '" + screen->headline + "' with the buttons";
  for (const auto& target : screen->targets) text += " [" + target.label + "]";
  return screen->targets.empty() ? screen->name + " '" + screen->headline + "' without buttons" : text;
}

}  // namespace

Result<std::unique_ptr<Hand>, ScriptError> Hand::open(const std::filesystem::path& file, HandActions actions,
                                                      Duration patience) {
  auto lines = read_script(file);
  if (!lines) return kiosk::failure(std::move(lines.error()));
  for (const auto& line : *lines) {
    if (auto error = check(file, line)) return kiosk::failure(std::move(*error));
  }
  return std::unique_ptr<Hand>(new Hand(file, std::move(*lines), std::move(actions), patience));
}

Hand::Hand(std::filesystem::path file, std::vector<ScriptLine> lines, HandActions actions, Duration patience)
    : file_(std::move(file)),
      lines_(std::move(lines)),
      actions_(std::move(actions)),
      patience_(patience),
      thread_([this] { play(); }) {}

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
  const auto stands = [&] {
    return standing_ && !pressed_ && standing_->name == awaited_ && standing_->headline.find(part) != std::string::npos;
  };
  const auto deadline = patience_ends();
  Lock lock(mutex_);
  while (!stands()) {
    if (!next_screen(lock, deadline)) return give_up(line, lock);
  }
  return true;
}

bool Hand::press(const ScriptLine& line) {
  const auto deadline = patience_ends();
  Lock lock(mutex_);
  while (true) {
    while (!coming_.empty() && next_screen(lock, deadline)) {
    }
    if (over_) return false;
    const bool awaited = standing_ && (awaited_.empty() || standing_->name == awaited_);
    if (const auto* target = awaited ? find_target(*standing_, line.rest) : nullptr) {
      pressed_ = true;
      lock.unlock();
      actions_.tap(Point{target->where.x + target->where.width / 2, target->where.y + target->where.height / 2});
      return true;
    }
    if (!next_screen(lock, deadline)) return give_up(line, lock);
  }
}

bool Hand::pause(Duration time) {
  Lock lock(mutex_);
  return !changed_.wait_until(lock, std::chrono::steady_clock::now() + time, [&] { return over_; });
}

bool Hand::next_screen(Lock& lock, Deadline deadline) {
  changed_.wait_until(lock, deadline, [&] { return over_ || !coming_.empty(); });
  if (over_ || coming_.empty()) return false;
  standing_ = std::move(coming_.front());
  coming_.pop_front();
  pressed_ = false;
  return true;
}

bool Hand::give_up(const ScriptLine& line, Lock& lock) {
  if (over_) return false;
  lock.unlock();
  actions_.failed(file_.string() + ":" + std::to_string(line.number) + ": '" + line.verb + " " + line.rest +
                  "' did not come within " + std::to_string(patience_.count()) +
                  " ms; on the screen: " + described(standing_));
  return false;
}

}  // namespace platform::sim
