// SPDX-License-Identifier: Apache-2.0
// AIM symbology identifiers (ISO/IEC 15424), by which scanners say what kind of code they read.
#pragma once

#include <string_view>

#include "kiosk/core/values/pass_answer.hpp"

namespace platform::scanner {

/// The symbology of "]Q1", with or without its bracket: QRCode, Aztec, PDF417, DataMatrix, Code128, EAN13 and Code39
/// are named as every reader of the kiosk names them; another one by its identifier. Empty where `identifier` is none.
[[nodiscard]] kiosk::Symbology symbology_of(std::string_view identifier);

}  // namespace platform::scanner
