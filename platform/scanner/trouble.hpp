// SPDX-License-Identifier: Apache-2.0
// The sentences in which a scanner's trouble is told, with the remedy where there is one.
#pragma once

#include <string_view>

#include "kiosk/ports/scanner.hpp"
#include "platform/scanner/settings.hpp"

namespace platform::scanner {

/// "scanner PATH WHAT: what errno means". `error` 0: without the last part.
[[nodiscard]] kiosk::ports::ScannerError trouble(std::string_view path, std::string_view what, int error = 0);

/// The device answered no longer; `error` as errno has it, 0 for an end of file.
[[nodiscard]] kiosk::ports::ScannerError gone(std::string_view path, int error);

/// open() failed; where permission is missing, says how this kind of device gets it.
[[nodiscard]] kiosk::ports::ScannerError cannot_open(std::string_view path, int error, Kind kind);

}  // namespace platform::scanner
