// SPDX-License-Identifier: Apache-2.0
// A server of raw bytes on loopback, and a list that collects answers: what the HTTP client's tests stand on.
#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <list>
#include <mutex>
#include <stdexcept>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

#include <netinet/in.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

#include "kiosk/ports/http_client.hpp"

namespace tests {

/// The server's end of one connection, used by its own thread.
class Connection {
 public:
  Connection(int fd, int number) : fd_(fd), number_(number) {}

  /// Counted from 1 in the order of arrival.
  [[nodiscard]] int number() const { return number_; }

  /// One request, head and body; empty when the client has closed.
  [[nodiscard]] std::string read_request() {
    for (;;) {
      const auto head = received_.find("\r\n\r\n");
      if (head != std::string::npos) {
        const std::size_t whole = head + 4 + content_length(std::string_view(received_).substr(0, head));
        if (received_.size() >= whole) {
          auto request = received_.substr(0, whole);
          received_.erase(0, whole);
          return request;
        }
      }
      char bytes[4096];
      const auto got = ::recv(fd_, bytes, sizeof bytes, 0);
      if (got <= 0) return {};
      received_.append(bytes, static_cast<std::size_t>(got));
    }
  }
  /// False when the client is gone.
  bool send(std::string_view bytes) const {
    while (!bytes.empty()) {
      const auto sent = ::send(fd_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
      if (sent <= 0) return false;
      bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
  }
  bool answer(std::string_view body, std::string_view status = "200 OK") const {
    return send("HTTP/1.1 " + std::string(status) + "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" +
                std::string(body));
  }
  /// Reads and drops so many bytes.
  void wait_for_bytes(std::size_t count) const {
    std::string bytes(count, '\0');
    static_cast<void>(::recv(fd_, bytes.data(), count, MSG_WAITALL));
  }
  /// Whether something has arrived that was not read.
  [[nodiscard]] bool has_bytes() const {
    char byte = 0;
    return ::recv(fd_, &byte, 1, MSG_PEEK | MSG_DONTWAIT) > 0;
  }
  /// Reads and drops what comes until the client closes.
  void wait_until_closed() const {
    char bytes[4096];
    while (::recv(fd_, bytes, sizeof bytes, 0) > 0) continue;
  }
  /// Whether the client closed within this time.
  [[nodiscard]] bool closed_within(std::chrono::milliseconds time) const {
    pollfd watched{fd_, POLLRDHUP, 0};
    return ::poll(&watched, 1, static_cast<int>(time.count())) != 0;
  }
  /// Makes the close that follows a reset instead of an end.
  void reset_at_close() const {
    const linger now{1, 0};
    ::setsockopt(fd_, SOL_SOCKET, SO_LINGER, &now, sizeof now);
  }

 private:
  static std::size_t content_length(std::string_view head) {
    constexpr std::string_view kName = "\r\nContent-Length: ";
    const auto at = head.find(kName);
    return at == std::string_view::npos ? 0 : std::stoul(std::string(head.substr(at + kName.size())));
  }

  int fd_;
  int number_;
  std::string received_;
};

/// Listens on a port that the kernel chose; each connection runs `serve` on a thread and is closed when that returns.
class RawServer {
 public:
  using Serve = std::function<void(Connection&)>;

  explicit RawServer(Serve serve) : serve_(std::move(serve)), wake_(::eventfd(0, EFD_CLOEXEC)) {
    listener_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    auto* generic = reinterpret_cast<sockaddr*>(&address);
    if (::bind(listener_, generic, size) != 0 || ::listen(listener_, 64) != 0 ||
        ::getsockname(listener_, generic, &size) != 0) {
      throw std::runtime_error("no port to listen on");
    }
    port_ = ntohs(address.sin_port);
    accepting_ = std::thread([this] { accept_all(); });
  }
  ~RawServer() {
    stop_listening();
    {
      const std::scoped_lock lock(mutex_);
      for (const int fd : open_) ::shutdown(fd, SHUT_RDWR);
    }
    for (auto& thread : serving_) thread.join();
    ::close(wake_);
  }
  RawServer(const RawServer&) = delete;
  RawServer& operator=(const RawServer&) = delete;

  /// From now on connections are refused; those that stand go on. Any thread but two at once.
  void stop_listening() {
    if (!accepting_.joinable()) return;
    const std::uint64_t one = 1;
    if (::write(wake_, &one, sizeof one) != static_cast<ssize_t>(sizeof one)) std::abort();
    accepting_.join();
    ::close(listener_);
  }

  [[nodiscard]] std::string url(const std::string& scheme = "http") const {
    return scheme + "://127.0.0.1:" + std::to_string(port_);
  }
  [[nodiscard]] int connections() const { return connections_; }

 private:
  void accept_all() {
    for (;;) {
      pollfd watched[2] = {{listener_, POLLIN, 0}, {wake_, POLLIN, 0}};
      ::poll(watched, 2, -1);
      if (watched[1].revents != 0) return;
      const int fd = ::accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
      if (fd < 0) continue;
      const int number = ++connections_;
      const std::scoped_lock lock(mutex_);
      open_.push_back(fd);
      serving_.emplace_back([this, fd, number] { serve_one(fd, number); });
    }
  }
  void serve_one(int fd, int number) {
    Connection connection(fd, number);
    serve_(connection);
    const std::scoped_lock lock(mutex_);
    open_.remove(fd);
    ::close(fd);
  }

  Serve serve_;
  int wake_;
  int listener_ = -1;
  int port_ = 0;
  std::atomic<int> connections_{0};
  std::mutex mutex_;
  std::list<int> open_;
  std::vector<std::thread> serving_;
  std::thread accepting_;
};

/// Collects answers; waits for a number of them, at most long enough to call them lost.
class Answers {
 public:
  using Answer = kiosk::ports::HttpClient::Answer;

  [[nodiscard]] kiosk::ports::HttpClient::Done done() {
    return [this](Answer answer) {
      const std::scoped_lock lock(mutex_);
      answers_.push_back(std::move(answer));
      changed_.notify_all();
    };
  }
  [[nodiscard]] std::vector<Answer> wait_for(std::size_t count) {
    std::unique_lock lock(mutex_);
    changed_.wait_for(lock, std::chrono::seconds(30), [&] { return answers_.size() >= count; });
    return answers_;
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  std::vector<Answer> answers_;
};

}  // namespace tests
