// The main loop: events into the core, effects out, views onto the panel; asleep in between.
#include "kiosk/app/application.hpp"

#include <algorithm>
#include <chrono>
#include <utility>

#include "kiosk/app/live.hpp"
#include "kiosk/app/reading.hpp"
#include "kiosk/base/log.hpp"
#include "kiosk/base/overloaded.hpp"
#include "kiosk/core/step.hpp"
#include "kiosk/core/view/view_of.hpp"
#include "kiosk/journal/recovery.hpp"

namespace kiosk::app {
namespace {

using namespace std::chrono_literals;

/// How long the journal keeps ways that are closed.
constexpr auto kKeepClosed = std::chrono::days{30};
/// The longest sleep: nothing hangs on it.
constexpr Duration kLongestSleep = 60s;
/// The printer's own bound is 20 s.
constexpr auto kLastPrint = 25s;

}  // namespace

Application::Application(const Devices& devices, const core::Settings& settings, std::function<void(int)> on_digit)
    : devices_(devices),
      on_digit_(std::move(on_digit)),
      queue_(std::make_shared<EventQueue>([display = devices.display] { display->wake(); })),
      runner_(devices_, queue_),
      preview_(devices.reading.mirror, [display = devices.display] { display->wake(); }),
      start_(devices.clock->now()),
      started_(std::chrono::steady_clock::now()) {
  state_.settings = settings;
}

Result<void, ports::JournalError> Application::run() {
  if (auto recovered = recover(); !recovered) return recovered;
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
  return {};
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

void Application::tap(Point at) {
  on_main([this, at] {
    take_input(ports::PointerDown{at});
    take_input(ports::PointerUp{at});
  });
}

void Application::on_main(std::function<void()> job) {
  {
    const std::lock_guard lock(jobs_mutex_);
    jobs_.push_back(std::move(job));
  }
  devices_.display->wake();
}

Result<void, ports::JournalError> Application::recover() {
  const auto records = devices_.journal->read_all();
  if (!records) return failure(records.error());
  const auto recovery = journal::recover(*records, devices_.clock->now() - kKeepClosed);
  if (recovery.unreadable > 0) {
    log::error("journal", std::to_string(recovery.unreadable) + " records cannot be read; they are kept for staff");
  }
  log::info("journal", std::to_string(recovery.owed.size()) + " tickets to settle from the last run");
  // Before the first effect: from then on the journal is its worker's alone.
  if (!recovery.forgettable.empty()) {
    if (const auto forgotten = devices_.journal->forget(recovery.forgettable); !forgotten) {
      log::warning("journal", forgotten.error().detail);
    }
  }
  for (const auto& owed : recovery.owed) handle(core::Recovered{owed});
  return {};
}

void Application::handle(core::EventBody body) {
  auto next = core::step(std::move(state_), {devices_.clock->now(), steady(), devices_.ids->fresh(), std::move(body)});
  state_ = std::move(next.state);
  for (const auto& effect : next.effects) runner_.run(effect, state_);
}

void Application::take_events() {
  while (auto event = queue_->pop()) handle(std::move(*event));
  std::deque<std::function<void()>> jobs;
  {
    const std::lock_guard lock(jobs_mutex_);
    jobs.swap(jobs_);
  }
  for (const auto& job : jobs) job();
}

void Application::take_input(const ports::Input& input) {
  std::visit(Overloaded{
                 [&](const ports::PointerDown& down) { pressed_ = action_at(down.at); },
                 [](const ports::PointerMove&) {},
                 [&](const ports::PointerUp& up) {
                   // An action needs both ends of the touch on the same control: sliding off takes it back, and so
                   // does a screen that changed under the finger.
                   const auto pressed = std::exchange(pressed_, std::nullopt);
                   if (pressed && pressed == action_at(up.at)) handle(core::Touched{*pressed});
                 },
                 [&](const ports::KeyDown& key) {
                   if (key.key == ports::Key::kDigit && on_digit_) on_digit_(key.digit);
                 },
                 [&](const ports::Exposed&) {
                   view_.reset();
                   screen_.reset();
                 },
                 [&](const ports::QuitAsked&) { stopping_ = true; },
             },
             input);
}

std::optional<core::Action> Application::action_at(Point at) const {
  if (!screen_) return std::nullopt;
  const auto target = ui::hit(screen_->scene, at);
  if (!target || *target >= screen_->actions.size()) return std::nullopt;
  return screen_->actions[*target];
}

void Application::show() {
  auto view = core::view_of(state_);
  if (view_ == view) return show_live();
  view_ = std::move(view);
  auto& canvas = devices_.display->canvas();
  auto screen = screens::compose(*view_, {canvas.size(), &canvas, [this](const auto& text) { return qr(text); }});
  if (screen_ == screen) return show_live();
  const bool news = !screen_ || screen_->name != screen.name || screen_->headline != screen.headline ||
                    screen_->scene.targets != screen.scene.targets;
  screen_ = std::move(screen);
  ui::draw(screen_->scene, canvas);
  const auto* place = live_place(*screen_);
  shown_live_ = place != nullptr ? preview_.newest() : nullptr;
  if (shown_live_) draw_live(*place, *shown_live_, *devices_.display);
  const auto size = canvas.size();
  devices_.display->present({0, 0, size.width, size.height});
  if (!news || devices_.observer == nullptr) return;
  ports::ShownScreen shown{screen_->name, screen_->headline, {}};
  for (const auto& target : screen_->scene.targets) shown.targets.push_back({target.label, target.rect});
  devices_.observer->shown(shown);
}

void Application::show_live() {
  auto newest = preview_.newest();
  if (!screen_ || !newest || newest == shown_live_) return;
  const auto* place = live_place(*screen_);
  if (place == nullptr) return;
  shown_live_ = std::move(newest);
  draw_live(*place, *shown_live_, *devices_.display);
  devices_.display->present(place->rect);
}

Duration Application::time_to_sleep() const {
  const auto due = core::wake_at(state_);
  if (!due) return kLongestSleep;
  return std::clamp<Duration>(*due - steady(), 0ms, kLongestSleep);
}

Instant Application::steady() const {
  return start_ + std::chrono::duration_cast<Duration>(std::chrono::steady_clock::now() - started_);
}

Bitmap Application::qr(const std::string& text) {
  if (last_qr_.first == text) return last_qr_.second;
  auto drawn = devices_.symbols->qr(text);
  if (!drawn) {
    log::error("screens", "a ticket's code cannot be drawn: " + drawn.error().detail);
    return {};
  }
  last_qr_ = {text, *drawn};
  return std::move(*drawn);
}

}  // namespace kiosk::app
