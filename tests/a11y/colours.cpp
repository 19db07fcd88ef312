// SPDX-License-Identifier: Apache-2.0
// Contrast, as it is declared and as it is drawn.
#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <unordered_map>
#include <variant>
#include <vector>

#include "tests/a11y/checks.hpp"

namespace a11y {
namespace {

using namespace kiosk;
using platform::sdl::SdlPicture;

constexpr double kLeastForShapes = 3;
constexpr double kRounding = 0.05;

double least_for_text(const Exhibit& exhibit) { return exhibit.setup.look == core::Look::kHighContrast ? 7 : 4.5; }

std::string text_clause(const Exhibit& exhibit) {
  return exhibit.setup.look == core::Look::kHighContrast ? "WCAG 1.4.6" : "WCAG 1.4.3";
}

std::string hex(Color color) {
  std::array<char, 16> text{};
  std::snprintf(text.data(), text.size(), "#%02X%02X%02X", color.r, color.g, color.b);
  return text.data();
}

std::string ratio(double value) {
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "%.2f:1", value);
  return text.data();
}

std::uint32_t packed(Color color) {
  return (static_cast<std::uint32_t>(color.r) << 16U) | (static_cast<std::uint32_t>(color.g) << 8U) | color.b;
}
Color unpacked(std::uint32_t value) {
  return {static_cast<std::uint8_t>(value >> 16U), static_cast<std::uint8_t>(value >> 8U),
          static_cast<std::uint8_t>(value), 255};
}

struct Drawn {
  Color behind;     ///< the colour of most pixels
  double most = 0;  ///< contrast to it of the pixel that differs most
};

Drawn look_at(const SdlPicture& picture, Rect area) {
  std::unordered_map<std::uint32_t, int> pixels;
  for (int y = area.y; y < area.bottom(); ++y) {
    for (int x = area.x; x < area.right(); ++x) ++pixels[packed(picture.at({x, y}))];
  }
  const auto most =
      std::max_element(pixels.begin(), pixels.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
  Drawn drawn;
  if (most == pixels.end()) return drawn;
  drawn.behind = unpacked(most->first);
  for (const auto& [color, count] : pixels) {
    drawn.most = std::max(drawn.most, ui::contrast(unpacked(color), drawn.behind));
  }
  return drawn;
}

bool alike(Color one, Color other) {
  const auto near = [](int a, int b) { return std::abs(a - b) <= 2; };
  return near(one.r, other.r) && near(one.g, other.g) && near(one.b, other.b);
}

/// The pixel in from the left edge of a control that differs most from what is beside it.
double edge_contrast(const SdlPicture& picture, Rect rect) {
  const int y = rect.y + rect.height / 2;
  const auto outside = picture.at({std::max(0, rect.x - 3), y});
  double best = 1;
  for (int x = rect.x; x < rect.x + 6; ++x) best = std::max(best, ui::contrast(picture.at({x, y}), outside));
  return best;
}

/// Points on a ring: at the middle of each side, at three depths of its line.
std::vector<Point> places_on(Rect ring, Rect inner) {
  std::vector<Point> places;
  const int gap = std::max(3, inner.x - ring.x);  // rather more than half of it is the line
  for (const int depth : {0, gap / 4, gap / 2 - 1}) {
    places.push_back({ring.x + depth, ring.y + ring.height / 2});
    places.push_back({ring.right() - 1 - depth, ring.y + ring.height / 2});
    places.push_back({ring.x + ring.width / 2, ring.y + depth});
    places.push_back({ring.x + ring.width / 2, ring.bottom() - 1 - depth});
  }
  return places;
}

/// A control without an edge has a picture that shows what it does: "›".
double icon_contrast(const Exhibit& exhibit, const SdlPicture& picture, const ui::Part& part) {
  double best = 1;
  for (const auto& node : exhibit.screen.scene.nodes) {
    const auto* icon = std::get_if<ui::Icon>(&node.shape);
    if (icon == nullptr || node.scrolled != part.scrolled || !within(icon->rect, part.rect)) continue;
    best = std::max(best, look_at(picture, icon->rect).most);
  }
  return best;
}

}  // namespace

void check_declared_contrast(const Exhibit& exhibit, Findings& findings) {
  const auto& scene = exhibit.screen.scene;
  for (auto i = first_unveiled(scene); i < scene.nodes.size(); ++i) {
    const auto* line = std::get_if<ui::TextLine>(&scene.nodes[i].shape);
    if (line == nullptr) continue;
    const double has = ui::contrast(line->color, line->behind);
    if (has + kRounding < least_for_text(exhibit)) {
      findings.add(text_clause(exhibit), exhibit,
                   name_of(*line) + " is " + hex(line->color) + " on " + hex(line->behind) + ", " + ratio(has));
    }
  }
}

void check_drawn_text(const Exhibit& exhibit, const SdlPicture& picture, Findings& findings) {
  const auto& scene = exhibit.screen.scene;
  for (auto i = first_unveiled(scene); i < scene.nodes.size(); ++i) {
    const auto* line = std::get_if<ui::TextLine>(&scene.nodes[i].shape);
    if (line == nullptr || line->text.empty() || !within(line->rect, seen_area(scene, scene.nodes[i].scrolled)))
      continue;
    const auto drawn = look_at(picture, line->rect);
    if (!alike(drawn.behind, line->behind)) {
      findings.add(
          "the scene", exhibit,
          name_of(*line) + " says that it stands on " + hex(line->behind) + ", and stands on " + hex(drawn.behind));
    }
    if (drawn.most + kRounding < least_for_text(exhibit)) {
      findings.add(text_clause(exhibit), exhibit, name_of(*line) + " is drawn with " + ratio(drawn.most));
    }
  }
}

void check_drawn_controls(const Exhibit& exhibit, const SdlPicture& picture, Findings& findings) {
  for (const auto& part : exhibit.screen.scene.parts) {
    if (!part.target || !within(part.rect, seen_area(exhibit.screen.scene, part.scrolled))) continue;
    const double has = std::max(edge_contrast(picture, part.rect), icon_contrast(exhibit, picture, part));
    if (has + kRounding < kLeastForShapes) {
      findings.add("WCAG 1.4.11", exhibit, name_of(part) + " is told from what is round it by " + ratio(has));
    }
  }
}

void check_drawn_ring(Hall& hall, const Exhibit& exhibit, Findings& findings) {
  if (ui::focusable(exhibit.screen.scene).empty()) return;
  const auto screen = hall.focused(exhibit, 0);
  const auto ring = ring_of(screen.scene, exhibit.stage.theme);
  if (!ring) return;  // check_focus_stops() says so
  auto stage = exhibit.stage;
  stage.scroll = stage.over_scroll = screen.scene.scroll.offset;
  const auto& part = screen.scene.parts[ui::focusable(screen.scene).front()];
  auto places = places_on(*ring, part.rect);
  const auto seen = seen_area(screen.scene, part.scrolled);
  std::erase_if(places, [&](Point place) { return !seen.contains(place); });
  std::vector<Color> without;
  const auto& unfocused = hall.draw(screens::compose(*exhibit.view, stage));
  for (const auto& place : places) without.push_back(unfocused.at(place));
  const auto& focused = hall.draw(screen);
  std::size_t told = 0;
  std::string found;
  for (std::size_t i = 0; i < places.size(); ++i) {
    const auto with = focused.at(places[i]);
    told += ui::contrast(with, without[i]) + kRounding >= kLeastForShapes ? 1 : 0;
    found += " " + hex(with) + " on " + hex(without[i]);
  }
  // Here and there it crosses the edge of a neighbour.
  if (3 * told < 2 * places.size()) {
    findings.add("WCAG 2.4.13", exhibit, "the ring is not told from what it stands on:" + found);
  }
}

}  // namespace a11y
