// SPDX-License-Identifier: Apache-2.0
// Bytes over a loopback socket, and just enough HTTP to tell where an answer ends.
#include "tests/central/raw_client.hpp"

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdlib>
#include <utility>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

namespace central::test {
namespace {

constexpr int kPatience = 10000;  // milliseconds

std::string lower(std::string text) {
  for (auto& c : text) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return text;
}

RawAnswer read_head(std::string_view head) {
  RawAnswer answer;
  const auto status = head.find(' ');
  if (!head.starts_with("HTTP/1.") || status == std::string_view::npos) return answer;
  answer.status = std::atoi(std::string(head.substr(status + 1, 3)).c_str());
  for (auto line = head.find("\r\n"); line != std::string_view::npos;) {
    const auto next = head.find("\r\n", line + 2);
    const auto text = head.substr(line + 2, next == std::string_view::npos ? next : next - line - 2);
    if (const auto colon = text.find(": "); colon != std::string_view::npos) {
      answer.headers[lower(std::string(text.substr(0, colon)))] = std::string(text.substr(colon + 2));
    }
    line = next;
  }
  return answer;
}

}  // namespace

RawClient::RawClient(unsigned short port, const std::string& from)
    : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  if (!from.empty()) {
    ::inet_pton(AF_INET, from.c_str(), &address.sin_addr);
    const bool bound = ::bind(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
    if (!bound) ::close(std::exchange(socket_, -1));
  }
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (socket_ >= 0 && ::connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
    ::close(std::exchange(socket_, -1));
  }
}

RawClient::RawClient(unsigned short port, const ClientSettings& settings) : RawClient(port) {
  // Where the server says nothing, neither the handshake nor a read waits for ever.
  const timeval patience{kPatience / 1000, 0};
  ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
  tls_ = std::make_unique<ClientTls>(socket_, settings);
}

RawClient::~RawClient() {
  if (socket_ >= 0) ::close(socket_);
}

RawClient::RawClient(RawClient&& other) noexcept
    : socket_(std::exchange(other.socket_, -1)), tls_(std::move(other.tls_)), pending_(std::move(other.pending_)) {}

bool RawClient::send(std::string_view bytes) {
  while (!bytes.empty()) {
    const auto sent = tls_ ? tls_->write(bytes) : ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
  return true;
}

void RawClient::finish() {
  if (tls_) tls_->finish();
  ::shutdown(socket_, SHUT_WR);
}

bool RawClient::readable_within(int milliseconds) const {
  using Clock = std::chrono::steady_clock;
  for (const auto until = Clock::now() + std::chrono::milliseconds{milliseconds};;) {
    if (tls_ && tls_->is_readable()) return true;
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(until - Clock::now());
    pollfd wait{socket_, POLLIN, 0};
    if (::poll(&wait, 1, std::max(0, static_cast<int>(left.count()))) != 1) return false;
    if (!tls_) return true;
  }
}

long RawClient::receive_some(char* bytes, std::size_t room) {
  return tls_ ? tls_->read(bytes, room) : ::recv(socket_, bytes, room, 0);
}

bool RawClient::receive_more() {
  char bytes[4096];
  if (!readable_within(kPatience)) return false;
  const auto received = receive_some(bytes, sizeof bytes);
  if (received <= 0) return false;
  pending_.append(bytes, static_cast<std::size_t>(received));
  return true;
}

RawAnswer RawClient::receive(bool head) {
  std::size_t end = 0;
  while ((end = pending_.find("\r\n\r\n")) == std::string::npos) {
    if (!receive_more()) return {};
  }
  RawAnswer answer = read_head(std::string_view(pending_).substr(0, end));
  pending_.erase(0, end + 4);
  const auto length = answer.headers.find("content-length");
  if (head || length == answer.headers.end()) return answer;
  const std::size_t size = std::strtoul(length->second.c_str(), nullptr, 10);
  while (pending_.size() < size) {
    if (!receive_more()) return {};
  }
  answer.body = pending_.substr(0, size);
  pending_.erase(0, size);
  return answer;
}

bool RawClient::is_closed() {
  if (!pending_.empty() || !readable_within(kPatience)) return false;
  char byte = 0;
  return receive_some(&byte, 1) <= 0;
}

std::string get(const std::string& path) { return "GET " + path + " HTTP/1.1\r\nHost: tickets.test\r\n\r\n"; }

std::string post(const std::string& path, const std::string& body) {
  return "POST " + path + " HTTP/1.1\r\nHost: tickets.test\r\nContent-Length: " + std::to_string(body.size()) +
         "\r\n\r\n" + body;
}

}  // namespace central::test
