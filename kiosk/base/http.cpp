// SPDX-License-Identifier: Apache-2.0
// Header look-up: names compare without case (RFC 9110, 5.1).
#include "kiosk/base/http.hpp"

#include <algorithm>

namespace kiosk {
namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

}  // namespace

std::optional<std::string> find_header(const HttpHeaders& headers, std::string_view name) {
  for (const auto& [key, value] : headers) {
    if (std::ranges::equal(key, name, {}, lower, lower)) return value;
  }
  return std::nullopt;
}

}  // namespace kiosk
