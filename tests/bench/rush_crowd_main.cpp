// SPDX-License-Identifier: Apache-2.0
// A crowd at nine in the evening: every request on a connection of its own, all opened first, all sent at once.
//   rush-crowd PORT FILE     FILE: a line a request: bearer token, tab, body of POST /v1/tickets
// Prints one JSON object: seconds from the first byte sent to the last answer, milliseconds of each answer in order,
// and how often each status and reason came.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <map>
#include <string>
#include <vector>

#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

namespace {

using Clock = std::chrono::steady_clock;

struct Visitor {
  int socket = -1;
  std::string request;
  std::size_t sent = 0;
  std::string answer;
  double milliseconds = 0;
  bool done = false;
};

[[noreturn]] void die(const char* what) {
  std::perror(what);
  std::exit(1);
}

std::string request_of(const std::string& line, std::size_t number) {
  const auto tab = line.find('\t');
  const auto body = line.substr(tab + 1);
  char key[40];
  std::snprintf(key, sizeof key, "018f2e00-0000-7000-8000-%012zx", number);
  return "POST /v1/tickets HTTP/1.1\r\nHost: t\r\nContent-Type: application/json\r\nAuthorization: Bearer " +
         line.substr(0, tab) + "\r\nIdempotency-Key: " + key + "\r\nContent-Length: " + std::to_string(body.size()) +
         "\r\n\r\n" + body;
}

int connect_to(unsigned short port) {
  const int made = ::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
  if (made < 0) die("socket");
  const int on = 1;
  ::setsockopt(made, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (::connect(made, reinterpret_cast<const sockaddr*>(&address), sizeof address) < 0 && errno != EINPROGRESS) {
    die("connect");
  }
  return made;
}

/// Whether the answer has come whole.
bool whole(const std::string& answer) {
  const auto head = answer.find("\r\n\r\n");
  if (head == std::string::npos) return false;
  const auto length = answer.find("Content-Length: ");
  const auto body = length < head ? std::strtoul(answer.c_str() + length + 16, nullptr, 10) : 0UL;
  return answer.size() >= head + 4 + body;
}

void watch(int poll, Visitor& visitor, int operation, std::uint32_t events) {
  epoll_event event{};
  event.events = events;
  event.data.ptr = &visitor;
  if (::epoll_ctl(poll, operation, visitor.socket, &event) < 0) die("epoll_ctl");
}

void send_more(int poll, Visitor& visitor) {
  const auto sent = ::send(visitor.socket, visitor.request.data() + visitor.sent, visitor.request.size() - visitor.sent,
                           MSG_NOSIGNAL);
  if (sent < 0) die("send");
  visitor.sent += static_cast<std::size_t>(sent);
  if (visitor.sent == visitor.request.size()) watch(poll, visitor, EPOLL_CTL_MOD, EPOLLIN);
}

/// Whether the visitor is answered.
bool receive_more(Visitor& visitor) {
  char buffer[8192];
  const auto got = ::recv(visitor.socket, buffer, sizeof buffer, 0);
  if (got <= 0) die("the service closed a connection");
  visitor.answer.append(buffer, static_cast<std::size_t>(got));
  return whole(visitor.answer);
}

/// Waits until every connection stands: the rush begins when all are in the queue.
void await_connections(int poll, std::vector<Visitor>& visitors) {
  std::vector<epoll_event> events(visitors.size());
  for (std::size_t standing = 0; standing < visitors.size();) {
    const int ready = ::epoll_wait(poll, events.data(), static_cast<int>(events.size()), 10000);
    if (ready <= 0) die("waiting for connections");
    for (int i = 0; i < ready; ++i) {
      auto& visitor = *static_cast<Visitor*>(events[static_cast<std::size_t>(i)].data.ptr);
      watch(poll, visitor, EPOLL_CTL_MOD, 0);
      ++standing;
    }
  }
}

double rush(int poll, std::vector<Visitor>& visitors) {
  const auto begin = Clock::now();
  for (auto& visitor : visitors) watch(poll, visitor, EPOLL_CTL_MOD, EPOLLOUT);
  std::vector<epoll_event> events(visitors.size());
  for (std::size_t answered = 0; answered < visitors.size();) {
    const int ready = ::epoll_wait(poll, events.data(), static_cast<int>(events.size()), 60000);
    if (ready <= 0) die("waiting for answers");
    for (int i = 0; i < ready; ++i) {
      auto& visitor = *static_cast<Visitor*>(events[static_cast<std::size_t>(i)].data.ptr);
      if (visitor.sent < visitor.request.size()) {
        send_more(poll, visitor);
      } else if (!visitor.done && receive_more(visitor)) {
        visitor.done = true;
        visitor.milliseconds = std::chrono::duration<double, std::milli>(Clock::now() - begin).count();
        watch(poll, visitor, EPOLL_CTL_DEL, 0);
        ++answered;
      }
    }
  }
  return std::chrono::duration<double>(Clock::now() - begin).count();
}

/// "201", "409 screening_full".
std::string kind_of(const std::string& answer) {
  auto made = answer.substr(answer.find(' ') + 1, 3);
  const auto reason = answer.find("\"reason\":\"", answer.find("\r\n\r\n"));
  if (made != "201" && reason != std::string::npos) {
    made += ' ' + answer.substr(reason + 10, answer.find('"', reason + 10) - reason - 10);
  }
  return made;
}

void print(double seconds, const std::vector<Visitor>& visitors) {
  std::map<std::string, int> kinds;
  int unexplained = 0;
  std::printf("{\"seconds\": %.6f, \"milliseconds\": [", seconds);
  for (const auto& visitor : visitors) {
    const auto kind = kind_of(visitor.answer);
    ++kinds[kind];
    if (kind != "201" && visitor.answer.find("\"rule\":\"") == std::string::npos) ++unexplained;
    std::printf("%s%.3f", &visitor == visitors.data() ? "" : ", ", visitor.milliseconds);
  }
  std::printf("], \"unexplained\": %d, \"answers\": {", unexplained);
  const char* comma = "";
  for (const auto& [kind, count] : kinds) {
    std::printf("%s\"%s\": %d", comma, kind.c_str(), count);
    comma = ", ";
  }
  std::printf("}}\n");
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::fprintf(stderr, "rush-crowd PORT FILE\n");
    return 2;
  }
  rlimit files{};
  ::getrlimit(RLIMIT_NOFILE, &files);
  files.rlim_cur = files.rlim_max;
  ::setrlimit(RLIMIT_NOFILE, &files);
  std::vector<Visitor> visitors;
  std::ifstream in(argv[2]);
  for (std::string line; std::getline(in, line);) visitors.emplace_back().request = request_of(line, visitors.size());
  const int poll = ::epoll_create1(0);
  for (auto& visitor : visitors) {
    visitor.socket = connect_to(static_cast<unsigned short>(std::atoi(argv[1])));
    watch(poll, visitor, EPOLL_CTL_ADD, EPOLLOUT);
  }
  await_connections(poll, visitors);
  const double seconds = rush(poll, visitors);
  print(seconds, visitors);
  return 0;
}
