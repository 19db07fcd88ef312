// SPDX-License-Identifier: Apache-2.0
// The HTTP client as the configuration's [service] wants it.
#pragma once

#include <memory>
#include <string>

#include "kiosk/app/config.hpp"
#include "kiosk/ports/http_client.hpp"

namespace kiosk {

/// `token`: sent with every request; empty: none.
[[nodiscard]] std::unique_ptr<ports::HttpClient> make_service_client(const app::ServiceConfig& config,
                                                                     std::string token);

}  // namespace kiosk
