// SPDX-License-Identifier: Apache-2.0
// The severities: what each trouble means from easy to hopeless. Sizes are thousandths of the frame's height.
#include "tests/barcodes/held_pose.hpp"

#include <algorithm>
#include <cstddef>

#include "tests/barcodes/dice.hpp"

namespace tests {
namespace {

using Steps = std::array<int, kSeverities>;

int step(const Steps& steps, int severity, Dice& dice) {
  const int value = steps[static_cast<std::size_t>(severity)];
  return value + dice.between(-value / 8, value / 8);
}

int either_way(int value, Dice& dice) { return dice.one_in(2) ? value : -value; }

/// How long the longer side of the symbol is.
int side_of(const HeldPass& pass, bool wide, Dice& dice) {
  if (pass.trouble == Trouble::kFar) {
    return wide ? step({480, 360, 280, 200}, pass.severity, dice) : step({270, 190, 135, 95}, pass.severity, dice);
  }
  // Nobody holds a pass farther away only because something else is wrong too; a telephone's screen is small.
  const int usual = wide ? dice.between(540, 820) : dice.between(270, 500);
  return pass.phone ? usual * 4 / 5 : usual;
}

void hold(const HeldPass& pass, kiosk::Size frame, Shot& shot, Dice& dice) {
  const int off = pass.trouble == Trouble::kFar ? 260 : pass.trouble == Trouble::kPlain ? 60 + 50 * pass.severity : 150;
  shot.pose.x = 8 * (frame.width / 2 + frame.height * dice.between(-off, off) / 1000);
  shot.pose.y = 8 * (frame.height / 2 + frame.height * dice.between(-off, off) * 2 / 3 / 1000);
  const int aslant = 250 + 250 * pass.severity;
  shot.pose.turn = dice.between(-2 * aslant, 2 * aslant);
  shot.pose.tilt_across = dice.between(-2 * aslant, 2 * aslant);
  shot.pose.tilt_down = dice.between(-2 * aslant, 2 * aslant);
  if (pass.trouble == Trouble::kTilted) {
    const int tilt = step({2000, 3600, 5000, 6200}, pass.severity, dice);
    if (dice.one_in(2)) std::swap(shot.pose.tilt_across, shot.pose.tilt_down);
    shot.pose.tilt_across = either_way(tilt, dice);
    shot.pose.tilt_down = either_way(tilt / dice.between(2, 6), dice);
  }
  if (pass.trouble == Trouble::kTurned) {
    const int turn = step({1200, 2400, 3600, 4500}, pass.severity, dice);
    shot.pose.turn = either_way(turn, dice) + 9000 * dice.between(0, 3);
  }
}

/// What is worse than it should be about the picture.
void spoil(const HeldPass& pass, int lines, int side, int modules, Shot& shot, Dice& dice) {
  shot.noise = usual_noise(lines);
  const int module_256 = side * 256 / modules;
  if (pass.trouble == Trouble::kBlurred) {
    // Blur is measured by what it destroys: hundredths of a module.
    if (dice.one_in(2)) {
      const int length = step({110, 180, 260, 360}, pass.severity, dice) * module_256 / 25600;
      const int across = length * dice.between(0, 100) / 100;
      shot.shake = {either_way(across, dice), length - across * 2 / 5};
    } else {
      shot.blur = (step({30, 48, 68, 95}, pass.severity, dice) * module_256 / 100 + 128) / 256;
    }
  }
  if (pass.trouble == Trouble::kDark) {
    shot.gain = step({120, 62, 34, 20}, pass.severity, dice);
    shot.noise = shot.noise * 3 / 2;
  }
  if (pass.trouble == Trouble::kPhone) shot.noise += 16 * pass.severity;
  if (pass.trouble == Trouble::kGlare) {
    shot.glare = step({120, 170, 230, 300}, pass.severity, dice);
    shot.glare_radius = side * step({22, 30, 38, 48}, pass.severity, dice) / 100;
    shot.glare_middle = {shot.pose.x / 8 + side * dice.between(-40, 40) / 100,
                         shot.pose.y / 8 + side * dice.between(-30, 30) / 100};
  }
}

/// Nobody holds still.
void tremble(int number, int lines, Shot& shot, Dice& dice) {
  kiosk::Point hand;
  int module = shot.pose.module * 256;
  for (int i = 0; i < number; ++i) {
    hand.x += lines * dice.between(-60, 60) / 1000;  // eighths of a pixel: up to 0.75 % of the height
    hand.y += lines * dice.between(-60, 60) / 1000;
    module += module / 256 * dice.between(-4, 4);
    shot.pose.turn += dice.between(-70, 70);
    shot.pose.tilt_across += dice.between(-120, 120);
    shot.pose.tilt_down += dice.between(-120, 120);
    // A lamp's reflection wanders further than the pass.
    shot.glare_middle.x += lines * dice.between(-15, 15) / 1000;
    shot.glare_middle.y += lines * dice.between(-15, 15) / 1000;
    if (shot.blur > 0) shot.blur = std::max(1, shot.blur + (dice.one_in(4) ? dice.between(-1, 1) : 0));
  }
  // Some frames of a moving pass are sharper than others.
  const int moved = dice.between(50, 130);
  shot.shake = {shot.shake.x * moved / 100, shot.shake.y * moved / 100};
  shot.pose.x += hand.x;
  shot.pose.y += hand.y;
  shot.pose.module = std::max(16, module / 256);
  const int most = 6800;
  shot.pose.tilt_across = std::clamp(shot.pose.tilt_across, -most, most);
  shot.pose.tilt_down = std::clamp(shot.pose.tilt_down, -most, most);
}

}  // namespace

int usual_noise(int lines) { return lines >= 1080 ? 80 : lines >= 720 ? 56 : 48; }

Shot shot_of(const HeldPass& pass, kiosk::Size frame, int modules, bool wide, int number) {
  Dice dice(pass.seed);
  Shot shot;
  const int side = frame.height * side_of(pass, wide, dice) / 1000;
  shot.pose.module = std::max(16, side * 64 / modules);
  hold(pass, frame, shot, dice);
  spoil(pass, frame.height, side, modules, shot, dice);
  tremble(number, frame.height, shot, dice);
  return shot;
}

}  // namespace tests
