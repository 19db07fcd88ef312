// SPDX-License-Identifier: Apache-2.0
// One client's connection: reads requests one after the other, has them answered, ends politely.
#pragma once

#include <atomic>
#include <cstddef>
#include <memory>
#include <set>

#include <boost/beast/core/flat_buffer.hpp>

#include "platform/central/http_admission.hpp"
#include "platform/central/http_server.hpp"
#include "platform/central/http_stream.hpp"
#include "platform/central/http_wire.hpp"
#include "platform/central/http_work.hpp"

namespace central {

class HttpSession;

/// What the sessions of a server share. The I/O thread's, but for the constant parts and `abandoned`.
struct SessionContext {
  const Limits limits;
  const HttpServer::Handler handler;
  const HttpServer::Problem problem;
  WorkQueue& work;
  const Tls* tls = nullptr;  ///< nothing: clear text
  Admission admission{limits};
  std::set<HttpSession*> open{};
  std::atomic<std::size_t> open_count = 0;  ///< of `open`, for other threads
  bool stopping = false;                    ///< answer what is under way, then close
  std::atomic<bool> abandoned = false;      ///< no answer is waited for any more: handlers are not called
};

/// On the I/O thread throughout; only the handler runs elsewhere, while the session waits.
class HttpSession {
 public:
  /// Is in `context.open` as long as it lives. `context` outlives it.
  HttpSession(boost::asio::ip::tcp::socket socket, SessionContext& context);
  ~HttpSession();
  HttpSession(const HttpSession&) = delete;
  HttpSession& operator=(const HttpSession&) = delete;

  /// False where there is no room for it: it is to be refused then.
  [[nodiscard]] bool enter();
  /// Serves until either side ends the connection. After enter().
  boost::asio::awaitable<void> serve();
  /// Tells a client that came over the limit so, and ends the connection.
  boost::asio::awaitable<void> refuse();

  /// Closes the connection where no request is under way on it.
  void close_if_idle();
  /// Closes the connection; whatever is under way on it fails.
  void close();

 private:
  using Parser = boost::beast::http::request_parser<boost::beast::http::string_body>;

  boost::asio::awaitable<bool> secure();
  boost::asio::awaitable<bool> wait_for_request();
  boost::asio::awaitable<boost::system::error_code> read_head(Parser& parser);
  boost::asio::awaitable<boost::system::error_code> read_body(Parser& parser);
  boost::asio::awaitable<boost::system::error_code> read(Parser& parser);
  boost::asio::awaitable<bool> answer(kiosk::HttpResponse response, Recipient to);
  boost::asio::awaitable<bool> serve_one();
  boost::asio::awaitable<void> linger();
  boost::asio::awaitable<HandlerAnswer> work(kiosk::HttpRequest request);
  boost::asio::awaitable<kiosk::HttpResponse> respond(kiosk::HttpRequest request);
  [[nodiscard]] kiosk::HttpResponse too_busy() const;
  void evict();

  SessionContext& context_;
  HttpStream stream_;
  boost::beast::flat_buffer buffer_;  ///< what was read and not yet parsed: the next request's beginning
  Peer peer_;
  bool asked_ = false;  ///< a request has come
  bool idle_ = false;
  bool evicted_ = false;
  bool securing_ = false;  ///< within the TLS handshake
};

}  // namespace central
