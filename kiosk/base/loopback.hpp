// SPDX-License-Identifier: Apache-2.0
// Which hosts are this machine itself, and so need no cipher between it and a program.
#pragma once

#include <string_view>

namespace kiosk {

/// "localhost" in any case, "::1" with or without its brackets, and "127.0.0.0" to "127.255.255.255" in four decimal
/// numbers. Nothing else: "127.mail.example" and "127.1" are names, which somebody else may answer to.
[[nodiscard]] bool is_loopback(std::string_view host);

}  // namespace kiosk
