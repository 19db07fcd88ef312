// SPDX-License-Identifier: Apache-2.0
// Which addresses of a service are taken: one rule for settings, commands and set-up pictures.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace kiosk {

/// What is wrong with a URL of a service, and what to do about it.
struct ServiceUrlTrouble {
  std::string wrong;   ///< "is no address of a service"
  std::string remedy;  ///< "write it as ..."
};

/// Nothing where `url` is http(s)://host[:port][/folder] in printable ASCII, without user, query and fragment, and what
/// is sent to it stays secret: https, or http to this very machine ("localhost", 127.0.0.0/8 in full, "[::1]").
[[nodiscard]] std::optional<ServiceUrlTrouble> service_url_trouble(std::string_view url);

/// Without the slashes at its end.
[[nodiscard]] std::string without_end_slash(std::string_view url);

}  // namespace kiosk
