// SPDX-License-Identifier: Apache-2.0
// What postgres_name() leaves out of an address.
#pragma once

#include <string>

namespace central {

/// Whether there is a password or another secret in the connection URI. Throws StoreFailure as postgres_name().
[[nodiscard]] bool has_password(const std::string& address);
/// Whether the password of the connection's user is in it, as another secret may be without one.
[[nodiscard]] bool names_password(const std::string& address);

}  // namespace central
