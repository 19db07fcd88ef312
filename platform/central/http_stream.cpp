// SPDX-License-Identifier: Apache-2.0
// Beginning and ending a connection; what lies between is in the header.
#include "platform/central/http_stream.hpp"

#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "platform/central/tls.hpp"

namespace central {
namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;

auto into(error_code& error) { return asio::redirect_error(asio::use_awaitable, error); }

/// A socket that listens for IPv6 sees IPv4 clients as "::ffff:192.0.2.7"; they are the same ones.
std::string address_of(const tcp::socket& socket) {
  error_code error;
  const auto address = socket.remote_endpoint(error).address();
  if (error) return {};
  if (!address.is_v6() || !address.to_v6().is_v4_mapped()) return address.to_string();
  return asio::ip::make_address_v4(asio::ip::v4_mapped, address.to_v6()).to_string();
}

}  // namespace

HttpStream::HttpStream(tcp::socket socket, std::shared_ptr<asio::ssl::context> tls)
    : tcp_(std::move(socket)), remote_(address_of(tcp_.socket())), context_(std::move(tls)) {
  error_code ignored;
  tcp_.socket().set_option(tcp::no_delay(true), ignored);
  if (context_) tls_.emplace(tcp_, *context_);
}

asio::awaitable<error_code> HttpStream::handshake() {
  error_code error;
  if (tls_) co_await tls_->async_handshake(asio::ssl::stream_base::server, into(error));
  if (tls_ && !error) client_key_digest_ = digest_of_client_key(tls_->native_handle());
  co_return error;
}

asio::awaitable<void> HttpStream::finish() {
  error_code ignored;
  if (tls_) co_await tls_->async_shutdown(into(ignored));
  tcp_.socket().shutdown(tcp::socket::shutdown_send, ignored);
}

}  // namespace central
