// SPDX-License-Identifier: Apache-2.0
// Drawing a lobby: all sizes are parts of the frame's height.
#include "tests/barcodes/scenery.hpp"

#include <algorithm>
#include <utility>

#include "platform/zxing/pass_view.hpp"
#include "platform/zxing/pixels.hpp"
#include "tests/barcodes/dice.hpp"
#include "tests/barcodes/surfaces.hpp"

namespace tests {

using kiosk::GreyImage;
using kiosk::Rect;
using platform::zxing::area;

namespace {

GreyImage walls(kiosk::Size size, Dice& dice) {
  GreyImage picture{size.width, size.height, {}};
  picture.pixels.reserve(area(size.width, size.height));
  const int left = dice.between(50, 150);
  const int right = dice.between(50, 150);
  const int floor = size.height * dice.between(75, 95) / 100;
  for (int y = 0; y < size.height; ++y) {
    for (int x = 0; x < size.width; ++x) {
      const int wall = left + (right - left) * x / size.width + 30 * y / size.height;
      picture.pixels.push_back(static_cast<std::uint8_t>(y < floor ? wall : wall * 2 / 3));
    }
  }
  return picture;
}

void fill(GreyImage& picture, const Rect& part, int light) {
  for (int y = std::max(0, part.y); y < std::min(picture.height, part.bottom()); ++y) {
    for (int x = std::max(0, part.x); x < std::min(picture.width, part.right()); ++x) {
      picture.pixels[area(picture.width, y) + static_cast<std::size_t>(x)] = static_cast<std::uint8_t>(light);
    }
  }
}

/// A door, a window, a column, a sign.
void furnish(GreyImage& picture, int pieces, Dice& dice) {
  const int height = picture.height;
  for (int i = 0; i < pieces; ++i) {
    const Rect part{dice.between(-height / 4, picture.width), dice.between(-height / 4, height),
                    dice.between(height / 30, height / 2), dice.between(height / 30, height)};
    const int light = dice.between(15, 240);
    fill(picture, part, light);
    fill(picture, part.inset(std::max(2, height / 60)), std::clamp(light + dice.between(-90, 90), 10, 245));
  }
}

void hang(GreyImage& picture, kiosk::Bitmap cells, int least, int most, Dice& dice) {
  const int cell = dice.between(least, most);  // 1/64 pixels at 720 lines
  const bool dark = dice.one_in(3);
  const int ink = dark ? dice.between(150, 230) : dice.between(20, 90);
  const int paper = dark ? dice.between(20, 80) : dice.between(140, 230);
  const Sheet sheet(std::move(cells), ink, paper);
  platform::zxing::draw(sheet,
                        {.x = dice.between(0, picture.width) * 8,
                         .y = dice.between(0, picture.height) * 8,
                         .module = std::max(32, cell * picture.height / 720),
                         .turn = dice.one_in(3) ? dice.between(-2500, 2500) : dice.between(-150, 150),
                         .tilt_across = dice.between(-4500, 4500),
                         .tilt_down = dice.between(-1500, 1500)},
                        picture);
}

}  // namespace

Scenery::Scenery(kiosk::Size size, Lobby lobby, int people, std::uint64_t seed) {
  Dice dice(seed);
  walls_ = walls(size, dice);
  const bool cluttered = lobby == Lobby::kCluttered;
  furnish(walls_, lobby == Lobby::kBare ? 2 : cluttered ? 16 : 6, dice);
  const int posters = lobby == Lobby::kPosters ? 4 : cluttered ? 2 : lobby == Lobby::kFurnished ? 1 : 0;
  for (int i = 0; i < posters; ++i) hang(walls_, poster(dice), 90, 260, dice);
  for (int i = 0; cluttered && i < 3; ++i) hang(walls_, stripes(dice), 80, 400, dice);
  for (int i = 0; cluttered && i < 2; ++i) hang(walls_, checks(dice), 100, 400, dice);
  // What is behind the pass is not in focus, but nearly so.
  platform::zxing::smear(walls_, {0, 0, size.width, size.height}, size.height / 480, size.height / 480);
  for (int i = 0; i < people; ++i) {
    const int direction = dice.one_in(2) ? 1 : -1;
    people_.push_back({.x = dice.between(0, size.width),
                       .y = size.height * dice.between(30, 70) / 100,
                       .step = direction * (size.height * dice.between(8, 30) / 1000),
                       .width = size.height * dice.between(20, 45) / 100,
                       .light = dice.between(25, 170),
                       .shirt = dice.one_in(2) ? 0 : size.height * dice.between(8, 40) / 1000});
  }
}

void Scenery::draw_person(const Person& person, int frame, GreyImage& picture) const {
  const int around = picture.width + 2 * person.width;
  const int walked = (person.x + person.step * frame + person.width) % around;
  const int middle = (walked + around) % around - person.width;
  const int half = person.width / 2;
  const int head = person.width / 4;
  const int head_y = person.y - head;
  for (int y = std::max(0, head_y - head); y < picture.height; ++y) {
    for (int x = std::max(0, middle - half); x < std::min(picture.width, middle + half); ++x) {
      const int dx = x - middle;
      const int dy = y - head_y;
      const bool face = dx * dx * 3 / 2 + dy * dy < head * head;
      // Shoulders are round: the body starts lower at its sides.
      const bool body = y > person.y + dx * dx / std::max(1, half);
      if (!face && !body) continue;
      int light = face ? 150 - (dy < -head / 3 ? 100 : 0) : person.light;
      if (body && !face && person.shirt > 0 && (y - person.y) / person.shirt % 2 == 0) light = light / 2 + 100;
      light += 20 * dx / std::max(1, half);  // the window is on one side
      picture.pixels[area(picture.width, y) + static_cast<std::size_t>(x)] =
          static_cast<std::uint8_t>(std::clamp(light, 0, 255));
    }
  }
}

GreyImage Scenery::at(int frame) const {
  auto picture = walls_;
  for (const auto& person : people_) draw_person(person, frame, picture);
  return picture;
}

}  // namespace tests
