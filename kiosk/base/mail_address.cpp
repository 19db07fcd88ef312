// SPDX-License-Identifier: Apache-2.0
// The relay knows the rest: here is only what every relay takes, and what ends no header line.
#include "kiosk/base/mail_address.hpp"

#include <algorithm>

namespace kiosk {

bool is_mail_address(std::string_view text) {
  const auto at = text.find('@');
  const auto good = [](char c) {
    return c > ' ' && c <= '~' && std::string_view("()<>[]:;,\\\"").find(c) == std::string_view::npos;
  };
  return at != std::string_view::npos && at > 0 && at + 1 < text.size() &&
         text.find('@', at + 1) == std::string_view::npos && text.size() <= kLongestMailAddress &&
         std::ranges::all_of(text, good);
}

}  // namespace kiosk
