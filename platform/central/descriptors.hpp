// SPDX-License-Identifier: Apache-2.0
// How many clients the descriptors of this process leave room for.
#pragma once

#include <cstddef>

namespace central {

/// With fewer the service cannot be relied on: a worker may find none for the database.
[[nodiscard]] std::size_t least_descriptors(int workers);

/// How many of `wanted` connections may be open at once with `descriptors`: what remains beside the clients that are
/// being refused, each worker's database files, and the process's own; at least 1.
[[nodiscard]] std::size_t connections_within(std::size_t descriptors, std::size_t wanted, int workers);

/// How many clients may be refused at once with `descriptors` (Limits::refusals): a quarter of what clients have at
/// most.
[[nodiscard]] std::size_t refusals_within(std::size_t descriptors, int workers);

}  // namespace central
