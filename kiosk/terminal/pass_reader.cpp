// The decoder's process, set up as the configuration wants it.
#include "kiosk/terminal/pass_reader.hpp"

namespace kiosk {
namespace {

platform::decoder::Settings decoder_settings(const std::vector<Symbology>& symbologies) {
  platform::decoder::Settings settings;
  for (const auto& symbology : symbologies) settings.arguments.push_back(symbology.str());
  return settings;
}

}  // namespace

PassReader::PassReader(const std::vector<Symbology>& symbologies)
    : process_(decoder_settings(symbologies)), gate_(process_) {}

}  // namespace kiosk
