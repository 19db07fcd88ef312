// SPDX-License-Identifier: Apache-2.0
// By the letter of the URL; nothing is resolved.
#include "kiosk/base/service_url.hpp"

#include <algorithm>

#include "kiosk/base/loopback.hpp"

namespace kiosk {
namespace {

constexpr std::string_view kHttps = "https://";
constexpr std::string_view kHttp = "http://";

bool is_printable_ascii(char c) { return c > 0x20 && c < 0x7F; }

bool is_base_url(std::string_view url) {
  const auto scheme = url.starts_with(kHttps) ? kHttps.size() : url.starts_with(kHttp) ? kHttp.size() : 0U;
  const auto rest = url.substr(scheme);
  return scheme > 0 && !rest.empty() && rest.front() != '/' && rest.front() != ':' &&
         std::ranges::all_of(rest, is_printable_ascii) && rest.find_first_of("@?#\\\"<>") == std::string_view::npos;
}

/// `url` has passed is_base_url().
bool is_private_url(std::string_view url) {
  if (url.starts_with(kHttps)) return true;
  auto host = url.substr(kHttp.size());
  host = host.substr(0, host.find('/'));
  const auto colon = host.rfind(':');
  if (colon != std::string_view::npos && host.find(']', colon) == std::string_view::npos) host = host.substr(0, colon);
  return is_loopback(host);
}

}  // namespace

std::optional<ServiceUrlTrouble> service_url_trouble(std::string_view url) {
  if (!is_base_url(url)) {
    return ServiceUrlTrouble{"is no address of a service", "write it as \"https://tickets.example.org\""};
  }
  if (!is_private_url(url)) {
    return ServiceUrlTrouble{"sends passes and the token in clear text to another machine",
                             "write it with https, or leave the service on this machine: \"http://127.0.0.1:8080\""};
  }
  return std::nullopt;
}

std::string without_end_slash(std::string_view url) {
  while (url.ends_with('/')) url.remove_suffix(1);
  return std::string(url);
}

}  // namespace kiosk
