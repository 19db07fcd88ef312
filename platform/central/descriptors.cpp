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

}  // namespace

std::size_t least_descriptors(int workers) { return own_descriptors(workers) + kFewestClients; }

std::size_t connections_within(std::size_t descriptors, std::size_t wanted, int workers) {
  const auto reserve = own_descriptors(workers) + kRefusals;
  const auto left = descriptors > reserve ? descriptors - reserve : 1;
  return std::min(wanted, left);
}

}  // namespace central
