// SPDX-License-Identifier: Apache-2.0
// A PostgreSQL server for tests, started by postgres_server.py, and databases of their own in it.
#pragma once

#include <iosfwd>
#include <memory>
#include <string>

#include "platform/central/database.hpp"

namespace postgres {

/// Gone at the end of its object, or of this program, however that comes. One thread.
class Server {
 public:
  /// Starts one of one's own: about a second. Throws std::runtime_error where that fails.
  Server();
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  /// The one that ctest started for this run (KIOSK_TEST_POSTGRES names the folder with its description), or one that
  /// this program starts at the first call and keeps. Never stop it: others are in it.
  [[nodiscard]] static Server& shared();

  // For --database; the database named need not exist.
  /// Over a socket that only this account and root can reach; no password.
  [[nodiscard]] std::string address(const std::string& database) const;
  /// The same, as the server's superuser.
  [[nodiscard]] std::string admin_address(const std::string& database) const;
  /// Over a loopback port.
  [[nodiscard]] std::string tcp_address(const std::string& database) const;
  [[nodiscard]] std::string tcp_address(const std::string& user, const std::string& password,
                                        const std::string& database) const;

  /// Cuts every connection; start() it again on the same port. Requires a server of one's own.
  void stop() { tell("stop"); }
  void start() { tell("start"); }

 private:
  explicit Server(const std::string& file);
  void read_description(std::istream& lines);
  void tell(const std::string& order);

  class Holder;
  std::unique_ptr<Holder> holder_;  ///< nothing where ctest holds it
  std::string socket_;
  std::string port_;
  std::string password_;
};

/// A database that is nobody else's meanwhile. Its server keeps it for the next who wants one: to make and drop one
/// takes longer than most tests.
class Database {
 public:
  enum class Content { kNone, kAsLeft };
  explicit Database(Server& server = Server::shared(), Content content = Content::kNone);
  ~Database();
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  [[nodiscard]] const std::string& name() const { return name_; }
  [[nodiscard]] std::string address() const { return server_.address(name_); }
  [[nodiscard]] std::string admin_address() const { return server_.admin_address(name_); }
  [[nodiscard]] std::string tcp_address() const { return server_.tcp_address(name_); }

 private:
  void take_one();

  Server& server_;
  std::unique_ptr<central::Connection> claim_;  ///< holds the lock that says whose it is
  std::string name_;
};

}  // namespace postgres
