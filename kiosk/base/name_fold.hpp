// SPDX-License-Identifier: Apache-2.0
// Names as people type them: without regard to capitals and accents.
#pragma once

#include <string>
#include <string_view>

namespace kiosk {

/// The text in small letters without accents and other marks that combine: "Zoë  ØRSTED" is "zoe orsted", "Đặng" is
/// "dang", "Ёлкина" is "елкина". Blanks are one blank each, and none at the ends. For Latin, Greek and Cyrillic
/// letters; other scripts stay what they are. For comparing, never for showing. Any bytes at all.
[[nodiscard]] std::string folded(std::string_view text);

}  // namespace kiosk
