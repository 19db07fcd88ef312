// SPDX-License-Identifier: Apache-2.0
// spdlog's formatter and its rotating file; standard error by hand, because spdlog's would wait for its reader.
#include "platform/log/outlets.hpp"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <stdexcept>
#include <string_view>
#include <utility>

#include <fcntl.h>
#include <poll.h>
#include <spdlog/details/null_mutex.h>
#include <spdlog/pattern_formatter.h>
#include <spdlog/sinks/rotating_file_sink.h>
#include <sys/stat.h>
#include <unistd.h>

namespace platform::log {
namespace {

using kiosk::log::Level;

constexpr auto kPattern = "%Y-%m-%dT%H:%M:%S.%e%z %l %v";
/// With the one being written: three files.
constexpr std::size_t kOldFiles = 2;
constexpr ::mode_t kOwnerAlone = S_IRUSR | S_IWUSR;
constexpr int kLookEveryMilliseconds = 50;
/// A pipe that is ready takes so much at once (PIPE_BUF).
constexpr std::size_t kAtOnce = 4096;

spdlog::level::level_enum spdlog_level(Level level) {
  switch (level) {
    case Level::kDebug:
      return spdlog::level::debug;
    case Level::kInfo:
      return spdlog::level::info;
    case Level::kWarning:
      return spdlog::level::warn;
    case Level::kError:
      return spdlog::level::err;
  }
  return spdlog::level::err;
}

spdlog::details::log_msg message_of(const Line& line) {
  return {line.at, spdlog::source_loc{}, "kiosk", spdlog_level(line.level), line.text};
}

/// Whether it can take something, or has failed, which the next write tells; false once nothing is waited for.
bool await_room(int fd, const std::function<bool()>& go_on) {
  while (go_on()) {
    ::pollfd asked{fd, POLLOUT, 0};
    if (::poll(&asked, 1, kLookEveryMilliseconds) > 0) return true;
  }
  return false;
}

class StderrOutlet final : public Outlet {
 public:
  bool put(const Line& line, const std::function<bool()>& go_on) override {
    spdlog::memory_buf_t text;
    formatter_.format(message_of(line), text);
    std::string_view left(text.data(), text.size());
    while (!left.empty()) {
      if (!await_room(STDERR_FILENO, go_on)) return false;
      const auto put = ::write(STDERR_FILENO, left.data(), std::min(left.size(), kAtOnce));
      if (put >= 0) {
        left.remove_prefix(static_cast<std::size_t>(put));
      } else if (errno != EINTR && errno != EAGAIN) {
        return false;  // its reader is gone, or the disk is full
      }
    }
    return true;
  }

 private:
  spdlog::pattern_formatter formatter_{kPattern};
};

/// Makes the file for its owner alone, before anything is in it.
void make_private(const spdlog::filename_t& file) {
  struct stat now {};
  if (::stat(file.c_str(), &now) == 0 && S_ISFIFO(now.st_mode)) throw std::runtime_error("it is a pipe, not a file");
  const int fd = ::open(file.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, kOwnerAlone);
  if (fd < 0) return;  // spdlog says why
  const bool wide = ::fstat(fd, &now) == 0 && S_ISREG(now.st_mode) && (now.st_mode & 077) != 0;
  const bool failed = wide && ::fchmod(fd, kOwnerAlone) != 0;
  ::close(fd);
  if (failed) throw std::runtime_error("other users can read it, and it belongs to one of them");
}

class FileOutlet final : public Outlet {
 public:
  explicit FileOutlet(const Settings& settings)
      : sink_(settings.file->string(), settings.max_file_bytes, kOldFiles, false, private_files()) {
    sink_.set_pattern(kPattern);
    for (std::size_t old = 1; old <= kOldFiles; ++old) {
      const auto name = decltype(sink_)::calc_filename(settings.file->string(), old);
      ::chmod(name.c_str(), kOwnerAlone);  // where there is none there is nothing to do
    }
  }
  bool put(const Line& line, const std::function<bool()>& /*go_on*/) override {
    try {
      sink_.log(message_of(line));
      sink_.flush();
      return true;
    } catch (const std::exception&) {
      return false;  // the disk is full; how many lines that cost is told when it is not
    }
  }

 private:
  static spdlog::file_event_handlers private_files() {
    spdlog::file_event_handlers handlers;
    handlers.before_open = make_private;
    return handlers;
  }

  spdlog::sinks::rotating_file_sink<spdlog::details::null_mutex> sink_;
};

}  // namespace

std::unique_ptr<Outlet> stderr_outlet() { return std::make_unique<StderrOutlet>(); }

std::unique_ptr<Outlet> file_outlet(const Settings& settings) { return std::make_unique<FileOutlet>(settings); }

}  // namespace platform::log
