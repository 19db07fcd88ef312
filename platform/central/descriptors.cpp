// The limit of open descriptors (setrlimit, POSIX) and what is set aside of it.
#include "platform/central/descriptors.hpp"

#include <algorithm>
#include <limits>

#include <sys/resource.h>

#include "platform/central/http_server.hpp"

namespace central {
namespace {

/// _POSIX_OPEN_MAX.
constexpr std::size_t kPromised = 20;
/// A worker's connection: the database, its log, and their shared index.
constexpr std::size_t kPerWorker = 3;
/// Standard streams, listener, event queue, signals, and files that are open for a moment.
constexpr std::size_t kOwn = 32;

}  // namespace

std::size_t raise_descriptor_limit() {
  rlimit limit{};
  if (::getrlimit(RLIMIT_NOFILE, &limit) != 0) return kPromised;
  auto raised = limit;
  raised.rlim_cur = limit.rlim_max;
  if (limit.rlim_cur != limit.rlim_max && ::setrlimit(RLIMIT_NOFILE, &raised) == 0) limit = raised;
  const bool endless = limit.rlim_cur == RLIM_INFINITY;
  return endless ? std::numeric_limits<std::size_t>::max() : static_cast<std::size_t>(limit.rlim_cur);
}

std::size_t connections_within(std::size_t descriptors, std::size_t wanted, int workers) {
  const auto reserve = kRefusals + kPerWorker * static_cast<std::size_t>(workers) + kOwn;
  const auto left = descriptors > reserve ? descriptors - reserve : 1;
  return std::min(wanted, left);
}

}  // namespace central
