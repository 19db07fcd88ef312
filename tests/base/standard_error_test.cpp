// SPDX-License-Identifier: Apache-2.0
// What is written to standard error arrives in one piece a line.
#include "kiosk/base/standard_error.hpp"

#include <array>
#include <string>

#include <sys/socket.h>
#include <unistd.h>

#include "kiosk/base/log.hpp"
#include "tests/support/catch.hpp"

namespace {

/// Standard error as a socket that keeps each write by itself, until it goes.
class Writes {
 public:
  Writes() : before_(::dup(STDERR_FILENO)) {
    REQUIRE(::socketpair(AF_UNIX, SOCK_SEQPACKET, 0, ends_.data()) == 0);
    REQUIRE(::dup2(ends_[1], STDERR_FILENO) == STDERR_FILENO);
  }
  ~Writes() {
    ::dup2(before_, STDERR_FILENO);
    for (const int each : {before_, ends_[0], ends_[1]}) ::close(each);
  }
  Writes(const Writes&) = delete;
  Writes& operator=(const Writes&) = delete;

  [[nodiscard]] std::string next() const {
    std::string made(4096, '\0');
    const auto size = ::recv(ends_[0], made.data(), made.size(), MSG_DONTWAIT);
    made.resize(size > 0 ? static_cast<std::size_t>(size) : 0);
    return made;
  }

 private:
  int before_;
  std::array<int, 2> ends_{-1, -1};
};

}  // namespace

TEST_CASE("A long line to standard error is one write, of a person's and of the log") {
  const std::string line(1000, 'x');
  std::string told;
  std::string logged;
  {
    const Writes writes;
    kiosk::tell(line);
    told = writes.next();
    kiosk::log::warning("area", line);
    logged = writes.next();
  }
  CHECK(told == line + '\n');
  CHECK(logged.ends_with(" warning area: " + line + '\n'));
}
