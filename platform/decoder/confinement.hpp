// SPDX-License-Identifier: Apache-2.0
// What a process gives up before it looks at pictures of strangers.
#pragma once

#include <cstdint>
#include <string>

#include "kiosk/base/result.hpp"

namespace platform::decoder {

/// False in builds with a sanitizer, whose runtime needs more than a decoder has: memory is not limited there, and
/// files may be opened, so that a report can name lines.
extern const bool kFullyConfined;

/// Takes from this process for good, in this order: its life after its parent's, core dumps and being traced, new
/// descriptors, new processes, files, memory beyond what is mapped now and `most_memory` bytes more, and every system
/// call that is not in the list of filter.cpp: the kernel ends the process at any other one. What is open stays open;
/// only the socket can be sent to and received from, only standard error written to, which leads nowhere.
///
/// Call it in a process with one thread. The error says what could not be given up; look at no picture then.
[[nodiscard]] kiosk::Result<void, std::string> confine(std::uint64_t most_memory);

/// The last part of confine(): the filter of system calls. 0, or the errno of what failed.
[[nodiscard]] int filter_system_calls();

}  // namespace platform::decoder
