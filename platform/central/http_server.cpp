// SPDX-License-Identifier: Apache-2.0
// Listening, accepting, and stopping in good order.
#include "platform/central/http_server.hpp"

#include <charconv>
#include <csignal>
#include <exception>
#include <optional>
#include <utility>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "kiosk/base/check.hpp"
#include "kiosk/base/log.hpp"
#include "platform/central/http_session.hpp"
#include "platform/central/tls.hpp"

namespace central {
namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;

/// How long accepting pauses where the process or the machine has no descriptors left.
constexpr std::chrono::milliseconds kAcceptPause{100};

/// "127.0.0.1:8080", "[::1]:8080"; nothing where it is neither.
std::optional<tcp::endpoint> parse_endpoint(std::string_view text) {
  const auto colon = text.rfind(':');
  if (colon == std::string_view::npos) return std::nullopt;
  auto host = text.substr(0, colon);
  const auto digits = text.substr(colon + 1);
  const bool bracketed = host.size() > 2 && host.front() == '[' && host.back() == ']';
  if (bracketed) host = host.substr(1, host.size() - 2);
  unsigned short port = 0;
  const auto [end, failed] = std::from_chars(digits.data(), digits.data() + digits.size(), port);
  if (digits.empty() || failed != std::errc{} || end != digits.data() + digits.size()) return std::nullopt;
  error_code error;
  const auto address = asio::ip::make_address(std::string(host), error);
  if (error || address.is_v6() != bracketed) return std::nullopt;
  return tcp::endpoint(address, port);
}

void log_failure(const std::exception_ptr& failure) {
  if (!failure) return;
  try {
    std::rethrow_exception(failure);
  } catch (const std::exception& e) {
    kiosk::log::error("http", "a connection ended early: " + std::string(e.what()));
  }
}

}  // namespace

class HttpServer::Impl {
 public:
  Impl(Limits limits, int workers, Handler handler, Problem problem, std::unique_ptr<Tls> tls)
      : io_(1),
        workers_(static_cast<std::size_t>(workers)),
        tls_(std::move(tls)),
        context_{std::move(limits), std::move(handler), std::move(problem), work_, tls_.get()} {}

  ~Impl() {
    // Coroutines are brought to their end rather than destroyed where they wait: every socket fails, every handler
    // that was not begun answers at once.
    context_.abandoned = true;
    begin_stop();
    workers_.join();
    for (auto* session : context_.open) session->close();
    deadline_.cancel();
    io_.restart();
    io_.run();
  }
  Impl(const Impl&) = delete;
  Impl& operator=(const Impl&) = delete;

  error_code listen(const tcp::endpoint& endpoint) {
    error_code error;
    acceptor_.open(endpoint.protocol(), error);
    if (!error) acceptor_.set_option(tcp::acceptor::reuse_address(true), error);
    if (!error) acceptor_.bind(endpoint, error);
    if (!error) acceptor_.listen(asio::socket_base::max_listen_connections, error);
    if (!error) endpoint_ = acceptor_.local_endpoint(error);
    return error;
  }

  [[nodiscard]] const tcp::endpoint& endpoint() const { return endpoint_; }
  [[nodiscard]] std::size_t connections() const { return context_.open_count; }

  void run() {
    asio::co_spawn(io_, accept(), log_failure);
    io_.run();
  }

  void run_until_signal() {
    signals_.add(SIGINT);
    signals_.add(SIGTERM);
    signals_.async_wait([this](const error_code& error, int) {
      if (!error) begin_stop();
    });
    hangup_.add(SIGHUP);
    await_hangup();
    run();
  }

  void stop() {
    asio::post(io_, [this] { begin_stop(); });
  }

 private:
  asio::awaitable<void> accept() {
    bool told = false;
    while (!context_.stopping) {
      error_code error;
      tcp::socket socket = co_await acceptor_.async_accept(asio::redirect_error(asio::use_awaitable, error));
      if (context_.stopping) co_return;
      if (!error) {
        told = false;
        begin_session(std::move(socket));
      } else if (error != asio::error::connection_aborted) {
        if (!std::exchange(told, true)) kiosk::log::warning("http", "cannot accept connections: " + error.message());
        retry_.expires_after(kAcceptPause);
        co_await retry_.async_wait(asio::redirect_error(asio::use_awaitable, error));
      }
    }
  }

