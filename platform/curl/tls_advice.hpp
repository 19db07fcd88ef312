// SPDX-License-Identifier: Apache-2.0
// What a connection that came to nothing for TLS, or for want of it, means to who set the kiosk up, by the names of its
// settings.
#pragma once

#include <string>
#include <string_view>

#include "platform/curl/http_client.hpp"

namespace platform::curl {

/// What is wrong and which setting of [service] is to be changed, in place of the libraries' words; empty where
/// `code` (a CURLcode) and `detail`, libcurl's text of it, are about something else.
[[nodiscard]] std::string tls_advice(const Settings& settings, int code, std::string_view detail);

}  // namespace platform::curl
