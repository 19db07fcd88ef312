// SPDX-License-Identifier: Apache-2.0
// The grammar of methods, targets and headers, as far as a kiosk needs it.
#include "platform/curl/request_check.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace platform::curl {
namespace {

/// The client writes these itself; two of them would contradict each other.
constexpr std::array<std::string_view, 7> kOwnHeaders{
    "Host", "Content-Length", "Transfer-Encoding", "Connection", "Authorization", "Expect", "User-Agent"};

bool is_token_char(char c) {
  return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
         std::string_view("!#$%&'*+-.^_`|~").find(c) != std::string_view::npos;
}

bool is_method(const std::string& method) {
  return !method.empty() && method.size() <= 16 &&
         std::ranges::all_of(method, [](char c) { return c >= 'A' && c <= 'Z'; });
}

/// Printable ASCII from a slash on; no fragment, which would be cut off unseen.
bool is_target(const std::string& path) {
  return path.starts_with('/') && std::ranges::all_of(path, [](char c) { return c > 0x20 && c < 0x7F && c != '#'; });
}

}  // namespace

bool is_header_value(const std::string& value) {
  return std::ranges::all_of(value,
                             [](char c) { return c == '\t' || (static_cast<unsigned char>(c) >= 0x20 && c != 0x7F); });
}

std::optional<std::string> refusal(const kiosk::HttpRequest& request) {
  if (!is_method(request.method)) return "the method is not made of capitals";
  if (!is_target(request.path))
    return "the path does not begin with a slash, or has a space or control character in it";
  for (const auto& [name, value] : request.headers) {
    if (name.empty() || !std::ranges::all_of(name, is_token_char)) return "a header's name is not a word";
    if (!is_header_value(value)) return "a header's value has a control character in it";
    if (std::ranges::any_of(kOwnHeaders, [&](auto own) { return kiosk::find_header({{name, ""}}, own).has_value(); })) {
      return "a header is one that the client writes itself";
    }
  }
  return std::nullopt;
}

}  // namespace platform::curl
