// SPDX-License-Identifier: Apache-2.0
// What people see, hear and press: the part of the composition that the configuration's sections about them choose.
#include "kiosk/terminal/person_devices.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "kiosk/app/theme_file.hpp"
#include "platform/locale/locale.hpp"
#include "platform/sim/speech_log.hpp"
#include "platform/speech/espeak_speaker.hpp"

namespace kiosk {

Result<app::Appearance, TerminalError> load_appearance(const app::DisplayConfig& config) {
  app::Appearance appearance;
  appearance.width_mm = config.width_mm;
  appearance.distance_mm = config.distance_mm;
  if (config.theme) {
    auto theme = app::load_theme(*config.theme);
    if (!theme) return failure(TerminalError{std::move(theme.error().line)});
    appearance.light = std::move(*theme);
  }
  return appearance;
}

Result<std::unique_ptr<words::Languages>, TerminalError> load_languages(const app::LanguagesConfig& config) {
  auto languages = platform::locale::load(platform::locale::find_locales(), config.offered);
  if (!languages) return failure(TerminalError{"[languages] offered: " + languages.error().line});
  return std::move(*languages);
}

std::vector<core::OfferedLanguage> offered_languages(const app::LanguagesConfig& config,
                                                     const words::Languages& languages) {
  std::vector<core::OfferedLanguage> offered;
  for (const auto& code : config.offered) offered.push_back({code, languages.find(code).own_name()});
  return offered;
}

platform::sdl::KeyNames key_names(const app::KeysConfig& config) {
  using ports::Key;
  const std::array<std::pair<const std::vector<std::string>*, Key>, 8> given{{{&config.next, Key::kNext},
                                                                              {&config.previous, Key::kPrevious},
                                                                              {&config.activate, Key::kActivate},
                                                                              {&config.back, Key::kBack},
                                                                              {&config.repeat, Key::kRepeat},
                                                                              {&config.volume, Key::kVolume},
                                                                              {&config.headset_in, Key::kHeadsetIn},
                                                                              {&config.headset_out, Key::kHeadsetOut}}};
  auto keys = platform::sdl::usual_keys();
  for (const auto& [names, key] : given) {
    if (names->empty()) continue;
    std::erase_if(keys, [&](const auto& usual) {
      return usual.second == key || std::ranges::find(*names, usual.first) != names->end();
    });
  }
  for (const auto& [names, key] : given) {
    for (const auto& name : *names) keys.emplace_back(name, key);
  }
  return keys;
}

Result<std::unique_ptr<ports::Speaker>, TerminalError> make_speaker(const app::SpeechConfig& config) {
  std::unique_ptr<ports::Speaker> speaker;
  if (config.output != app::SpeechOutput::kNone) {
    speaker = std::make_unique<platform::speech::EspeakSpeaker>(config.device);
  }
  if (!config.log) return speaker;
  auto log = platform::sim::SpeechLog::open(*config.log, std::move(speaker));
  if (!log) return failure(TerminalError{std::move(log.error().detail)});
  return std::move(*log);
}

}  // namespace kiosk
