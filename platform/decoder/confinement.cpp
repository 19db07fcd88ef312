// SPDX-License-Identifier: Apache-2.0
// prctl and limits; the filter of system calls is in filter.cpp.
#include "platform/decoder/confinement.hpp"

#include <cerrno>
#include <csignal>
#include <fstream>
#include <system_error>

#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include "platform/decoder/sanitizer.hpp"

namespace platform::decoder {

const bool kFullyConfined = !kSanitized;

namespace {

auto failed(const std::string& what, int error) {
  return kiosk::failure(what + ": " + std::generic_category().message(error));
}

bool set_limit(__rlimit_resource resource, rlim_t value) {
  const rlimit limit{value, value};
  return ::setrlimit(resource, &limit) == 0;
}

/// Bytes of address space in use, 0 where the kernel does not say.
std::uint64_t mapped_now() {
  std::ifstream sizes("/proc/self/statm");  // proc(5): the first is the size of the program in pages
  std::uint64_t pages = 0;
  sizes >> pages;
  return pages * static_cast<std::uint64_t>(::sysconf(_SC_PAGESIZE));
}

bool limit_memory(std::uint64_t most_memory) {
  if (kSanitized) return true;  // a sanitizer's shadow is terabytes of address space
  const auto mapped = mapped_now();
  if (mapped == 0) return false;
  return set_limit(RLIMIT_AS, mapped + most_memory) && set_limit(RLIMIT_DATA, mapped + most_memory);
}

/// What is written to standard error from here on is lost: a picture that has taken the process over could say anything
/// there, and it is the kiosk's log. A sanitizer's reports are wanted.
bool silence() {
  if (kSanitized) return true;
  const int nowhere = ::open("/dev/null", O_WRONLY | O_CLOEXEC);
  if (nowhere < 0) return false;
  const bool done = nowhere == STDERR_FILENO || ::dup2(nowhere, STDERR_FILENO) == STDERR_FILENO;
  if (nowhere != STDERR_FILENO) ::close(nowhere);
  return done;
}

}  // namespace

kiosk::Result<void, std::string> confine(std::uint64_t most_memory) {
  // Should the parent be gone already, its end of the socket is closed and there will be nothing to do.
  if (::prctl(PR_SET_PDEATHSIG, SIGKILL) != 0) return failed("ending with the kiosk", errno);
  if (::prctl(PR_SET_DUMPABLE, 0) != 0) return failed("no core", errno);
  if (::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return failed("no new privileges", errno);
  if (!silence()) return failed("nothing to be said", errno);
  if (!limit_memory(most_memory)) return failed("a limit of memory", errno);
  if (!set_limit(RLIMIT_CORE, 0) || !set_limit(RLIMIT_NPROC, 0) || !set_limit(RLIMIT_FSIZE, 0) ||
      !set_limit(RLIMIT_MEMLOCK, 0) || !set_limit(RLIMIT_MSGQUEUE, 0)) {
    return failed("limits", errno);
  }
  if (!kSanitized && !set_limit(RLIMIT_NOFILE, 0)) return failed("no more files", errno);
  if (const int error = filter_system_calls(); error != 0) return failed("the filter of system calls", error);
  return {};
}

}  // namespace platform::decoder
