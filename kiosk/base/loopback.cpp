// SPDX-License-Identifier: Apache-2.0
// By the letter of the host, without asking a resolver.
#include "kiosk/base/loopback.hpp"

#include <algorithm>
#include <charconv>
#include <system_error>

namespace kiosk {
namespace {

/// Four numbers of one to three digits, up to 255, the first of them 127.
bool is_loopback_v4(std::string_view host) {
  if (!host.starts_with("127.")) return false;
  for (int parts = 1;; ++parts) {
    const auto digits = std::min(host.find_first_not_of("0123456789"), host.size());
    int number = 0;
    if (digits < 1 || digits > 3) return false;
    if (std::from_chars(host.data(), host.data() + digits, number).ec != std::errc() || number > 255) return false;
    host.remove_prefix(digits);
    if (host.empty() || parts == 4) return host.empty() && parts == 4;
    if (host.front() != '.') return false;
    host.remove_prefix(1);
  }
}

bool is_localhost(std::string_view host) {
  constexpr std::string_view kName = "localhost";
  const auto same = [](char a, char b) { return (a >= 'A' && a <= 'Z' ? a - 'A' + 'a' : a) == b; };
  return std::ranges::equal(host, kName, same);
}

}  // namespace

bool is_loopback(std::string_view host) {
  return host == "::1" || host == "[::1]" || is_loopback_v4(host) || is_localhost(host);
}

}  // namespace kiosk
