// SPDX-License-Identifier: Apache-2.0
// posix_spawn: it starts a child of a large program with threads in a millisecond, and says when there is no program.
#include "platform/decoder/spawn.hpp"

#include <array>
#include <cerrno>
#include <csignal>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <spawn.h>
#include <sys/socket.h>
#include <unistd.h>

#include "platform/decoder/wire.hpp"

namespace platform::decoder {
namespace {

constexpr int kLeastDescriptor = 16;

/// What posix_spawn is told, released with this object.
class Plan {
 public:
  Plan() {
    ::posix_spawn_file_actions_init(&files_);
    ::posix_spawnattr_init(&attributes_);
  }
  ~Plan() {
    ::posix_spawnattr_destroy(&attributes_);
    ::posix_spawn_file_actions_destroy(&files_);
  }
  Plan(const Plan&) = delete;
  Plan& operator=(const Plan&) = delete;

  /// 0, or the errno of what failed.
  int open_only(int socket, int frames) {
    if (const int error = ::posix_spawn_file_actions_adddup2(&files_, socket, wire::kSocket); error != 0) return error;
    if (const int error = ::posix_spawn_file_actions_adddup2(&files_, frames, wire::kFrames); error != 0) return error;
    for (const int fd : {STDIN_FILENO, STDOUT_FILENO}) {
      if (const int error = ::posix_spawn_file_actions_addclose(&files_, fd); error != 0) return error;
    }
    return ::posix_spawn_file_actions_addclosefrom_np(&files_, wire::kFrames + 1);
  }

  /// As a program that a shell starts, whatever this one ignores or holds back.
  int default_signals() {
    sigset_t none;
    sigset_t all;
    ::sigemptyset(&none);
    ::sigfillset(&all);
    if (const int error = ::posix_spawnattr_setsigmask(&attributes_, &none); error != 0) return error;
    if (const int error = ::posix_spawnattr_setsigdefault(&attributes_, &all); error != 0) return error;
    return ::posix_spawnattr_setflags(&attributes_, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
  }

  int run(pid_t& pid, const char* path, char* const* words) {
    std::array<char*, 1> environment{nullptr};
    return ::posix_spawn(&pid, path, &files_, &attributes_, words, environment.data());
  }

 private:
  posix_spawn_file_actions_t files_{};
  posix_spawnattr_t attributes_{};
};

std::string what_mends(const std::filesystem::path& program, int error) {
  if (error == ENOENT) {
    return program.filename().string() + " is missing beside the kiosk: there is no " + program.string() +
           "; install it from the kiosk's package";
  }
  return program.string() + " cannot be started: " + std::generic_category().message(error);
}

}  // namespace

kiosk::Result<PairOfSockets, std::string> make_pair_of_sockets() {
  std::array<int, 2> ends{-1, -1};
  if (::socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends.data()) != 0) {
    return kiosk::failure("a socket to the decoder: " + std::generic_category().message(errno));
  }
  PairOfSockets pair{Descriptor(ends[0]), {}};
  const Descriptor low(ends[1]);
  pair.theirs = Descriptor(::fcntl(low.get(), F_DUPFD_CLOEXEC, kLeastDescriptor));
  if (!pair.theirs) return kiosk::failure("a socket to the decoder: " + std::generic_category().message(errno));
  return pair;
}

kiosk::Result<pid_t, std::string> spawn(const std::filesystem::path& program, const std::vector<std::string>& arguments,
                                        int socket, int frames) {
  std::vector<std::string> texts{program.filename().string()};
  texts.insert(texts.end(), arguments.begin(), arguments.end());
  std::vector<char*> words;
  words.reserve(texts.size() + 1);
  for (auto& text : texts) words.push_back(text.data());
  words.push_back(nullptr);

  Plan plan;
  pid_t pid = -1;
  int error = plan.open_only(socket, frames);
  if (error == 0) error = plan.default_signals();
  if (error == 0) error = plan.run(pid, program.c_str(), words.data());
  if (error != 0) return kiosk::failure(what_mends(program, error));
  return pid;
}

std::filesystem::path beside_this_program(const std::string& name) {
  std::error_code error;
  // Empty where there is no /proc: then the path is relative, and starting it says that it is missing.
  return std::filesystem::read_symlink("/proc/self/exe", error).parent_path() / name;
}

}  // namespace platform::decoder
