// SPDX-License-Identifier: Apache-2.0
// The three palettes that ship: the design's token table, and what it leaves open.
#include <cstdint>
#include <initializer_list>
#include <string>
#include <utility>

#include "kiosk/ui/theme.hpp"

namespace kiosk::ui {
namespace {

constexpr Color rgb(unsigned hex) {
  return {static_cast<std::uint8_t>(hex >> 16U & 0xFFU), static_cast<std::uint8_t>(hex >> 8U & 0xFFU),
          static_cast<std::uint8_t>(hex & 0xFFU)};
}

constexpr Color kWhite = rgb(0xFFFFFF);
constexpr Color kBlack = rgb(0x000000);
constexpr Color kYellow = rgb(0xFFEB3B);

struct Entry {
  Token token;
  Color color;
};

Theme theme_of(std::string name, std::initializer_list<Entry> entries) {
  Theme theme;
  theme.name = std::move(name);
  theme.colors.fill({0, 0, 0, 0});
  for (const Entry& entry : entries) theme.colors.at(static_cast<std::size_t>(entry.token)) = entry.color;
  return theme;
}

}  // namespace

Theme light_theme() {
  return theme_of("light", {{Token::kPaper, rgb(0xF7F4EE)},
                            {Token::kCard, kWhite},
                            {Token::kInk, rgb(0x16140F)},
                            {Token::kInkSoft, rgb(0x575247)},
                            {Token::kLine, rgb(0xD9D3C6)},
                            {Token::kEdge, rgb(0x8A8373)},
                            {Token::kWell, rgb(0xEBE7DC)},
                            {Token::kTrack, rgb(0xEBE7DC)},
                            {Token::kBrand, rgb(0xC8102E)},
                            {Token::kOnBrand, kWhite},
                            {Token::kOnInk, kWhite},
                            {Token::kNeutral, rgb(0x575247)},
                            {Token::kNeutralPaper, rgb(0xEBE7DC)},
                            {Token::kOk, rgb(0x0B6B3A)},
                            {Token::kOkPaper, rgb(0xE3F3E9)},
                            {Token::kWarn, rgb(0x7A4A00)},
                            {Token::kWarnPaper, rgb(0xFCEFD3)},
                            {Token::kBad, rgb(0xA3121F)},
                            {Token::kBadPaper, rgb(0xFBE4E4)},
                            {Token::kInfo, rgb(0x0B4A86)},
                            {Token::kInfoPaper, rgb(0xE2EEFB)},
                            {Token::kFocus, rgb(0x0B57D0)},
                            {Token::kStaff, rgb(0x16140F)},
                            {Token::kOnStaff, kWhite},
                            {Token::kOnStaffSoft, rgb(0xD9D3C6)},
                            {Token::kScrim, {0x16, 0x14, 0x0F, 0xC4}}});
}

Theme dark_theme() {
  Theme theme = theme_of(
      "dark",
      {{Token::kPaper, rgb(0x12110E)},        {Token::kCard, rgb(0x1C1A16)},      {Token::kInk, rgb(0xF5F1E8)},
       {Token::kInkSoft, rgb(0xBDB5A5)},      {Token::kLine, rgb(0x3A362E)},      {Token::kEdge, rgb(0x8A8373)},
       {Token::kWell, rgb(0x26231D)},         {Token::kTrack, rgb(0x3A362E)},     {Token::kBrand, rgb(0xFF5A6E)},
       {Token::kOnBrand, rgb(0x1A0508)},      {Token::kOnInk, rgb(0x12110E)},     {Token::kNeutral, rgb(0xBDB5A5)},
       {Token::kNeutralPaper, rgb(0x2A2721)}, {Token::kOk, rgb(0x7BE0A7)},        {Token::kOkPaper, rgb(0x10301F)},
       {Token::kWarn, rgb(0xFFC66B)},         {Token::kWarnPaper, rgb(0x33240A)}, {Token::kBad, rgb(0xFF8A8A)},
       {Token::kBadPaper, rgb(0x361214)},     {Token::kInfo, rgb(0x8AB4F8)},      {Token::kInfoPaper, rgb(0x10243F)},
       {Token::kFocus, rgb(0x8AB4F8)},        {Token::kStaff, rgb(0xF5F1E8)},     {Token::kOnStaff, rgb(0x12110E)},
       {Token::kOnStaffSoft, rgb(0x575247)},  {Token::kScrim, {0, 0, 0, 0xC4}}});
  theme.dark = true;
  return theme;
}

Theme high_contrast_theme() {
  Theme theme = theme_of("high-contrast", {{Token::kPaper, kBlack},        {Token::kCard, kBlack},
                                           {Token::kInk, kYellow},         {Token::kInkSoft, kWhite},
                                           {Token::kLine, kYellow},        {Token::kEdge, kYellow},
                                           {Token::kWell, kBlack},         {Token::kTrack, rgb(0x5A5A5A)},
                                           {Token::kBrand, kYellow},       {Token::kOnBrand, kBlack},
                                           {Token::kOnInk, kBlack},        {Token::kNeutral, kWhite},
                                           {Token::kNeutralPaper, kBlack}, {Token::kOk, kWhite},
                                           {Token::kOkPaper, kBlack},      {Token::kWarn, kWhite},
                                           {Token::kWarnPaper, kBlack},    {Token::kBad, kWhite},
                                           {Token::kBadPaper, kBlack},     {Token::kInfo, kWhite},
                                           {Token::kInfoPaper, kBlack},    {Token::kFocus, kWhite},
                                           {Token::kStaff, kYellow},       {Token::kOnStaff, kBlack},
                                           {Token::kOnStaffSoft, kBlack},  {Token::kScrim, {0, 0, 0, 0xD0}}});
  theme.bordered = true;
  theme.dark = true;
  return theme;
}

}  // namespace kiosk::ui
