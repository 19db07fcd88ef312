// SPDX-License-Identifier: Apache-2.0
// Starting a program with nothing but what it is given.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include <sys/types.h>

#include "kiosk/base/result.hpp"
#include "platform/decoder/descriptor.hpp"

namespace platform::decoder {

/// Two ends that carry packets both ways, closed on exec.
struct PairOfSockets {
  Descriptor ours;
  Descriptor theirs;
};

/// The error names the call that failed.
[[nodiscard]] kiosk::Result<PairOfSockets, std::string> make_pair_of_sockets();

/// Starts `program` with an empty environment, default signals, `socket` as wire::kSocket, `frames` as wire::kFrames,
/// this program's standard error, and no other descriptor. Both descriptors are above those numbers. Returns the
/// child's number; the error says what mends it. Any thread.
[[nodiscard]] kiosk::Result<pid_t, std::string> spawn(const std::filesystem::path& program,
                                                      const std::vector<std::string>& arguments, int socket,
                                                      int frames);

/// `name` in the folder of the running program.
[[nodiscard]] std::filesystem::path beside_this_program(const std::string& name);

}  // namespace platform::decoder
