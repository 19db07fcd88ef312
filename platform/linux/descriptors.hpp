// SPDX-License-Identifier: Apache-2.0
// How many files and sockets this process may have open.
#pragma once

#include <cstddef>

namespace platform::os {

/// Raises the process's soft limit of open descriptors to its hard one. Gives the limit that holds then; where the
/// system does not say, the least that POSIX promises.
[[nodiscard]] std::size_t raise_descriptor_limit();

}  // namespace platform::os
