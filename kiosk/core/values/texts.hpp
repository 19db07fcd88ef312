// SPDX-License-Identifier: Apache-2.0
// What the festival wrote in several languages, beside the one text that stands for all others.
#pragma once

#include <algorithm>
#include <map>
#include <string>
#include <string_view>

namespace kiosk {

/// By language, BCP 47.
using Texts = std::map<std::string, std::string>;

/// The text in that language, or in another form of it ("fr-CA" for "fr", "zh" for "zh-Hans"); else `otherwise`. Lives
/// as long as both.
[[nodiscard]] inline const std::string& in_language(const Texts& texts, const std::string& otherwise,
                                                    const std::string& language) {
  if (const auto exact = texts.find(language); exact != texts.end()) return exact->second;
  const auto first_part = [](std::string_view code) { return code.substr(0, code.find('-')); };
  const auto near =
      std::ranges::find_if(texts, [&](const auto& text) { return first_part(text.first) == first_part(language); });
  return near != texts.end() ? near->second : otherwise;
}

}  // namespace kiosk
