// SPDX-License-Identifier: Apache-2.0
// The list of passes, and their frames put together.
#include "tests/barcodes/frames.hpp"

#include <algorithm>
#include <memory>
#include <stdexcept>
#include <utility>

#include "platform/zxing/badge.hpp"
#include "platform/zxing/zxing_writer.hpp"
#include "tests/barcodes/dice.hpp"
#include "tests/barcodes/held_pose.hpp"
#include "tests/barcodes/optics.hpp"
#include "tests/barcodes/surfaces.hpp"

namespace tests {

using kiosk::GreyImage;
using platform::zxing::Badge;
using platform::zxing::Surface;

namespace {

std::string characters(Dice& dice, std::string_view from, int count) {
  std::string text;
  for (int i = 0; i < count; ++i) {
    text.push_back(from[static_cast<std::size_t>(dice.between(0, static_cast<int>(from.size()) - 1))]);
  }
  return text;
}

std::string ean13(Dice& dice) {
  auto digits = characters(dice, "123456789", 1);
  digits += characters(dice, "0123456789", 11);
  int sum = 0;
  for (std::size_t i = 0; i < digits.size(); ++i) sum += (digits[i] - '0') * (i % 2 == 0 ? 1 : 3);
  digits.push_back(static_cast<char>('0' + (10 - sum % 10) % 10));
  return digits;
}

std::string text_for(std::string_view symbology, Dice& dice) {
  constexpr std::string_view kCode = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
  if (symbology == "EAN13") return ean13(dice);
  if (symbology == "Code39") return characters(dice, kCode, 8);
  if (symbology == "Code128") return "P-" + characters(dice, "0123456789", 8);
  // One in three passes is an address of the festival's own site.
  if (dice.one_in(3)) return "https://passes.example.org/p/" + characters(dice, kCode, 16);
  return "P-2024-" + characters(dice, kCode, 6);
}

/// Linear passes are Code 128 mostly; now and then another one.
std::string linear(int number) { return number % 7 == 3 ? "EAN13" : number % 7 == 5 ? "Code39" : "Code128"; }

kiosk::Bitmap drawn(const HeldPass& pass) {
  auto symbol = platform::zxing::draw_symbol(pass.symbology, pass.text);
  if (!symbol) throw std::invalid_argument(symbol.error().detail);
  return std::move(*symbol);
}

Lobby lobby_for(const HeldPass& pass) {
  if (pass.trouble == Trouble::kClutter) return pass.severity % 2 == 0 ? Lobby::kPosters : Lobby::kCluttered;
  if (pass.trouble == Trouble::kFar) return pass.severity % 2 == 0 ? Lobby::kFurnished : Lobby::kPosters;
  return pass.severity < 2 ? Lobby::kBare : Lobby::kFurnished;
}

Phone::Look look_of(const HeldPass& pass, Dice& dice) {
  Phone::Look look{.dark = pass.inverted, .brightness = dice.between(200, 256), .glass = dice.between(4, 14)};
  if (pass.trouble != Trouble::kPhone) return look;
  constexpr std::array<int, kSeverities> kBrightness = {220, 120, 60, 28};
  constexpr std::array<int, kSeverities> kPitch = {0, 11, 17, 24};
  const auto severity = static_cast<std::size_t>(pass.severity);
  look.brightness = kBrightness[severity] + dice.between(-10, 10);
  look.glass += 8 * pass.severity;
  look.pitch = kPitch[severity];
  look.gap = 40 + 45 * pass.severity;
  return look;
}

}  // namespace

kiosk::Size frame_size(int lines) { return {lines == 480 ? 640 : lines * 16 / 9, lines}; }

HeldPass held_pass(int number) {
  constexpr std::array<std::string_view, 4> kSquare = {"QRCode", "Aztec", "PDF417", "DataMatrix"};
  const auto kind = static_cast<std::size_t>(number / 10 % 5);
  HeldPass pass;
  pass.trouble = static_cast<Trouble>(number % 10);
  pass.severity = number / 50 % kSeverities;
  pass.seed = static_cast<std::uint64_t>(number) + 20240428;
  Dice dice(pass.seed ^ 0xC0DEU);
  pass.symbology = kind < kSquare.size() ? std::string(kSquare[kind]) : linear(number % 10 + 10 * pass.severity);
  pass.text = text_for(pass.symbology, dice);
  // Paper folds and a telephone does not; whatever else befalls a pass, one in three is on a telephone. Every other
  // app shows it dark where that is the trouble itself; elsewhere one in three does.
  const bool one_of_three = dice.one_in(3);
  const bool dark_app = dice.one_in(3);
  pass.phone = pass.trouble == Trouble::kPhone || (pass.trouble != Trouble::kFolded && one_of_three);
  pass.inverted = pass.trouble == Trouble::kPhone ? (kind + static_cast<std::size_t>(pass.severity)) % 2 == 1
                                                  : pass.phone && dark_app;
  return pass;
}

HeldFrames::HeldFrames(const HeldPass& pass, int lines) : HeldFrames(pass, lines, drawn(pass)) {}

HeldFrames::HeldFrames(const HeldPass& pass, int lines, kiosk::Bitmap symbol)
    : pass_(pass),
      size_(frame_size(lines)),
      symbol_(std::move(symbol)),
      lobby_(size_, lobby_for(pass), pass.trouble == Trouble::kClutter ? 2 : 1, pass.seed) {}

kiosk::Rect HeldFrames::hold_up(const platform::zxing::Pose& pose, GreyImage& picture) const {
  Dice dice(pass_.seed ^ 0xFACEU);  // the same for all frames of the pass
  const int usual = Badge::usual_quiet(symbol_);
  const int quiet = pass_.trouble == Trouble::kClutter ? std::max(1, usual * (4 - pass_.severity) / 4) : usual;
  const Badge badge(symbol_, quiet, pass_.inverted);
  if (pass_.phone) return platform::zxing::draw(Phone(badge, look_of(pass_, dice)), pose, picture);
  if (pass_.trouble != Trouble::kFolded) return platform::zxing::draw(badge, pose, picture);
  const int worse = pass_.severity;
  return platform::zxing::draw(Folded(badge, 1 + worse, 16 + 20 * worse, 16 + 12 * worse, 6 + 8 * worse, dice), pose,
                               picture);
}

GreyImage HeldFrames::frame(int number) const {
  const bool wide = symbol_.height() * 2 < symbol_.width();
  const auto shot = shot_of(pass_, size_, std::max(symbol_.width(), symbol_.height()), wide, number);
  auto picture = lobby_.at(number);
  const auto part = hold_up(shot.pose, picture);
  platform::zxing::smear(picture, part, shot.blur, shot.blur);
  shake(picture, part, shot.shake.x, shot.shake.y);
  expose(picture, shot.gain);
  if (shot.glare > 0) glare(picture, shot.glare_middle, shot.glare_radius, shot.glare);
  Dice dice(pass_.seed * 1000 + static_cast<std::uint64_t>(number));
  add_noise(picture, shot.noise, dice);
  return picture;
}

GreyImage empty_frame(int number, int lines) {
  constexpr std::array kLobbies = {Lobby::kBare, Lobby::kFurnished, Lobby::kCluttered, Lobby::kPosters};
  const int lobby = number / kHeldFrames;
  const auto seed = static_cast<std::uint64_t>(lobby) + 777'000;
  const Scenery scenery(frame_size(lines), kLobbies[static_cast<std::size_t>(lobby) % kLobbies.size()], 1 + lobby % 3,
                        seed);
  auto picture = scenery.at(number % kHeldFrames);
  Dice dice(seed * 1000 + static_cast<std::uint64_t>(number));
  add_noise(picture, usual_noise(lines), dice);
  return picture;
}

GreyImage still_frame(int number, int lines) {
  const Scenery scenery(frame_size(lines), Lobby::kPosters, 1, 4242);
  auto picture = scenery.at(0);
  Dice dice(9'000'000 + static_cast<std::uint64_t>(number));
  add_noise(picture, usual_noise(lines), dice);
  return picture;
}

}  // namespace tests
