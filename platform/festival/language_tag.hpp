// SPDX-License-Identifier: Apache-2.0
// Languages as a festival's file writes them: "fr", "zh-Hans" (RFC 5646).
#pragma once

#include <string>
#include <string_view>

namespace festival {

/// Whether it has the form of a language's tag: a code of two or three letters, and perhaps script, region and more. Of
/// any bytes, at most 35 of them. Longer codes are reserved, and mostly a name in a code's place: "French".
[[nodiscard]] bool is_language(std::string_view tag);

/// What is to be written where the tag begins with a code of three letters for a language that has one of two, which
/// RFC 5646 wants: "zh-Hans" for "zho-Hans", "de" for "GER". Empty where the tag is as short as it can be.
[[nodiscard]] std::string shorter_tag(std::string_view tag);

}  // namespace festival
