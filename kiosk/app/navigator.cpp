// SPDX-License-Identifier: Apache-2.0
// Keys move the focus round and round; a finger presses, or drags.
#include "kiosk/app/navigator.hpp"

#include <algorithm>
#include <cstdlib>
#include <utility>
#include <vector>

#include "kiosk/base/overloaded.hpp"

namespace kiosk::app {
namespace {

/// Of the part that is seen, when it is moved by a page: a line or two stay, to go on reading from.
constexpr int kPagePercent = 85;

/// What the how-manieth control does; nothing where there is none.
std::optional<screens::Deed> deed_of(const screens::Screen& screen, std::size_t part) {
  const auto target = screen.scene.parts.at(part).target;
  if (!target || *target >= screen.deeds.size()) return std::nullopt;
  return screen.deeds[*target];
}

std::optional<screens::Deed> deed_at(const screens::Screen& screen, Point at) {
  const auto part = ui::hit(screen.scene, at);
  return part ? deed_of(screen, *part) : std::nullopt;
}

const std::string& label_of(const screens::Screen& screen, std::size_t part) {
  const auto& found = screen.scene.parts.at(part);
  return found.speech.empty() ? found.text : found.speech;
}

/// Where in `order` the control is now that does `deed` and says `label`: a switch does the opposite after each press,
/// and a label may count. Else nothing.
std::optional<std::size_t> find_again(const screens::Screen& screen, const std::vector<std::size_t>& order,
                                      const screens::Deed& deed, const std::string& label, std::size_t before) {
  const auto does = [&](auto part) { return deed_of(screen, part) == deed; };
  const auto says = [&](auto part) { return label_of(screen, part) == label; };
  const auto at = [&](auto found) -> std::optional<std::size_t> {
    if (found == order.end()) return std::nullopt;
    return static_cast<std::size_t>(found - order.begin());
  };
  if (before < order.size() && does(order[before])) return before;
  if (const auto found = at(std::ranges::find_if(order, does))) return found;
  if (before < order.size() && says(order[before])) return before;
  if (const auto found = at(std::ranges::find_if(order, says))) return found;
  // Who went down to the end goes on from there: a page's furniture asks for nothing.
  if (std::holds_alternative<screens::ScrollPage>(deed)) return std::min(before, order.size() - 1);
  return std::nullopt;
}

template <class Wanted>
std::optional<core::Action> find_action(const screens::Screen& screen) {
  for (const auto part : ui::focusable(screen.scene)) {
    const auto deed = deed_of(screen, part);
    const auto* action = deed ? std::get_if<core::Action>(&*deed) : nullptr;
    if (action != nullptr && std::holds_alternative<Wanted>(*action)) return *action;
  }
  return std::nullopt;
}

}  // namespace

void Navigator::meet(const core::View& view) {
  const bool warned = view.still_there.has_value();
  if (name_ != view.name) {
    name_ = view.name;
    warned_ = false;
    here_ = {};
    contact_.reset();
    glide_.stand(0);
  }
  if (warned_ == warned) return;
  warned_ = warned;
  contact_.reset();
  if (!warned) {
    here_ = std::exchange(beneath_, {});
  } else {
    beneath_ = here_;
    here_.scroll = 0;
    here_.deed.reset();
    here_.focus = by_keys_ ? std::optional<std::size_t>(0) : std::nullopt;
  }
  glide_.stand(here_.scroll);
}

Sight Navigator::sight(Time now) {
  if (glide_.moving()) here_.scroll = glide_.offset(furthest_, now);
  const bool reveal = here_.reveal && here_.focus.has_value();
  // Under a warning the page stays where it is; what scrolls is the warning, where it is too long.
  if (warned_) return {here_.focus, beneath_.scroll, reveal, here_.scroll};
  return {here_.focus, here_.scroll, reveal, 0};
}

bool Navigator::settle(const screens::Screen& screen, int slop, bool still) {
  slop_ = slop;
  still_ = still;
  furthest_ = screen.scene.scroll.furthest();
  if (!glide_.moving() && !glide_.held()) here_.scroll = screen.scene.scroll.offset;
  if (!here_.focus) return false;
  const auto order = ui::focusable(screen.scene);
  if (order.empty()) return false;
  const auto before = *here_.focus;
  const auto index =
      here_.deed ? find_again(screen, order, *here_.deed, here_.label, before) : std::min(before, order.size() - 1);
  if (!index) {
    lose_focus();
    return true;
  }
  here_.focus = index;
  here_.deed = deed_of(screen, order[*index]);
  here_.label = label_of(screen, order[*index]);
  return *index != before;
}

void Navigator::lose_focus() {
  here_.focus.reset();
  here_.deed.reset();
  here_.label.clear();
  here_.reveal = false;
}

void Navigator::focus_on(std::size_t focus, const screens::Screen& screen) {
  here_.focus = focus;
  const auto part = ui::focusable(screen.scene).at(focus);
  here_.deed = deed_of(screen, part);
  here_.label = label_of(screen, part);
  here_.reveal = true;
  glide_.stand(here_.scroll);
  struck_.reset();  // whoever goes on to another control means what comes next
}

Outcome Navigator::press(ports::Key key, const screens::Screen& screen, Time now) {
  by_keys_ = true;
  const auto order = ui::focusable(screen.scene);
  const auto count = order.size();
  if (key == ports::Key::kBack) return back(screen, now);
  if (count == 0) return stirred();
  const auto at = here_.focus ? std::optional(std::min(*here_.focus, count - 1)) : std::nullopt;
  if (key == ports::Key::kNext || (key == ports::Key::kActivate && !at)) {
    focus_on(at ? (*at + 1) % count : 0, screen);
  } else if (key == ports::Key::kPrevious) {
    focus_on(at ? (*at + count - 1) % count : count - 1, screen);
  } else if (key == ports::Key::kActivate) {
    const auto deed = deed_of(screen, order[*at]);
    if (deed) return activate(*deed, Means::kActivate, screen, now);
  }
  return stirred();
}

Outcome Navigator::back(const screens::Screen& screen, Time now) {
  std::optional<core::Action> action;
  if (warned_) {
    action = core::MoreTime{};
  } else {
    action = find_action<core::ClosePanel>(screen);
    if (!action) action = find_action<core::Back>(screen);
    if (!action) action = find_action<core::SignOut>(screen);
  }
  return action ? activate(*action, Means::kBack, screen, now) : stirred();
}

Outcome Navigator::activate(const screens::Deed& deed, Means means, const screens::Screen& screen, Time now) {
  if (struck_ && struck_->means == means && now - struck_->at < strike_) return stirred();
  struck_ = Strike{now, means};
  return std::visit(Overloaded{
                        [](const core::Action& action) {
                          return Outcome{action, false};
                        },
                        [&](const screens::ScrollPage& page) {
                          const int step = screen.scene.scroll.view.height * kPagePercent / 100;
                          here_.scroll = std::clamp(here_.scroll + (page.down ? step : -step), 0, furthest_);
                          here_.reveal = false;
                          glide_.stand(here_.scroll);
                          return stirred();
                        },
                    },
                    deed);
}

void Navigator::down(Point at, const screens::Screen& screen, Time now) {
  by_keys_ = false;
  lose_focus();
  // What glides is caught by a touch, which means nothing else then.
  const bool caught = glide_.moving();
  if (caught) here_.scroll = glide_.offset(furthest_, now);
  glide_.stand(here_.scroll);
  contact_ = Contact{at, caught ? std::nullopt : deed_at(screen, at),
                     furthest_ > 0 && screen.scene.scroll.view.contains(at), false};
}

void Navigator::move(Point at, const screens::Screen& screen, Time now) {
  if (!contact_ || !contact_->scrolls) return;
  if (!contact_->drags) {
    if (std::abs(at.y - contact_->start.y) <= slop_) return;
    contact_->drags = true;
    contact_->pressed.reset();
    glide_.grab(at.y, here_.scroll, now);
  }
  here_.scroll = glide_.drag(at.y, screen.scene.scroll.furthest(), now);
}

Outcome Navigator::up(Point at, const screens::Screen& screen, Time now) {
  const auto contact = std::exchange(contact_, std::nullopt);
  if (!contact) return {};
  if (contact->drags) {
    glide_.release(now, still_);
    return stirred();
  }
  if (contact->pressed && contact->pressed == deed_at(screen, at))
    return activate(*contact->pressed, Means::kTouch, screen, now);
  return stirred();
}

}  // namespace kiosk::app
