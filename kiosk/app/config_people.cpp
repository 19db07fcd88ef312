// SPDX-License-Identifier: Apache-2.0
// The sections about how the kiosk is seen, heard and worked.
#include <algorithm>
#include <cstddef>
#include <set>

#include "kiosk/app/config_section.hpp"
#include "kiosk/app/config_text.hpp"

namespace kiosk::app {
namespace {

constexpr std::size_t kLongestDevice = 256;  // bytes

}  // namespace

DisplayConfig read_display(Section section) {
  DisplayConfig out;
  out.mode = section.choice<DisplayMode>("mode", out.mode,
                                         {{"fullscreen", DisplayMode::kFullscreen}, {"window", DisplayMode::kWindow}});
  out.window.width = section.integer("width", out.window.width, 320, 8192);
  out.window.height = section.integer("height", out.window.height, 320, 8192);
  out.inter_dir = section.optional_path("inter_dir");
  out.noto_dir = section.optional_path("noto_dir");
  out.hide_pointer = section.flag("hide_pointer", out.hide_pointer);
  out.width_mm = section.integer("width_mm", out.width_mm, 80, 4000);
  out.distance_mm = section.integer("distance_mm", out.distance_mm, 200, 3000);
  out.theme = section.optional_path("theme");
  section.finish();
  return out;
}

LanguagesConfig read_languages(Section section) {
  LanguagesConfig out;
  if (section.find("offered") != nullptr) {
    out.offered = section.texts("offered");
    if (out.offered.empty()) section.wrong("offered", "is empty", "name at least one language: [\"en\"]");
  }
  std::set<std::string_view> seen;
  for (const auto& code : out.offered) {
    if (!is_language_code(code)) {
      section.wrong("offered", "has \"" + code + "\", which is no language's code",
                    "write \"en\", \"fr\", \"zh-Hans\"");
    } else if (!seen.insert(code).second) {
      section.wrong("offered", "has \"" + code + "\" twice", "leave one out");
    }
  }
  section.finish();
  return out;
}

SpeechConfig read_speech(Section section) {
  SpeechConfig out;
  out.output = section.choice<SpeechOutput>("output", out.output,
                                            {{"none", SpeechOutput::kNone},
                                             {"headset", SpeechOutput::kHeadset},
                                             {"loudspeaker", SpeechOutput::kLoudspeaker}});
  out.device = section.text("device");
  if (out.device.size() > kLongestDevice) section.wrong("device", "is too long", "name the device as the log lists it");
  out.log = section.optional_path("log");
  section.finish();
  return out;
}

KeysConfig read_keys(Section section) {
  KeysConfig out;
  std::set<std::string> taken;
  const auto read = [&](std::string_view key, std::vector<std::string>& names) {
    names = section.texts(key);
    for (const auto& name : names) {
      if (name.empty() || name.size() > 32) section.wrong(key, "has a name of no key", "write it as SDL does: \"F1\"");
      if (!taken.insert(name).second) section.wrong(key, "has \"" + name + "\", which is given twice", "leave one out");
    }
  };
  read("next", out.next);
  read("previous", out.previous);
  read("activate", out.activate);
  read("back", out.back);
  read("repeat", out.repeat);
  read("volume", out.volume);
  read("headset_in", out.headset_in);
  read("headset_out", out.headset_out);
  section.finish();
  return out;
}

}  // namespace kiosk::app
