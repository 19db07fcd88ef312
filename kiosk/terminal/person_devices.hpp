// SPDX-License-Identifier: Apache-2.0
// What people see, hear and press: the part of the composition that the configuration's sections about them choose.
#pragma once

#include <memory>
#include <vector>

#include "kiosk/app/appearance.hpp"
#include "kiosk/app/config.hpp"
#include "kiosk/base/result.hpp"
#include "kiosk/core/state.hpp"
#include "kiosk/ports/speaker.hpp"
#include "kiosk/terminal/terminal.hpp"
#include "kiosk/words/languages.hpp"
#include "platform/sdl/settings.hpp"

namespace kiosk {

/// The festival's theme, where one is named, and the panel's millimetres.
[[nodiscard]] Result<app::Appearance, TerminalError> load_appearance(const app::DisplayConfig& config);

/// The catalogues of the languages that are offered.
[[nodiscard]] Result<std::unique_ptr<words::Languages>, TerminalError> load_languages(
    const app::LanguagesConfig& config);

/// As the panel of languages lists them.
[[nodiscard]] std::vector<core::OfferedLanguage> offered_languages(const app::LanguagesConfig& config,
                                                                   const words::Languages& languages);

/// The usual keys, but for what the settings give others.
[[nodiscard]] platform::sdl::KeyNames key_names(const app::KeysConfig& config);

/// Null where nothing is to be said.
[[nodiscard]] Result<std::unique_ptr<ports::Speaker>, TerminalError> make_speaker(const app::SpeechConfig& config);

}  // namespace kiosk
