// SPDX-License-Identifier: Apache-2.0
// The scene is compared with the one before it; what moves by itself is drawn over it.
#include "kiosk/app/presenter.hpp"

#include <algorithm>
#include <utility>

#include "kiosk/app/live.hpp"
#include "kiosk/app/sweep.hpp"
#include "kiosk/ui/rects.hpp"

namespace kiosk::app {
namespace {

using namespace std::chrono_literals;

constexpr auto kSweepFrame = 50ms;
/// Units (ui::Metrics) that a finger wanders while it presses.
constexpr double kSlop = 12;

bool touches(const std::vector<Rect>& dirty, Rect rect) {
  return std::ranges::any_of(dirty, [&](Rect each) { return !ui::common(each, rect).empty(); });
}

}  // namespace

Presenter::Presenter(ports::Display& display, const Preview& preview, Appearance appearance, Qr qr)
    : display_(display), preview_(preview), appearance_(std::move(appearance)), qr_(std::move(qr)) {}

bool Presenter::stands(const Showing& showing, const Sight& sight) const {
  return made_ && made_->sight == sight && made_->mirrored == showing.mirrored &&
         made_->size == display_.canvas().size() && made_->preferences == showing.preferences &&
         made_->view == showing.view;
}

bool Presenter::show(const Showing& showing, Navigator& navigator, Time now) {
  navigator.meet(showing.view);
  if (stands(showing, navigator.sight(now))) {
    if (std::exchange(lost_, false)) {
      draw({{0, 0, screen_->scene.size.width, screen_->scene.size.height}}, now);
    } else {
      draw_moving({}, now);
    }
    return false;
  }
  auto screen = compose(showing, navigator, now);
  made_ = Made{showing.view, showing.preferences, showing.mirrored, navigator.sight(now), display_.canvas().size()};
  if (!lost_ && screen_ == screen) {
    draw_moving({}, now);
    return false;
  }
  const bool whole = std::exchange(lost_, false) || !screen_;
  const auto dirty = whole ? std::vector<Rect>{{0, 0, screen.scene.size.width, screen.scene.size.height}}
                           : ui::changes(screen_->scene, screen.scene);
  screen_ = std::move(screen);
  draw(dirty, now);
  return true;
}

screens::Screen Presenter::compose(const Showing& showing, Navigator& navigator, Time now) {
  const auto& like = showing.preferences;
  screens::Stage stage;
  stage.measure = &display_.canvas();
  stage.panel = panel_of(appearance_, stage.measure->size());
  stage.theme = theme_of(appearance_, like.look);
  stage.text_percent = like.text_percent;
  stage.mirrored = showing.mirrored;
  stage.low_reach = like.low_reach;
  stage.still = like.calm;
  stage.qr = qr_;
  const int slop = ui::Metrics(stage.panel, 100).px(kSlop);
  // What has the focus may have moved among the controls: then once more.
  for (bool again = false;; again = true) {
    const auto sight = navigator.sight(now);
    stage.focus = sight.focus;
    stage.scroll = sight.scroll;
    stage.over_scroll = sight.over_scroll;
    stage.reveal = sight.reveal;
    ++counters_.composed;
    auto screen = screens::compose(showing.view, stage);
    if (!navigator.settle(screen, slop, like.calm) || again) return screen;
  }
}

void Presenter::draw(const std::vector<Rect>& dirty, Time now) {
  auto& canvas = display_.canvas();
  for (const auto& rect : dirty) {
    ui::draw(screen_->scene, canvas, rect);
    ++counters_.drawn;
    counters_.pixels += static_cast<long>(rect.width) * rect.height;
  }
  draw_moving(dirty, now);
  for (const auto& rect : dirty) present(rect);
}

void Presenter::draw_moving(const std::vector<Rect>& dirty, Time now) {
  const auto* live = live_place(*screen_);
  auto newest = live == nullptr ? nullptr : preview_.newest();
  if (newest && (newest != shown_live_ || touches(dirty, live->rect))) {
    draw_live(*live, *newest, display_);
    present(live->rect);
  }
  shown_live_ = std::move(newest);

  const auto* sweep = sweep_place(*screen_);
  if (sweep == nullptr) {
    swept_.reset();
  } else if (!swept_ || now - *swept_ >= kSweepFrame || touches(dirty, sweep->rect)) {
    draw_sweep(*sweep, now);
    swept_ = now;
  }
}

void Presenter::draw_sweep(const ui::Sweep& sweep, Time now) {
  auto& canvas = display_.canvas();
  // What is beneath, too: its smoothed edges would else grow darker with each time.
  ui::draw(screen_->scene, canvas, sweep.rect);
  app::draw_sweep(sweep, now, made_->mirrored, canvas);
  ++counters_.drawn;
  counters_.pixels += static_cast<long>(sweep.rect.width) * sweep.rect.height;
  present(sweep.rect);
}

void Presenter::present(Rect rect) {
  ++counters_.presented;
  display_.present(rect);
}

void Presenter::lose() { lost_ = true; }

std::optional<Presenter::Time> Presenter::next_frame() const {
  if (!swept_) return std::nullopt;
  return *swept_ + kSweepFrame;
}

ports::ShownScreen told(const screens::Screen& screen) {
  ports::ShownScreen shown{screen.kind, screen.headline, {}, {}};
  const auto& scene = screen.scene;
  for (const auto& part : scene.parts) {
    if (!part.target) continue;
    const auto rect = part.scrolled ? ui::common(part.rect, scene.scroll.view) : part.rect;
    // Less than half of it in sight is not what a finger aims at.
    if (rect.empty() || rect.height * 2 < part.rect.height) continue;
    shown.targets.push_back({part.text, rect});
    const auto* deed = *part.target < screen.deeds.size() ? &screen.deeds[*part.target] : nullptr;
    const auto* page = deed == nullptr ? nullptr : std::get_if<screens::ScrollPage>(deed);
    if (page != nullptr) (page->down ? shown.more_below : shown.more_above) = part.text;
  }
  return shown;
}

}  // namespace kiosk::app
