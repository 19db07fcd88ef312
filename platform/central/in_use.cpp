// SPDX-License-Identifier: Apache-2.0
// A connection to an SQLite file holds a lock on a part of it for as long as it is open; a server knows its sessions.
#include "platform/central/in_use.hpp"

#include <chrono>
#include <fstream>
#include <thread>

#include <fcntl.h>
#include <unistd.h>

#include "platform/central/postgres.hpp"

namespace central {
namespace {

// Where SQLite's lock for reading lies in every file ("File Locking And Concurrency", PENDING_BYTE + 2).
constexpr off_t kSharedFirst = 0x40000000 + 2;
constexpr off_t kSharedBytes = 510;

constexpr std::chrono::seconds kSessionEnds{2};
constexpr std::chrono::milliseconds kLookAgain{50};

std::string user_of_file(const std::string& file) {
  const int fd = ::open(file.c_str(), O_RDWR | O_CLOEXEC);
  if (fd < 0) return {};  // opening it as a database says why not
  struct flock lock {};
  lock.l_type = F_WRLCK;
  lock.l_whence = SEEK_SET;
  lock.l_start = kSharedFirst;
  lock.l_len = kSharedBytes;
  const bool told = ::fcntl(fd, F_GETLK, &lock) == 0;
  ::close(fd);
  if (!told || lock.l_type == F_UNLCK) return {};
  std::string name;
  std::getline(std::ifstream("/proc/" + std::to_string(lock.l_pid) + "/comm"), name);
  return "process " + std::to_string(lock.l_pid) + (name.empty() ? "" : " (" + name + ")");
}

}  // namespace

std::string in_use_beside(Connection& db) {
  // A transaction sees who was connected when it asked first.
  db.script("SELECT pg_stat_clear_snapshot()");
  const auto others = db.number(
      "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() "
      "AND application_name = 'central'");
  if (others == 0) return {};
  return others == 1 ? "another program (central)"
                     : std::to_string(others) + " connections of other programs (central)";
}

std::string in_use_by(const std::string& address) {
  if (const auto file = database_file(address)) return user_of_file(*file);
  // What is no address is told by who opens it.
  const bool on_server = address.starts_with("postgresql://") || address.starts_with("postgres://");
  if (!on_server) return {};
  PostgresConnection db(address);
  const auto end = std::chrono::steady_clock::now() + kSessionEnds;
  for (;;) {
    auto user = in_use_beside(db);
    if (user.empty() || std::chrono::steady_clock::now() >= end) return user;
    std::this_thread::sleep_for(kLookAgain);
  }
}

}  // namespace central
