// SPDX-License-Identifier: Apache-2.0
// One conversation after the other, line by line (RFC 5321).
#include "tests/central/smtp_peer.hpp"

#include <chrono>
#include <optional>
#include <stdexcept>
#include <utility>

#include <netinet/in.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

namespace central::test {

/// One client's connection, until either side has had enough.
class SmtpPeer::Talk {
 public:
  Talk(SmtpPeer& peer, int fd) : peer_(peer), fd_(fd) {}
  ~Talk() { ::close(fd_); }
  Talk(const Talk&) = delete;
  Talk& operator=(const Talk&) = delete;

  void run() {
    if (!reply("", "220 peer.test ESMTP")) return;
    while (const auto line = read_line()) {
      const auto verb = line->substr(0, line->find(' '));
      const auto rest = line->substr(std::min(line->size(), verb.size() + 1));
      if (!answer(verb, rest)) return;
    }
  }

 private:
  bool answer(const std::string& verb, const std::string& rest) {
    if (verb == "EHLO") return reply(verb, wants_login() ? "250-peer.test\r\n250 AUTH PLAIN" : "250 peer.test");
    if (verb == "QUIT") return reply(verb, "221 bye") && false;
    if (verb == "MAIL") mail_ = {rest.substr(rest.find(':') + 1), {}, {}};
    if (verb == "RCPT") mail_.to.push_back(rest.substr(rest.find(':') + 1));
    if (verb == "AUTH") return log_in();
    if (verb != "DATA") return reply(verb, "250 fine");
    if (!reply(verb, "354 go on")) return false;
    if (refused_) return true;
    return take_text();
  }

  bool log_in() {
    if (!send_line("334 ")) return false;
    const auto response = read_line();
    if (!response) return false;
    {
      const std::lock_guard lock(peer_.mutex_);
      peer_.login_ = *response;
    }
    return reply("AUTH", "235 welcome");
  }

  bool take_text() {
    while (auto line = read_line()) {
      if (*line == ".") {
        const auto said = next_reply(".", "250 taken");
        if (!refused_) {  // kept before the client hears of it, which may look at once
          const std::lock_guard lock(peer_.mutex_);
          peer_.mails_.push_back(std::exchange(mail_, {}));
        }
        return say(said);
      }
      mail_.text += (line->starts_with('.') ? line->substr(1) : *line) + "\n";
    }
    return false;
  }

  /// Sends what was asked for, or `usual`; false where the conversation is over.
  bool reply(const std::string& verb, const std::string& usual) { return say(next_reply(verb, usual)); }

  std::string next_reply(const std::string& verb, const std::string& usual) {
    auto said = usual;
    {
      const std::lock_guard lock(peer_.mutex_);
      auto& wanted = peer_.replies_[verb];
      if (!wanted.empty()) {
        said = wanted.front();
        wanted.erase(wanted.begin());
        if (said.empty()) {
          peer_.stalling_ = true;
          peer_.changed_.notify_all();
        }
      }
    }
    refused_ = said != usual;
    return said;
  }

  /// Nothing to say: says nothing until the client has gone.
  bool say(const std::string& said) {
    if (said.empty()) {
      static_cast<void>(readable_until_woken());
      return false;
    }
    return send_line(said);
  }

  bool send_line(const std::string& text) const {
    const auto line = text + "\r\n";
    return ::send(fd_, line.data(), line.size(), MSG_NOSIGNAL) == static_cast<ssize_t>(line.size());
  }

  bool wants_login() {
    const std::lock_guard lock(peer_.mutex_);
    return peer_.wants_login_;
  }

  /// Waits until the client closes or the peer goes.
  bool readable_until_woken() {
    for (;;) {
      pollfd watched[2] = {{fd_, POLLIN, 0}, {peer_.wake_, POLLIN, 0}};
      ::poll(watched, 2, -1);
      if (watched[1].revents != 0) return false;
      char bytes[512];
      if (::recv(fd_, bytes, sizeof bytes, 0) <= 0) return false;
    }
  }

  std::optional<std::string> read_line() {
    for (;;) {
      const auto end = received_.find("\r\n");
      if (end != std::string::npos) {
        auto line = received_.substr(0, end);
        received_.erase(0, end + 2);
        return line;
      }
      pollfd watched[2] = {{fd_, POLLIN, 0}, {peer_.wake_, POLLIN, 0}};
      ::poll(watched, 2, -1);
      if (watched[1].revents != 0) return std::nullopt;
      char bytes[4096];
      const auto got = ::recv(fd_, bytes, sizeof bytes, 0);
      if (got <= 0) return std::nullopt;
      received_.append(bytes, static_cast<std::size_t>(got));
    }
  }

  SmtpPeer& peer_;
  int fd_;
  std::string received_;
  ReceivedMail mail_;
  bool refused_ = false;  ///< what was sent last was not the usual
};

SmtpPeer::SmtpPeer() : wake_(::eventfd(0, EFD_CLOEXEC)) {
  listener_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  auto* generic = reinterpret_cast<sockaddr*>(&address);
  if (::bind(listener_, generic, size) != 0 || ::listen(listener_, 8) != 0 ||
      ::getsockname(listener_, generic, &size) != 0) {
    throw std::runtime_error("no port to listen on");
  }
  port_ = ntohs(address.sin_port);
  thread_ = std::thread([this] { serve(); });
}

SmtpPeer::~SmtpPeer() {
  close();
  ::close(wake_);
}

void SmtpPeer::close() {
  if (!thread_.joinable()) return;
  const std::uint64_t one = 1;
  if (::write(wake_, &one, sizeof one) != static_cast<ssize_t>(sizeof one)) std::abort();
  thread_.join();
  ::close(listener_);
}

void SmtpPeer::serve() {
  for (;;) {
    pollfd watched[2] = {{listener_, POLLIN, 0}, {wake_, POLLIN, 0}};
    ::poll(watched, 2, -1);
    if (watched[1].revents != 0) return;
    const int fd = ::accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
    if (fd < 0) continue;
    {
      const std::lock_guard lock(mutex_);
      ++connections_;
    }
    Talk(*this, fd).run();
  }
}

void SmtpPeer::next_time(const std::string& verb, const std::string& reply) {
  const std::lock_guard lock(mutex_);
  replies_[verb].push_back(reply);
}

void SmtpPeer::wants_login() {
  const std::lock_guard lock(mutex_);
  wants_login_ = true;
}

std::vector<ReceivedMail> SmtpPeer::mails() {
  const std::lock_guard lock(mutex_);
  return mails_;
}

std::string SmtpPeer::login() {
  const std::lock_guard lock(mutex_);
  return login_;
}

int SmtpPeer::connections() {
  const std::lock_guard lock(mutex_);
  return connections_;
}

bool SmtpPeer::stalls() {
  std::unique_lock lock(mutex_);
  return changed_.wait_for(lock, std::chrono::seconds{10}, [this] { return stalling_; });
}

}  // namespace central::test
