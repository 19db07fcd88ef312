// SPDX-License-Identifier: Apache-2.0
// The languages of a kiosk, out of the folder of compiled catalogues.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "kiosk/base/result.hpp"
#include "kiosk/words/languages.hpp"
#include "platform/locale/error.hpp"

namespace platform::locale {

/// Loads CODE.mo out of `folder` for each of `codes`; all that are there where `codes` is empty. English is built in:
/// it is always there, and its code needs no file. find("en-XA") gives the one for tests. All catalogues are read and
/// checked now, and the first fault of any is the error; what ICU knows of a language is loaded at its first date.
[[nodiscard]] kiosk::Result<std::unique_ptr<kiosk::words::Languages>, Error> load(
    const std::filesystem::path& folder, const std::vector<std::string>& codes);

/// The folder of compiled catalogues that belongs to a program: locales/ beside its bin/ in a build,
/// share/kiosk/locales beside it once installed. "locales" where there is neither.
[[nodiscard]] std::filesystem::path find_locales(const std::filesystem::path& program);
/// That of the program that runs.
[[nodiscard]] std::filesystem::path find_locales();

}  // namespace platform::locale
