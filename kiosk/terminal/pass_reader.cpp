// The decoder's process, set up as the configuration wants it.
#include "kiosk/terminal/pass_reader.hpp"

#include <algorithm>

#include "platform/zxing/zxing_reader.hpp"

namespace kiosk {
namespace {

platform::decoder::Settings decoder_settings(const std::vector<Symbology>& symbologies) {
  platform::decoder::Settings settings;
  for (const auto& symbology : symbologies) settings.arguments.push_back(symbology.str());
  return settings;
}

/// The gate counts frames: it stays open for three seconds and two rounds of the reader, and looks in every two
/// seconds.
platform::zxing::MotionSettings motion_settings(int frames_a_second) {
  return {.hold = std::max(3 * frames_a_second, 2 * platform::zxing::ZxingReader::kWays), .every = 2 * frames_a_second};
}

}  // namespace

PassReader::PassReader(const std::vector<Symbology>& symbologies, int frames_a_second)
    : process_(decoder_settings(symbologies)), gate_(process_, motion_settings(frames_a_second)) {}

}  // namespace kiosk
