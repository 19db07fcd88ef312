// SPDX-License-Identifier: Apache-2.0
// An HttpServer on a port of the kernel's choice and a thread of its own, stopped when it goes.
#pragma once

#include <chrono>
#include <functional>
#include <future>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "platform/central/http_server.hpp"
#include "platform/central/tls.hpp"
#include "tests/central/raw_client.hpp"
#include "tests/support/catch.hpp"

namespace central::test {

/// Answers with what was asked: "GET /path|body".
inline kiosk::HttpResponse echo(const kiosk::HttpRequest& request) {
  return {200, {{"Content-Type", "text/plain"}}, request.method + " " + request.path + "|" + request.body};
}

inline kiosk::HttpResponse problem(int status, std::string_view reason) {
  return {status,
          {{"Content-Type", "application/problem+json"}},
          "{\"status\":" + std::to_string(status) + ",\"reason\":\"" + std::string(reason) + "\"}"};
}

/// Holds handlers up until it is opened.
class Gate {
 public:
  /// For the handler: waits until the gate is open.
  [[nodiscard]] std::function<void()> wait() const {
    return [opened = opened_] { opened.wait(); };
  }
  void open() {
    if (!std::exchange(open_, true)) promise_.set_value();
  }

 private:
  std::promise<void> promise_;
  std::shared_future<void> opened_ = promise_.get_future().share();
  bool open_ = false;
};

/// Opens the gate when a test ends early, so that the server's end does not wait for its handlers.
struct OpensAtLast {
  Gate& gate;
  ~OpensAtLast() { gate.open(); }
};

class RunningServer {
 public:
  explicit RunningServer(HttpServer::Handler handler = echo, Limits limits = {}, int workers = 1)
      : RunningServer(nullptr, std::move(handler), limits, workers) {}
  /// Under TLS; `client`: one that it serves.
  RunningServer(std::unique_ptr<Tls> tls, ClientSettings client, HttpServer::Handler handler = echo, Limits limits = {})
      : RunningServer(std::move(tls), std::move(handler), limits, 1) {
    client_ = std::move(client);
  }
  ~RunningServer() {
    server_->stop();
    run_.wait();
  }
  RunningServer(const RunningServer&) = delete;
  RunningServer& operator=(const RunningServer&) = delete;

  [[nodiscard]] RawClient connect() const {
    RawClient client = knock();
    REQUIRE(client.connected());
    return client;
  }
  /// A bare connection, whatever the server speaks.
  [[nodiscard]] RawClient connect_bare() const { return RawClient(server_->port()); }
  [[nodiscard]] RawClient connect(const ClientSettings& settings) const { return RawClient(server_->port(), settings); }
  /// Whether a newcomer is served.
  [[nodiscard]] bool serves() const {
    RawClient client = knock();
    return client.connected() && client.send(get("/still-here")) && client.receive().body == "GET /still-here|";
  }
  /// The same, as soon as there is room, within ten seconds.
  [[nodiscard]] bool serves_in_the_end() const {
    for (const auto until = std::chrono::steady_clock::now() + std::chrono::seconds{10};
         std::chrono::steady_clock::now() < until;) {
      if (serves()) return true;
    }
    return false;
  }
  [[nodiscard]] HttpServer& server() { return *server_; }
  /// Whether run() comes to its end within ten seconds.
  [[nodiscard]] bool returns() const { return run_.wait_for(std::chrono::seconds{10}) == std::future_status::ready; }

 private:
  RunningServer(std::unique_ptr<Tls> tls, HttpServer::Handler handler, Limits limits, int workers)
      : server_(listen(std::move(tls), std::move(handler), limits, workers)),
        run_(std::async(std::launch::async, [this] { server_->run(); })) {}

  [[nodiscard]] RawClient knock() const {
    return client_ ? RawClient(server_->port(), *client_) : RawClient(server_->port());
  }

  static std::unique_ptr<HttpServer> listen(std::unique_ptr<Tls> tls, HttpServer::Handler handler, Limits limits,
                                            int workers) {
    auto server = HttpServer::listen("127.0.0.1:0", limits, workers, std::move(handler), problem, std::move(tls));
    REQUIRE(server);
    REQUIRE((*server)->port() != 0);
    return *std::move(server);
  }

  std::unique_ptr<HttpServer> server_;
  std::optional<ClientSettings> client_;  ///< nothing: clear text
  std::future<void> run_;
};

}  // namespace central::test
