// How many files and sockets this process may have open, and how many clients that leaves room for.
#pragma once

#include <cstddef>

namespace central {

/// Raises the process's soft limit of open descriptors to its hard one. Gives the limit that holds then; where the
/// system does not say, the least that POSIX promises. Before threads start.
[[nodiscard]] std::size_t raise_descriptor_limit();

/// How many of `wanted` connections may be open at once with `descriptors`: what remains beside the clients that are
/// being refused, each worker's database files, and the process's own; at least 1.
[[nodiscard]] std::size_t connections_within(std::size_t descriptors, std::size_t wanted, int workers);

}  // namespace central
