// SPDX-License-Identifier: Apache-2.0
// The life of a connection as one coroutine; every wait in it has a limit.
#include "platform/central/http_session.hpp"

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <exception>
#include <iterator>
#include <memory>
#include <string>
#include <utility>

#include <boost/asio/buffer.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>

#include "kiosk/base/log.hpp"
#include "platform/central/tls.hpp"

namespace central {
namespace {

namespace asio = boost::asio;
namespace http = boost::beast::http;
using boost::system::error_code;
using Clock = std::chrono::steady_clock;

/// What a first read makes room for: most requests are smaller, and an idle client keeps no more than this.
constexpr std::size_t kFirstRead = 4096;
/// Room in the buffer beside the largest head, for the beginning of a body.
constexpr std::size_t kReadAhead = std::size_t{16} * 1024;
/// How long, and for how many bytes, a client may go on sending after its last answer. Closing at once would reset
/// the connection and could take the answer with it (RFC 9112, 9.6).
constexpr std::chrono::seconds kLingerTime{2};
constexpr std::size_t kLingerBytes = std::size_t{1024} * 1024;

/// Bytes of chunk extensions in one request; no known client sends any.
constexpr std::size_t kChunkExtensions = 1024;

auto into(error_code& error) { return asio::redirect_error(asio::use_awaitable, error); }

/// On a worker thread.
HandlerAnswer handle(const SessionContext& context, const kiosk::HttpRequest& request) {
  if (context.abandoned) return context.problem(503, "unavailable");
  try {
    auto answer = context.handler(request);
    const int status = answer.response.status;
    if (status >= 200 && status <= 599) return answer;
    kiosk::log::error("http", "the handler answered with status " + std::to_string(status));
  } catch (const std::exception& e) {
    kiosk::log::error("http", "the handler failed: " + std::string(e.what()));
  } catch (...) {
    kiosk::log::error("http", "the handler failed");
  }
  return context.problem(500, "unavailable");
}

/// A request on its way through a worker.
struct Job {
  kiosk::HttpRequest request;
  asio::steady_timer done;  ///< ends early, when the answer is there
  HandlerAnswer answer;
};

bool expects_continue(const WireRequest& request) {
  return request.version() >= 11 && boost::beast::iequals(request[http::field::expect], "100-continue");
}

/// A line that goes on in the next one (RFC 9112, 5.2). Beast joins them; who stands in front of the service may not,
/// and would see other headers.
bool is_folded(std::string_view head) {
  return head.find("\n ") != std::string_view::npos || head.find("\n\t") != std::string_view::npos;
}

}  // namespace

HttpSession::HttpSession(asio::ip::tcp::socket socket, SessionContext& context)
    : context_(context),
      stream_(std::move(socket), context.tls != nullptr ? context.tls->context() : nullptr),
      buffer_(context.limits.header + kReadAhead),
      peer_([this] { evict(); }) {
  context_.open.insert(this);
  context_.open_count = context_.open.size();
}

HttpSession::~HttpSession() {
  context_.admission.leave(peer_);
  context_.open.erase(this);
  context_.open_count = context_.open.size();
}

void HttpSession::close_if_idle() {
  error_code error;
  // A request that has arrived and was not yet looked at is under way too.
  if (securing_ || (idle_ && (stream_.tcp().socket().available(error) == 0 || error))) close();
}

void HttpSession::close() { stream_.tcp().close(); }

bool HttpSession::enter() { return context_.admission.enter(peer_, stream_.remote(), Clock::now()); }

/// Made room for another; what is under way on it fails, and the coroutine comes to its end.
void HttpSession::evict() {
  evicted_ = true;
  close();
}

/// False where TLS does not come about. It has as long as a request has.
asio::awaitable<bool> HttpSession::secure() {
  stream_.tcp().expires_after(context_.limits.request);
  securing_ = true;
  const error_code error = co_await stream_.handshake();
  securing_ = false;
  if (error && !context_.stopping && !evicted_) {
    kiosk::log::info("http", "TLS with " + stream_.remote() + " did not come about: " + error.message());
  }
  co_return !error;
}

/// False where the client left, or nothing came for too long.
asio::awaitable<bool> HttpSession::wait_for_request() {
  if (buffer_.size() > 0) co_return true;
  buffer_.shrink_to_fit();
  const auto& limits = context_.limits;
  const bool known = context_.admission.is_known(peer_);
  const auto patience = known ? limits.idle : asked_ ? limits.stranger_idle : limits.first_byte;
  stream_.tcp().expires_after(std::min(patience, limits.idle));
  error_code error;
  idle_ = true;
  const std::size_t read = co_await stream_.async_read_some(buffer_.prepare(kFirstRead), into(error));
  idle_ = false;
  buffer_.commit(read);
  co_return !error;
}

/// By hand, because Beast's own limit is on what it has not parsed yet: a head of endless short lines passes it.
asio::awaitable<error_code> HttpSession::read_head(Parser& parser) {
  const std::size_t limit = context_.limits.header;
  std::size_t parsed = 0;
  error_code error;
  while (true) {
    const std::size_t used = parser.put(buffer_.data(), error);
    const bool folded = is_folded({static_cast<const char*>(buffer_.data().data()), used});
    buffer_.consume(used);
    parsed += used;
    if (parsed > limit) co_return http::error::header_limit;
    if (folded || (!error && !is_length_certain(parser.get()))) co_return http::error::bad_field;
    if (error != http::error::need_more) co_return error;
    if (parsed + buffer_.size() >= limit) co_return http::error::header_limit;
    const std::size_t read = co_await stream_.async_read_some(buffer_.prepare(kFirstRead), into(error));
    if (error) co_return error;
    buffer_.commit(read);
  }
}

asio::awaitable<error_code> HttpSession::read(Parser& parser) {
  parser.header_limit(static_cast<std::uint32_t>(context_.limits.header));
  parser.body_limit(context_.limits.body);
  stream_.tcp().expires_after(context_.limits.request);
  error_code error = co_await read_head(parser);
  if (error) co_return error;
  if (!parser.is_done() && expects_continue(parser.get())) {
    static constexpr std::string_view kContinue = "HTTP/1.1 100 Continue\r\n\r\n";
    co_await asio::async_write(stream_, asio::buffer(kContinue), into(error));
    if (error) co_return error;
  }
  if (!parser.is_done()) error = co_await read_body(parser);
  co_return error;
}

/// What makes up a body in chunks beside it is limited too, and fields behind the last chunk are refused: Beast would
/// put them among the headers.
asio::awaitable<error_code> HttpSession::read_body(Parser& parser) {
  std::size_t extensions = 0;
  auto on_chunk = [&extensions](std::uint64_t, boost::beast::string_view extension, error_code& error) {
    extensions += extension.size();
    if (extensions > kChunkExtensions) error = http::error::bad_chunk_extension;
  };
  if (parser.chunked()) parser.on_chunk_header(on_chunk);
  const auto headers = std::distance(parser.get().begin(), parser.get().end());
  error_code error;
  co_await http::async_read(stream_, buffer_, parser, into(error));
  // One extension alone is more than the buffer holds.
  if (error == http::error::buffer_overflow) error = http::error::bad_chunk_extension;
  if (!error && std::distance(parser.get().begin(), parser.get().end()) != headers) error = http::error::bad_field;
  co_return error;
}

/// False where the client is gone or does not take the answer.
asio::awaitable<bool> HttpSession::answer(kiosk::HttpResponse response, Recipient to) {
  const auto wire = write_response(std::move(response), to, std::chrono::system_clock::now());
  stream_.tcp().expires_after(context_.limits.request);
  error_code error;
  co_await http::async_write(stream_, wire, into(error));
  co_return !error;
}

/// Waits while a worker has the request handled.
asio::awaitable<HandlerAnswer> HttpSession::work(kiosk::HttpRequest request) {
  const auto job = std::make_shared<Job>(
      Job{std::move(request), asio::steady_timer(stream_.get_executor(), asio::steady_timer::time_point::max()),
          kiosk::HttpResponse{}});
  context_.work.push(context_.admission.goes_first(peer_), [job, &context = context_] {
    job->answer = handle(context, job->request);
    // On the I/O thread, which has come to its wait by then.
    asio::post(job->done.get_executor(), [job] { job->done.cancel(); });
  });
  error_code ignored;
  co_await job->done.async_wait(into(ignored));
  co_return std::move(job->answer);
}

asio::awaitable<kiosk::HttpResponse> HttpSession::respond(kiosk::HttpRequest request) {
  asked_ = true;
  const auto token = kiosk::find_header(request.headers, "Authorization").value_or("");
  if (!context_.admission.begin(peer_, token, Clock::now())) co_return too_busy();
  auto answer = co_await work(std::move(request));
  context_.admission.end(peer_, token, answer.asker, Clock::now());
  co_return std::move(answer.response);
}

kiosk::HttpResponse HttpSession::too_busy() const {
  auto problem = context_.problem(503, "unavailable");
  if (!kiosk::find_header(problem.headers, "Retry-After")) problem.headers.emplace_back("Retry-After", "1");
  return problem;
}

/// True where another request may follow.
asio::awaitable<bool> HttpSession::serve_one() {
  Parser parser;
  const error_code error = co_await read(parser);
  // The last bytes may have been read before the connection had to make room: the request is not worked on.
  if (evicted_) co_return false;
  Recipient to;
  std::optional<kiosk::HttpRequest> request;
  if (!error) {
    to = {parser.get().version(), parser.get().method() == http::verb::head, parser.get().keep_alive()};
    request = read_request(parser.release());
    if (request) {
      request->remote = stream_.remote();
      request->client_key_digest = stream_.client_key_digest();
    }
  }
  if (!request) {
    auto problem = error ? answer_to_error(error, context_.problem) : context_.problem(400, "malformed");
    if (!problem) co_return false;
    to.keep_alive = false;
    const bool sent = co_await answer(*std::move(problem), to);
    if (sent) co_await linger();
    co_return false;
  }
  stream_.tcp().expires_never();
  auto response = co_await respond(*std::move(request));
  to.keep_alive = to.keep_alive && !context_.stopping;
  const bool sent = co_await answer(std::move(response), to);
  if (sent && !to.keep_alive) co_await linger();
  const bool more = sent && to.keep_alive && !context_.stopping;
  co_return more;
}

asio::awaitable<void> HttpSession::serve() {
  for (bool more = co_await secure(); more;) {
    more = co_await wait_for_request();
    if (more) more = co_await serve_one();
  }
  close();
}

asio::awaitable<void> HttpSession::refuse() {
  if (const bool secured = co_await secure(); !secured) co_return close();
  const bool sent = co_await answer(too_busy(), Recipient{});
  if (sent) co_await linger();
  close();
}

/// Says that nothing more will come, and lets the client come to its end. What it still sends is not deciphered.
asio::awaitable<void> HttpSession::linger() {
  stream_.tcp().expires_after(kLingerTime);
  co_await stream_.finish();
  buffer_.consume(buffer_.size());
  error_code error;
  for (std::size_t dropped = 0; !error && dropped < kLingerBytes;) {
    dropped += co_await stream_.tcp().async_read_some(buffer_.prepare(kFirstRead), into(error));
  }
}

}  // namespace central
