// SPDX-License-Identifier: Apache-2.0
// What is in view, how long it was not found, and what of it was said.
#include "kiosk/app/sightings.hpp"

#include <algorithm>
#include <utility>

namespace kiosk::app {
namespace {

Point middle(const Rect& box) { return {box.x + box.width / 2, box.y + box.height / 2}; }

/// 0 to 2: which third of `length` lies at `at`.
int third(int at, int length) { return length <= 0 ? 1 : std::clamp(3 * at / length, 0, 2); }

/// Bars are found on single lines across them: two readings of the same ones may lie a little apart.
bool same_bars(const Rect& one, const Rect& other) {
  const auto grown = [](const Rect& box) { return box.inset(-std::max(box.width, box.height) / 4); };
  const Rect a = grown(one);
  const Rect b = grown(other);
  return a.x < b.right() && b.x < a.right() && a.y < b.bottom() && b.y < a.bottom();
}

}  // namespace

Place place_of(const Rect& where, Size size, bool mirror) {
  const Point at = middle(where);
  const int column = third(mirror ? size.width - 1 - at.x : at.x, size.width);
  return static_cast<Place>(3 * third(at.y, size.height) + column);
}

std::optional<core::EventBody> Sightings::take(const ports::Look& look, Size size, Instant now) {
  if (last_look_ && now - *last_look_ >= kBlind) codes_.clear();
  // Frames that were lost on the way say nothing of what is held up.
  const auto since = last_look_ ? std::min(now - *last_look_, kGap) : Duration{0};
  last_look_ = now;
  if (look.still) return std::nullopt;
  age(since);
  auto found = found_in(look);
  drop_contradicted(found);
  for (auto& code : found) see(std::move(code));
  const bool contested =
      std::ranges::any_of(codes_, [](const Code& code) { return code.standing == Standing::kContested; });
  return contested ? settle_contest(now) : news(size, now);
}

std::vector<PassCode> Sightings::held() const {
  std::vector<PassCode> passes;
  for (const auto& code : codes_) {
    if (code.pass && code.standing == Standing::kReported) passes.emplace_back(code.text);
  }
  return passes;
}

bool Sightings::several() const { return std::ranges::count_if(codes_, is_up) > 1; }

void Sightings::age(Duration time) {
  for (auto& code : codes_) {
    code.seen = false;
    code.unseen += time;
  }
  std::erase_if(codes_, [](const Code& code) { return code.unseen >= kAway; });
}

std::vector<Sightings::Code> Sightings::found_in(const ports::Look& look) const {
  std::vector<Code> found;
  for (const auto& symbol : look.symbols) {
    auto text = pass_text(symbol.text, symbol.symbology, settings_.passes);
    Code code;
    code.pass = text.has_value();
    if (!text) code.why = text.error();
    code.text = text ? text->code.str() : symbol.text;
    code.symbology = text ? text->symbology : symbol.symbology;
    code.linear = symbol.linear;
    code.where = ports::bounds(symbol.corners);
    const bool unsure = symbol.linear && settings_.agreeing_frames > 1;
    code.standing = unsure ? Standing::kUnsure : Standing::kFresh;
    found.push_back(std::move(code));
  }
  return found;
}

void Sightings::drop_contradicted(const std::vector<Code>& found) {
  std::erase_if(codes_, [&](const Code& known) {
    if (known.standing != Standing::kUnsure || std::ranges::find(found, known.text, &Code::text) != found.end()) {
      return false;
    }
    return std::ranges::any_of(found,
                               [&](const Code& code) { return code.linear && same_bars(code.where, known.where); });
  });
}

bool Sightings::is_misread(const Code& found) const {
  if (!found.linear) return false;
  return std::ranges::any_of(codes_, [&](const Code& code) {
    return code.linear && code.text != found.text && code.standing == Standing::kReported && code.unseen < kCleared &&
           same_bars(code.where, found.where);
  });
}

void Sightings::see(Code found) {
  if (is_misread(found)) return;
  const auto same = [&](const Code& code) { return code.text == found.text && code.pass == found.pass; };
  const auto known = std::ranges::find_if(codes_, same);
  if (known == codes_.end()) {
    codes_.push_back(std::move(found));
    return;
  }
  if (known->standing == Standing::kUnsure) {
    const bool agrees = known->symbology == found.symbology;
    if (!found.linear) {
      known->standing = Standing::kFresh;
      known->symbology = found.symbology;
    } else if (!known->seen) {
      known->frames = agrees ? known->frames + 1 : 1;
      known->symbology = found.symbology;
      if (known->frames >= settings_.agreeing_frames) known->standing = Standing::kFresh;
    }
  }
  known->seen = true;
  known->unseen = Duration{0};
  known->where = found.where;
}

bool Sightings::is_up(const Code& code) { return code.standing == Standing::kContested && code.unseen < kCleared; }

bool Sightings::is_contender(const Code& code, Instant now) {
  if (!code.pass) return false;
  if (code.standing == Standing::kFresh) return true;
  return code.standing == Standing::kReported && now - code.reported < kTogether && code.unseen < kTogether;
}

std::optional<core::EventBody> Sightings::settle_contest(Instant now) {
  for (auto& code : codes_) {
    if (code.standing != Standing::kFresh) continue;
    code.standing = code.pass ? Standing::kContested : Standing::kReported;
    code.reported = now;
  }
  if (std::ranges::count_if(codes_, is_up) != 1) return std::nullopt;
  const auto left = std::ranges::find_if(codes_, is_up);
  if (!left->seen) return std::nullopt;
  auto scan = report(*left, now);
  std::erase_if(codes_, [](const Code& code) { return code.standing == Standing::kContested; });
  return scan;
}

std::optional<core::EventBody> Sightings::news(Size size, Instant now) {
  const auto is_fresh = [](const Code& code) { return code.standing == Standing::kFresh; };
  const auto fresh_pass = std::ranges::find_if(codes_, [&](const Code& code) { return code.pass && is_fresh(code); });
  const bool pass_there = std::ranges::any_of(codes_, [](const Code& code) {
    return code.pass && code.standing != Standing::kUnsure && code.unseen < kTogether;
  });
  bool refused = false;
  for (auto& code : codes_) {
    if (code.pass || !is_fresh(code)) continue;
    code.standing = Standing::kReported;
    code.reported = now;
    refused = !pass_there;
    if (refused) why_refused_ = code.why;
  }
  if (fresh_pass == codes_.end()) return refused ? std::optional<core::EventBody>(core::ScanRefused{}) : std::nullopt;
  if (std::ranges::count_if(codes_, [&](const Code& code) { return is_contender(code, now); }) > 1) {
    return refuse_several(size, now);
  }
  return report(*fresh_pass, now);
}

core::EventBody Sightings::refuse_several(Size size, Instant now) {
  core::SeveralSeen several;
  for (auto& code : codes_) {
    if (!is_contender(code, now)) continue;
    if (code.standing == Standing::kReported) several.takes_back = PassCode(code.text);
    several.places.push_back(place_of(code.where, size, settings_.mirror));
    code.standing = Standing::kContested;
  }
  std::ranges::sort(several.places, {}, [](Place place) {
    const int cell = static_cast<int>(place);
    return std::pair(cell % 3, cell / 3);
  });
  return several;
}

core::EventBody Sightings::report(Code& code, Instant now) {
  code.standing = Standing::kReported;
  code.reported = now;
  return core::Scanned{PassCode(code.text), code.symbology};
}

}  // namespace kiosk::app
