// SPDX-License-Identifier: Apache-2.0
// The limit of open descriptors: setrlimit, POSIX.
#include "platform/linux/descriptors.hpp"

#include <limits>

#include <sys/resource.h>

namespace platform::os {
namespace {

/// _POSIX_OPEN_MAX.
constexpr std::size_t kPromised = 20;

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

}  // namespace platform::os