  void await_hangup() {
    hangup_.async_wait([this](const error_code& error, int) {
      if (error) return;
      if (!tls_) {
        kiosk::log::info("http", "SIGHUP: there are no certificates to read again; all stays as it is");
      } else if (const auto reloaded = tls_->reload(); reloaded) {
        kiosk::log::info("http", "the certificates were read again");
      } else {
        kiosk::log::error("http", "the certificates stay as they were: " + reloaded.error().detail);
      }
      await_hangup();
    });
  }

  void begin_session(tcp::socket socket) {
    auto session = std::make_unique<HttpSession>(std::move(socket), context_);
    const bool welcome = session->enter();
    if (!welcome && refusals_ >= context_.limits.refusals) return;
    if (!welcome) ++refusals_;
    asio::co_spawn(io_, serve(std::move(session), welcome), [this, welcome](const std::exception_ptr& failure) {
      log_failure(failure);
      if (!welcome) --refusals_;
      if (context_.stopping && context_.open.empty()) deadline_.cancel();
    });
  }

  static asio::awaitable<void> serve(std::unique_ptr<HttpSession> session, bool welcome) {
    if (welcome) {
      co_await session->serve();
    } else {
      co_await session->refuse();
    }
  }

  void begin_stop() {
    if (context_.stopping) return;
    context_.stopping = true;
    error_code ignored;
    acceptor_.close(ignored);
    signals_.cancel(ignored);
    hangup_.cancel(ignored);
    retry_.cancel();
    for (auto* session : context_.open) session->close_if_idle();
    if (context_.open.empty()) return;
    deadline_.expires_after(context_.limits.stopping);
    deadline_.async_wait([this](const error_code& error) {
      if (error) return;
      kiosk::log::warning("http", "stopping with unanswered requests: " + std::to_string(context_.open.size()));
      io_.stop();
    });
  }

  asio::io_context io_;
  asio::thread_pool workers_;
  WorkQueue work_{workers_};
  const std::unique_ptr<Tls> tls_;
  SessionContext context_;
  tcp::acceptor acceptor_{io_};
  asio::signal_set signals_{io_};
  asio::signal_set hangup_{io_};
  asio::steady_timer deadline_{io_};
  asio::steady_timer retry_{io_};
  std::size_t refusals_ = 0;  ///< among the open sessions
  tcp::endpoint endpoint_;    ///< with the port that the kernel chose
};

HttpServer::HttpServer(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
HttpServer::~HttpServer() = default;

namespace {

/// What to do about the usual reasons; empty: it is another one.
std::string listen_advice(const error_code& error) {
  namespace errc = boost::system::errc;
  if (error == errc::address_in_use) {
    return "; another program listens there, which `ss -ltnp` names: end it, or choose another port";
  }
  if (error == errc::permission_denied) {
    return "; ports below 1024 are the system's: choose a higher one, such as 8080 or 8443";
  }
  if (error == errc::address_not_available) {
    return "; this machine has no such address: 127.0.0.1 is for programs on it, 0.0.0.0 for all";
  }
  return {};
}

}  // namespace

kiosk::Result<std::unique_ptr<HttpServer>, ListenError> HttpServer::listen(const std::string& address, Limits limits,
                                                                           int workers, Handler handler,
                                                                           Problem problem, std::unique_ptr<Tls> tls) {
  KIOSK_CHECK(workers >= 1);
  const auto endpoint = parse_endpoint(address);
  if (!endpoint) {
    return kiosk::failure(ListenError{"--listen " + address +
                                      ": write an address of this machine and a port: 127.0.0.1:8080, [::1]:8080, or "
                                      "0.0.0.0:8443 for all its addresses"});
  }
  const auto refused = [&address](const error_code& error) {
    return kiosk::failure(ListenError{"cannot listen on " + address + ": " + error.message() + listen_advice(error)});
  };
  try {
    auto impl =
        std::make_unique<Impl>(std::move(limits), workers, std::move(handler), std::move(problem), std::move(tls));
    if (const auto error = impl->listen(*endpoint)) return refused(error);
    return std::unique_ptr<HttpServer>(new HttpServer(std::move(impl)));
  } catch (const boost::system::system_error& error) {
    // Of what it needs beside the port: an event queue, pipes, threads.
    return refused(error.code());
  }
}

unsigned short HttpServer::port() const { return impl_->endpoint().port(); }
bool HttpServer::is_loopback() const { return impl_->endpoint().address().is_loopback(); }
std::size_t HttpServer::connections() const { return impl_->connections(); }
void HttpServer::run() { impl_->run(); }
void HttpServer::run_until_signal() { impl_->run_until_signal(); }
void HttpServer::stop() { impl_->stop(); }

}  // namespace central
