// SPDX-License-Identifier: Apache-2.0
// What is set aside of the descriptors for other things than clients.
#include "platform/central/descriptors.hpp"

#include <algorithm>

#include "platform/central/http_server.hpp"

namespace central {
namespace {

/// A worker's connection: the database, its log, and their shared index.
constexpr std::size_t kPerWorker = 3;
/// Standard streams, listener, event queue, signals, the log, and files that are open for a moment.
constexpr std::size_t kOwn = 32;
/// Fewer clients at once are no service.
constexpr std::size_t kFewestClients = 4;

std::size_t own_descriptors(int workers) { return kOwn + kPerWorker * static_cast<std::size_t>(workers); }

/// Served or refused.
std::size_t for_clients(std::size_t descriptors, int workers) {
  const auto own = own_descriptors(workers);
  return descriptors > own ? descriptors - own : 0;
}

}  // namespace

std::size_t least_descriptors(int workers) { return own_descriptors(workers) + kFewestClients; }

std::size_t connections_within(std::size_t descriptors, std::size_t wanted, int workers) {
  const auto left = for_clients(descriptors, workers) - refusals_within(descriptors, workers);
  return std::min(wanted, std::max<std::size_t>(1, left));
}

std::size_t refusals_within(std::size_t descriptors, int workers) {
  return std::min(Limits{}.refusals, for_clients(descriptors, workers) / 4);
}

}  // namespace central
