// SPDX-License-Identifier: Apache-2.0
// The main loop: events into the core, effects out, views onto the panel; asleep in between.
#include "kiosk/app/application.hpp"

#include <algorithm>
#include <chrono>
#include <utility>

#include "kiosk/app/reading.hpp"
#include "kiosk/app/timed_client.hpp"
#include "kiosk/base/log.hpp"
#include "kiosk/core/settlement.hpp"
#include "kiosk/core/step.hpp"
#include "kiosk/core/view/view_of.hpp"

namespace kiosk::app {
namespace {

using namespace std::chrono_literals;

/// The longest sleep: nothing hangs on it.
constexpr Duration kLongestSleep = 60s;
/// While something glides: sixty times a second.
constexpr Duration kGlideFrame = 16ms;
/// The printer's own bound is 20 s.
constexpr auto kLastPrint = 25s;

core::Readers readers_of(const Devices& devices) {
  core::Readers readers{std::nullopt, std::nullopt};
  if (devices.camera != nullptr) readers.camera = core::ReaderLink{};
  if (devices.scanner != nullptr) readers.scanner = core::ReaderLink{};
  return readers;
}

}  // namespace

Application::Application(const Devices& devices, Setup setup, const words::Languages& languages,
                         std::function<void(int)> on_digit)
    : start_(devices.clock->now()),
      started_(devices.clock->elapsed()),
      queue_(std::make_shared<EventQueue>([display = devices.display] { display->wake(); })),
      devices_(devices),
      on_digit_(std::move(on_digit)),
      languages_(languages),
      runner_(devices_,
              std::make_shared<TimedClient>(
                  devices.http, queue_,
                  [clock = devices.clock, from = start_ - started_] { return from + clock->elapsed(); }),
              queue_, languages),
      preview_(devices.reading.mirror, [display = devices.display] { display->wake(); }),
      presenter_(*devices.display, preview_, std::move(setup.appearance),
                 [this](const std::string& text) { return qr(text); }),
      navigator_(setup.strike),
      narrator_(devices.speaker, setup.overheard, languages),
      strike_(setup.strike) {
  state_.settings = std::move(setup.settings);
  state_.readers = readers_of(devices_);
}

void Application::run() {
  handle(core::Started{});
  {
    const Reading reading(devices_, *queue_, preview_, [this] { return steady(); });
    while (!stopping_) {
      take_events();
      show();
      if (const auto input = devices_.display->wait(time_to_sleep())) take_input(*input);
      if (const auto due = core::wake_at(state_); due && *due <= steady()) handle(core::Tick{});
    }
  }
  finish_prints();
}

void Application::finish_prints() {
  const auto on_paper = [](const core::Way& way) {
    return way.stage == core::Stage::kPrinting || way.stage == core::Stage::kWritingOutcome;
  };
  const auto end = std::chrono::steady_clock::now() + kLastPrint;
  while (std::ranges::any_of(state_.ways, on_paper) && std::chrono::steady_clock::now() < end) {
    take_events();
    show();
    (void)devices_.display->wait(100ms);
  }
}

void Application::stop() {
  stopping_ = true;
  devices_.display->wake();
}

void Application::token_changed() { queue_->push(core::TokenChanged{}); }

void Application::on_main(std::function<void()> job) {
  {
    const std::lock_guard lock(jobs_mutex_);
    jobs_.push_back(std::move(job));
  }
  devices_.display->wake();
}

void Application::handle(core::EventBody body) {
  const auto before = met(body);
  const bool listed = std::holds_alternative<core::UnreportedAnswered>(body) && !state_.settlement.damaged;
  auto next = core::step(std::move(state_), {devices_.clock->now(), steady(), devices_.ids->fresh(), std::move(body)});
  state_ = std::move(next.state);
  note_change(before);
  condition_log_.note(state_);
  if (listed && state_.settlement.damaged) {
    log::error("journal", "the journal is damaged or was replaced: " + std::to_string(core::left_to_settle(state_)) +
                              " tickets to settle that the service alone knows of; the kiosk settles them");
  }
  for (const auto& effect : next.effects) runner_.run(effect, state_);
}

void Application::take_events() {
  while (auto event = queue_->pop()) handle(std::move(*event));
  std::deque<std::function<void()>> jobs;
  {
    const std::lock_guard lock(jobs_mutex_);
    jobs.swap(jobs_);
  }
  for (const auto& job : jobs) {
    // Each meets the screen that the one before it made.
    show();
    job();
  }
}

void Application::show() {
  note_quiet();
  const auto& say = language();
  const auto view = core::view_of(state_, say);
  const auto now = std::chrono::steady_clock::now();
  if (view.name != std::exchange(stirred_on_, view.name)) stirred_.reset();
  if (presenter_.show({view, state_.preferences, say.right_to_left()}, navigator_, now) &&
      devices_.observer != nullptr) {
    auto shown = app::told(*presenter_.screen());
    if (shown != told_) devices_.observer->shown(shown);
    told_ = std::move(shown);
  }
  narrator_.show({view, *presenter_.screen(), navigator_.sight(now).focus, say, state_.preferences.volume});
}

const words::Language& Application::language() const { return languages_.find(core::language_of(state_)); }

Duration Application::time_to_sleep() const {
  Duration sleep = kLongestSleep;
  if (const auto due = core::wake_at(state_)) sleep = std::min<Duration>(sleep, *due - steady());
  if (navigator_.gliding()) sleep = std::min(sleep, kGlideFrame);
  if (const auto frame = presenter_.next_frame()) {
    const auto left = *frame - std::chrono::steady_clock::now();
    sleep = std::min(sleep, std::chrono::ceil<Duration>(left));
  }
  return std::max<Duration>(sleep, 0ms);
}

Instant Application::steady() const { return start_ + (devices_.clock->elapsed() - started_); }

Bitmap Application::qr(const std::string& text) {
  if (last_qr_.first == text) return last_qr_.second;
  auto drawn = devices_.symbols->qr(text);
  // Kept too, so that it is tried and told of once, and not with every picture of the view.
  if (!drawn) log::error("screens", "a code cannot be drawn: " + drawn.error().detail);
  last_qr_ = {text, drawn ? std::move(*drawn) : Bitmap{}};
  return last_qr_.second;
}

}  // namespace kiosk::app
