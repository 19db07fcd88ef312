// SPDX-License-Identifier: Apache-2.0
// The list, how one of it is drawn, and which kept pictures it is compared with.
#include "tests/golden/pictures.hpp"

#include <cstdlib>
#include <fstream>
#include <limits>
#include <optional>
#include <sstream>
#include <stdexcept>

namespace golden {
namespace {

using kiosk::ports::Face;
using kiosk::ports::Weight;

struct Sample {
  kiosk::ports::TextStyle style;
  std::string text;
};

std::vector<Sample> samples() {
  return {{{Face::kDisplay, Weight::kBold, 84, -25}, "Accessibility at this screening"},
          {{Face::kDisplay, Weight::kSemiBold, 44}, "Saltwater Letters"},
          {{Face::kText, Weight::kRegular, 34}, "The people who pick and pack in one warehouse decide to"},
          {{Face::kText, Weight::kMedium, 30}, "Sunday, April 28"},
          {{Face::kText, Weight::kBold, 50}, "17:42"},
          {{Face::kText, Weight::kRegular, 32}, "\u0388\u03BD\u03B1 \u03AE\u03C3\u03C5\u03C7\u03BF"},
          {{Face::kText, Weight::kRegular, 34}, "\u0631\u0633\u0627\u0626\u0644 \u0627\u0644\u0645\u0627\u0621"},
          {{Face::kText, Weight::kRegular, 34}, "\u5317\u884C\u304D\u591C\u884C\u30D0\u30B9"}};
}

/// How far two types are apart, in pixels; nothing where they are no types of the same samples.
std::optional<long> apart(const std::string& one, const std::string& other) {
  std::istringstream ones(one);
  std::istringstream others(other);
  long sum = 0;
  long a = 0;
  long b = 0;
  while (ones >> a) {
    if (!(others >> b)) return std::nullopt;
    sum += std::abs(a - b);
  }
  return others >> b ? std::nullopt : std::optional(sum);
}

}  // namespace

std::vector<Picture> pictures() {
  using kiosk::core::Look;
  return {
      {"scan", "scan", {}},
      {"scan-landscape", "scan", {.size = {1920, 1080}}},
      {"choices", "choices-reserved", {}},
      {"choices-high-contrast-large", "choices-reserved", {.look = Look::kHighContrast, .text_percent = 200}},
      {"choices-small", "choices-reserved", {.size = {800, 480}}},
      {"choices-arabic", "choices-reserved", {.language = "ar"}},
      {"film", "film-pick-up", {}},
      {"delivered-dark", "delivered", {.look = Look::kDark}},
      {"shown", "shown", {}},
      {"fault", "fault-paper-out", {}},
      {"still-there", "still-there", {}},
      {"accessibility-reach", "panel-accessibility", {.low_reach = true}},
      {"staff", "staff", {}},
  };
}

Raster draw(a11y::Hall& hall, const Picture& picture) {
  for (const auto& view : hall.views(picture.setup)) {
    if (view.name == picture.view) return raster_of(hall.draw(hall.hang(view, picture.setup).screen));
  }
  throw std::runtime_error("no view is called " + picture.view);
}

std::string type_of(const a11y::Hall& hall) {
  std::ostringstream type;
  for (const auto& sample : samples()) {
    const auto extent = hall.measure().measure(sample.style, sample.text);
    type << extent.width << ' ' << extent.ascent << ' ' << extent.descent << '\n';
  }
  return type.str();
}

std::filesystem::path set_for(const std::filesystem::path& sets, const std::string& type) {
  std::filesystem::path nearest;
  long least = std::numeric_limits<long>::max();
  for (const auto& entry : std::filesystem::directory_iterator(sets)) {
    std::ifstream file(entry.path() / kTypeFile);
    std::string kept;
    for (std::string line; std::getline(file, line);) kept += line.starts_with('#') ? "" : line + '\n';
    const auto away = apart(type, kept);
    if (!away || *away >= least) continue;
    least = *away;
    nearest = entry.path();
  }
  if (nearest.empty()) throw std::runtime_error("no folder of pictures in " + sets.string());
  return nearest;
}

}  // namespace golden
