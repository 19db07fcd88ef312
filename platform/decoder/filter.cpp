// SPDX-License-Identifier: Apache-2.0
// The system calls that a decoder may make, for libseccomp. All others end the process.
#include <cerrno>
#include <memory>
#include <vector>

#include <fcntl.h>
#include <seccomp.h>
#include <sys/mman.h>
#include <unistd.h>

#include "platform/decoder/confinement.hpp"
#include "platform/decoder/sanitizer.hpp"
#include "platform/decoder/wire.hpp"

namespace platform::decoder {
namespace {

/// A call, and what has to hold of its arguments.
struct Rule {
  int call;
  std::vector<scmp_arg_cmp> conditions;
};

scmp_arg_cmp is(unsigned argument, int value) { return {argument, SCMP_CMP_EQ, static_cast<scmp_datum_t>(value), 0}; }
scmp_arg_cmp has(unsigned argument, int flag) {
  return {argument, SCMP_CMP_MASKED_EQ, static_cast<scmp_datum_t>(flag), static_cast<scmp_datum_t>(flag)};
}
scmp_arg_cmp lacks(unsigned argument, int flag) {
  return {argument, SCMP_CMP_MASKED_EQ, static_cast<scmp_datum_t>(flag), 0};
}

std::vector<Rule> decoder_rules() {
  return {
      // Requests and answers; words about a failure.
      {SCMP_SYS(recvfrom), {is(0, wire::kSocket)}},
      {SCMP_SYS(sendto), {is(0, wire::kSocket)}},
      {SCMP_SYS(write), {is(0, STDERR_FILENO)}},
      {SCMP_SYS(writev), {is(0, STDERR_FILENO)}},
      // Memory that holds data, never code.
      {SCMP_SYS(mmap), {lacks(2, PROT_EXEC), has(3, MAP_ANONYMOUS)}},
      {SCMP_SYS(mprotect), {lacks(2, PROT_EXEC)}},
      {SCMP_SYS(mremap), {}},
      {SCMP_SYS(munmap), {}},
      {SCMP_SYS(madvise), {}},
      {SCMP_SYS(brk), {}},
      // The C and C++ libraries: locks, clocks, the seed of the allocator.
      {SCMP_SYS(futex), {}},
      {SCMP_SYS(clock_gettime), {}},
      {SCMP_SYS(getrandom), {}},
      {SCMP_SYS(restart_syscall), {}},
      // Ending, by abort() too; it signals nobody but itself.
      {SCMP_SYS(exit), {}},
      {SCMP_SYS(exit_group), {}},
      {SCMP_SYS(getpid), {}},
      {SCMP_SYS(gettid), {}},
      {SCMP_SYS(tgkill), {is(0, ::getpid())}},
      {SCMP_SYS(rt_sigprocmask), {}},
      {SCMP_SYS(rt_sigaction), {}},
      {SCMP_SYS(rt_sigreturn), {}},
  };
}

/// What the runtimes of the sanitizers do on top: they look at their own maps and program files to tell a stack, and
/// try by a pipe whether memory can be read.
std::vector<Rule> sanitizer_rules() {
  return {
      {SCMP_SYS(openat), {lacks(2, O_ACCMODE)}},
      {SCMP_SYS(open), {lacks(1, O_ACCMODE)}},
      {SCMP_SYS(read), {}},
      {SCMP_SYS(write), {}},
      {SCMP_SYS(close), {}},
      {SCMP_SYS(pipe), {}},
      {SCMP_SYS(pipe2), {}},
      {SCMP_SYS(dup), {}},
      {SCMP_SYS(fcntl), {}},
      {SCMP_SYS(fstat), {}},
      {SCMP_SYS(newfstatat), {}},
      {SCMP_SYS(lseek), {}},
      {SCMP_SYS(readlink), {}},
      {SCMP_SYS(readlinkat), {}},
      {SCMP_SYS(getdents64), {}},
      {SCMP_SYS(mmap), {lacks(2, PROT_EXEC)}},
      {SCMP_SYS(sigaltstack), {}},
      {SCMP_SYS(sched_yield), {}},
      {SCMP_SYS(sched_getaffinity), {}},
      {SCMP_SYS(getrlimit), {}},
      {SCMP_SYS(prlimit64), {}},
      {SCMP_SYS(nanosleep), {}},
      {SCMP_SYS(clock_nanosleep), {}},
      {SCMP_SYS(ioctl), {is(0, STDERR_FILENO)}},
  };
}

using Context = std::unique_ptr<void, decltype(&::seccomp_release)>;

int add(const Context& filter, const std::vector<Rule>& rules) {
  for (const auto& rule : rules) {
    const int error = ::seccomp_rule_add_array(filter.get(), SCMP_ACT_ALLOW, rule.call,
                                               static_cast<unsigned>(rule.conditions.size()), rule.conditions.data());
    if (error != 0) return -error;
  }
  return 0;
}

}  // namespace

int filter_system_calls() {
  const Context filter(::seccomp_init(SCMP_ACT_KILL_PROCESS), &::seccomp_release);
  if (!filter) return ENOMEM;
  if (const int error = add(filter, decoder_rules()); error != 0) return error;
  if (kSanitized) {
    if (const int error = add(filter, sanitizer_rules()); error != 0) return error;
  }
  return -::seccomp_load(filter.get());
}

}  // namespace platform::decoder
