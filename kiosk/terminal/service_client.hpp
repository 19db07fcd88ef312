// SPDX-License-Identifier: Apache-2.0
// The HTTP client as the configuration's [service] wants it.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "kiosk/app/config.hpp"
#include "kiosk/base/result.hpp"
#include "kiosk/ports/http_client.hpp"

namespace kiosk {

/// `token`: asked before every request, on the client's own thread, for what is sent with it; none: nothing is sent.
[[nodiscard]] std::unique_ptr<ports::HttpClient> make_service_client(const app::ServiceConfig& config,
                                                                     std::function<std::string()> token);

/// Whether the files of certificates and keys that [service] names can be read and are such. The error is one line.
[[nodiscard]] Result<void, std::string> check_service_files(const app::ServiceConfig& config);

}  // namespace kiosk
