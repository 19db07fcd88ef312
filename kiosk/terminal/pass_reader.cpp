// SPDX-License-Identifier: Apache-2.0
// The decoder's process, set up as the configuration wants it.
#include "kiosk/terminal/pass_reader.hpp"

#include <algorithm>

#include "platform/zxing/zxing_reader.hpp"

namespace kiosk {
namespace {

constexpr int kWallToCpu = 6;  // on a machine that has other things to do

platform::decoder::Settings decoder_settings(const PassReaderSettings& wanted) {
  platform::decoder::Settings settings;
  for (const auto& symbology : wanted.symbologies) settings.arguments.push_back(symbology.str());
  settings.most_cpu = wanted.decoding * platform::decoder::kSlowness;
  settings.most_wall = std::max(settings.most_wall, settings.most_cpu * kWallToCpu);
  return settings;
}

/// The gate counts frames: it stays open for three seconds and two rounds of the reader, and looks in every two
/// seconds.
platform::zxing::MotionSettings motion_settings(const PassReaderSettings& wanted) {
  return {.hold = std::max(3 * wanted.frames_a_second, 2 * platform::zxing::ZxingReader::kWays),
          .every = wanted.still_frames ? 1 : 2 * wanted.frames_a_second};
}

}  // namespace

PassReader::PassReader(const PassReaderSettings& settings)
    : process_(decoder_settings(settings)), gate_(process_, motion_settings(settings)) {}

}  // namespace kiosk
