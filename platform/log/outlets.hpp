// SPDX-License-Identifier: Apache-2.0
// The two places where log lines end up: standard error, or a file that turns over.
#pragma once

#include <memory>

#include "platform/log/line_queue.hpp"
#include "platform/log/log.hpp"

namespace platform::log {

/// Standard error; where that is a pipe it is written to only as far as its reader makes room.
[[nodiscard]] std::unique_ptr<Outlet> stderr_outlet();

/// settings.file, which must not be nothing, and its older ones: all for their owner alone, also where they were open
/// to others before. Throws std::exception where it cannot be written, or cannot be kept from others.
[[nodiscard]] std::unique_ptr<Outlet> file_outlet(const Settings& settings);

}  // namespace platform::log
