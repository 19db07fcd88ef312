// SPDX-License-Identifier: Apache-2.0
// The service's HTTP/1.1 server: any number of slow clients on one thread, the handler on a few others.
#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "kiosk/base/http.hpp"
#include "kiosk/base/result.hpp"

namespace central {

class Tls;

/// What one client can cost, and how clients share the connections (http_admission.hpp).
struct Limits {
  std::size_t body = std::size_t{64} * 1024;    ///< bytes of a request's body; more is 413
  std::size_t header = std::size_t{16} * 1024;  ///< bytes of its head, request line included; more is 431
  std::chrono::seconds idle{60};                ///< without a byte between two requests; then closed
  std::chrono::seconds first_byte{5};           ///< the same before the first one, after TLS
  std::chrono::seconds stranger_idle{10};       ///< in place of idle, for who has shown no good token
  /// From a request's first byte to its last, again for the answer, and before both for TLS; then dropped.
  std::chrono::seconds request{10};
  std::size_t connections = 2048;  ///< at once; one more without room is answered 503 and closed
  std::size_t refusals = 64;  ///< clients over `connections` that are told so at once; the next are closed silently
  std::size_t connections_per_address = 64;    ///< of strangers; of an IPv6 network of 64 bits; 0: no limit
  std::size_t connections_per_caller = 64;     ///< of one device whose token is good; 0: no limit
  std::size_t connections_per_passholder = 8;  ///< of one passholder who is signed in; 0: no limit
  std::size_t stranger_requests = 1024;        ///< without a good token, that wait or are worked on; one more is 503
  std::string exempt{};              ///< an address without a limit of its own: a trusted proxy's; empty: none
  std::chrono::seconds stopping{5};  ///< that stop() leaves to requests under way
};

/// What came of a request's token.
enum class Proof {
  kNotAsked,    ///< it was not looked at: the call needs none, or the database failed
  kRefused,     ///< it was looked at, and is not good for the call
  kDevice,      ///< it is a device's and good now
  kPassholder,  ///< the same of a passholder who is signed in
};

/// Who sent a request, as far as the token says.
struct Asker {
  Proof proof = Proof::kNotAsked;
  std::string caller{};  ///< with kDevice and kPassholder: tells callers apart; else empty

  [[nodiscard]] bool proved() const { return proof == Proof::kDevice || proof == Proof::kPassholder; }
};

/// What a handler gives back.
struct HandlerAnswer {
  /// A response alone: the token was not asked for.
  HandlerAnswer(kiosk::HttpResponse made, Asker who = {}) : response(std::move(made)), asker(std::move(who)) {}

  kiosk::HttpResponse response;
  Asker asker;  ///< never goes to the client
};

struct ListenError {
  std::string detail;  ///< one line that names the address
};

/// Speaks HTTP/1.0 and 1.1 with keep-alive and pipelining, under TLS or in clear text. Content-Length,
/// Connection and Date are written here; all else is the handler's, which also sees HEAD and unknown methods.
class HttpServer {
 public:
  /// Called on a worker thread, several at a time: must be safe for that. What it throws becomes a 500.
  using Handler = std::function<HandlerAnswer(const kiosk::HttpRequest&)>;
  /// Makes the body of an answer that no handler gave: 400 "malformed", 413 and 431 "too_large", 500 and 503
  /// "unavailable". Called on any of the server's threads; quick; does not throw.
  using Problem = std::function<kiosk::HttpResponse(int status, std::string_view reason)>;

  /// Binds and listens; connections wait in the kernel until run(). `address`: a numeric one with its port,
  /// "127.0.0.1:8080" or "[::1]:8080"; port 0 lets the kernel choose. `workers`: at least 1. `tls`: null for clear
  /// text.
  [[nodiscard]] static kiosk::Result<std::unique_ptr<HttpServer>, ListenError> listen(
      const std::string& address, Limits limits, int workers, Handler handler, Problem problem,
      std::unique_ptr<Tls> tls = nullptr);

  /// Waits for handlers that still run; what they answer goes nowhere. Not while run() is under way.
  ~HttpServer();
  HttpServer(const HttpServer&) = delete;
  HttpServer& operator=(const HttpServer&) = delete;

  [[nodiscard]] unsigned short port() const;
  /// Whether only this machine can reach it.
  [[nodiscard]] bool is_loopback() const;
  /// How many clients are connected now, those that are being turned away included. Any thread.
  [[nodiscard]] std::size_t connections() const;

  /// Serves on this thread until stop(). Once.
  void run();
  /// The same, and SIGINT and SIGTERM stop it. Under TLS, SIGHUP reads the certificates again; where that fails it
  /// goes on with those it had, and says so in the log. In clear text SIGHUP is a line in the log.
  void run_until_signal();
  /// Ends run(): no new connections, idle ones are closed, requests under way are answered as long as
  /// Limits::stopping lasts. Any thread, any number of times, before run() too.
  void stop();

 private:
  class Impl;
  explicit HttpServer(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace central
