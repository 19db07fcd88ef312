// SPDX-License-Identifier: Apache-2.0
// The program at the other end of the pipes is tests/support/postgres_server.py hold: it ends with its input.
#include "tests/support/postgres_server.hpp"

#include <array>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <istream>
#include <sstream>
#include <stdexcept>

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "platform/central/postgres.hpp"
#include "tests/support/source_dir.hpp"

namespace postgres {
namespace {

constexpr auto kFolderVariable = "KIOSK_TEST_POSTGRES";

struct CloseFile {
  void operator()(std::FILE* file) const noexcept { std::fclose(file); }
};
using File = std::unique_ptr<std::FILE, CloseFile>;

/// Replaces this process, between fork and exec.
[[noreturn]] void become_holder(const char* script, int in, int out) {
  // Its own group: an interrupt from the terminal ends the test, and the end of the test ends the server.
  ::setpgid(0, 0);
  ::dup2(in, STDIN_FILENO);
  ::dup2(out, STDOUT_FILENO);
  ::execlp("python3", "python3", script, "hold", static_cast<char*>(nullptr));
  ::_exit(127);
}

}  // namespace

/// The script with its pipes; ends it, and waits for it.
class Server::Holder {
 public:
  Holder() {
    const auto script = tests::source_dir() + "/tests/support/postgres_server.py";
    std::array<int, 2> orders{};
    std::array<int, 2> answers{};
    // Closed on exec: what a test starts meanwhile must not keep the server's input open.
    if (::pipe2(orders.data(), O_CLOEXEC) != 0 || ::pipe2(answers.data(), O_CLOEXEC) != 0) {
      throw std::runtime_error("no pipe for PostgreSQL");
    }
    process_ = ::fork();
    if (process_ == 0) become_holder(script.c_str(), orders[0], answers[1]);
    ::close(orders[0]);
    ::close(answers[1]);
    orders_.reset(::fdopen(orders[1], "w"));
    answers_.reset(::fdopen(answers[0], "r"));
    if (process_ < 0) throw std::runtime_error("no process for PostgreSQL");
  }
  ~Holder() {
    orders_.reset();
    if (process_ > 0) ::waitpid(process_, nullptr, 0);
  }
  Holder(const Holder&) = delete;
  Holder& operator=(const Holder&) = delete;

  void say(const std::string& line) {
    std::fputs((line + "\n").c_str(), orders_.get());
    std::fflush(orders_.get());
  }
  /// Without its end; throws where the script has ended.
  [[nodiscard]] std::string line() {
    std::array<char, 256> text{};
    if (std::fgets(text.data(), text.size(), answers_.get()) == nullptr) {
      throw std::runtime_error("PostgreSQL did not do as it was told; postgres_server.py says above why");
    }
    std::string made = text.data();
    if (made.ends_with('\n')) made.pop_back();
    return made;
  }

 private:
  pid_t process_ = -1;
  File orders_;
  File answers_;
};

Server::Server() : holder_(std::make_unique<Holder>()) {
  std::stringstream lines;
  for (auto line = holder_->line(); !line.empty(); line = holder_->line()) lines << line << '\n';
  read_description(lines);
}

Server::Server(const std::string& file) {
  std::ifstream lines(file);
  read_description(lines);
}

Server::~Server() = default;

Server& Server::shared() {
  // ctest runs each case as a child of its own, so that its number is in the file's name.
  static Server server = [] {
    const char* folder = std::getenv(kFolderVariable);
    const auto file = folder == nullptr ? "" : std::string(folder) + "/" + std::to_string(::getppid());
    return folder != nullptr && std::ifstream(file) ? Server(file) : Server();
  }();
  return server;
}

void Server::read_description(std::istream& lines) {
  for (std::string what, value; lines >> what >> value;) {
    if (what == "socket") socket_ = value;
    if (what == "port") port_ = value;
    if (what == "password") password_ = value;
  }
  if (password_.empty()) throw std::runtime_error("PostgreSQL's description cannot be read");
}

void Server::tell(const std::string& order) {
  if (!holder_) throw std::logic_error("this server is everybody's");
  holder_->say(order);
  if (holder_->line() != "done") throw std::runtime_error("PostgreSQL did not " + order);
}

std::string Server::address(const std::string& database) const {
  return "postgresql:///" + database + "?host=" + socket_ + "&port=" + port_ + "&user=central";
}

std::string Server::admin_address(const std::string& database) const {
  return "postgresql:///" + database + "?host=" + socket_ + "&port=" + port_ + "&user=postgres";
}

std::string Server::tcp_address(const std::string& database) const {
  return tcp_address("central", password_, database);
}

std::string Server::tcp_address(const std::string& user, const std::string& password,
                                const std::string& database) const {
  return "postgresql://" + user + ":" + password + "@127.0.0.1:" + port_ + "/" + database;
}

Database::Database(Server& server, Content content)
    : server_(server), claim_(std::make_unique<central::PostgresConnection>(server.address("postgres"))) {
  take_one();
  central::PostgresConnection made(address());
  // A test that died may have left connections behind; what one sets for its database ends with it.
  (void)made.number(
      "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity "
      "WHERE datname = current_database() AND pid <> pg_backend_pid()");
  made.script("ALTER DATABASE " + name_ + " RESET ALL");
  if (content == Content::kNone) made.script("DROP SCHEMA public CASCADE; CREATE SCHEMA public");
}

Database::~Database() = default;

void Database::take_one() {
  // Of this session, so that it is free again when the session ends, however that comes.
  int number = 1;
  while (claim_->number("SELECT pg_try_advisory_lock(?)", number) == 0) ++number;
  name_ = "test_" + std::to_string(number);
  if (claim_->number("SELECT count(*) FROM pg_database WHERE datname = ?", name_) != 0) return;
  // Owned by this role, which may thus do in it what a festival's may.
  claim_->script("SET statement_timeout = 0");
  claim_->script("CREATE DATABASE " + name_ + " TEMPLATE template0");
}

}  // namespace postgres
