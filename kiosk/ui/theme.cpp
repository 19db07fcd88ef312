// SPDX-License-Identifier: Apache-2.0
// What tokens are called, which of them meet, and the arithmetic of contrast. The colours are in palettes.cpp.
#include "kiosk/ui/theme.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdio>

namespace kiosk::ui {
namespace {

constexpr std::array<std::string_view, kTokens> kNames{
    "none",  "paper",     "card",   "ink",        "ink_soft",      "line",  "edge",     "well",          "track",
    "brand", "on_brand",  "on_ink", "neutral",    "neutral_paper", "ok",    "ok_paper", "warn",          "warn_paper",
    "bad",   "bad_paper", "info",   "info_paper", "focus",         "staff", "on_staff", "on_staff_soft", "scrim"};

// Relative luminance (WCAG 2.2, "relative luminance").
double luminance(Color color) {
  const auto linear = [](std::uint8_t channel) {
    const double value = channel / 255.0;
    return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
  };
  return 0.2126 * linear(color.r) + 0.7152 * linear(color.g) + 0.0722 * linear(color.b);
}

}  // namespace

std::string_view token_name(Token token) { return kNames.at(static_cast<std::size_t>(token)); }

double contrast(Color one, Color other) {
  const double a = luminance(one);
  const double b = luminance(other);
  return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
}

std::vector<Pairing> pairings(bool strict) {
  const double text = strict ? 7 : 4.5;
  constexpr double kMark = 3;
  std::vector<Pairing> pairs;
  for (const Token back : {Token::kPaper, Token::kCard}) {
    for (const Token front : {Token::kInk, Token::kInkSoft, Token::kBad}) pairs.push_back({front, back, text});
    for (const Token front :
         {Token::kEdge, Token::kBrand, Token::kFocus, Token::kOk, Token::kWarn, Token::kInfo, Token::kNeutral}) {
      pairs.push_back({front, back, kMark});
    }
  }
  pairs.push_back({Token::kInk, Token::kWell, text});
  pairs.push_back({Token::kBrand, Token::kWell, kMark});
  pairs.push_back({Token::kBrand, Token::kTrack, kMark});
  pairs.push_back({Token::kOnBrand, Token::kBrand, text});
  pairs.push_back({Token::kOnInk, Token::kInk, text});
  pairs.push_back({Token::kNeutral, Token::kNeutralPaper, text});
  pairs.push_back({Token::kOk, Token::kOkPaper, text});
  pairs.push_back({Token::kWarn, Token::kWarnPaper, text});
  pairs.push_back({Token::kBad, Token::kBadPaper, text});
  pairs.push_back({Token::kInfo, Token::kInfoPaper, text});
  pairs.push_back({Token::kOnStaff, Token::kStaff, text});
  pairs.push_back({Token::kOnStaffSoft, Token::kStaff, text});
  return pairs;
}

std::vector<std::string> weak_pairs(const Theme& theme, bool strict) {
  std::vector<std::string> weak;
  for (const Pairing& pair : pairings(strict)) {
    const double ratio = contrast(theme[pair.front], theme[pair.back]);
    if (ratio >= pair.least) continue;
    std::array<char, 48> figures{};
    // Rounded down: "4.5:1, it needs 4.5:1" would help nobody.
    std::snprintf(figures.data(), figures.size(), " is %.2f:1, it needs %g:1", std::floor(ratio * 100) / 100,
                  pair.least);
    weak.push_back(std::string(token_name(pair.front)) + " on " + std::string(token_name(pair.back)) + figures.data());
  }
  return weak;
}

}  // namespace kiosk::ui
