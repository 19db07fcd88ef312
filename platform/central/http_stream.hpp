// SPDX-License-Identifier: Apache-2.0
// A client's connection, in clear text or under TLS: one stream to whoever reads and writes it.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <utility>  // Boost 1.74's awaitable.hpp uses std::exchange without it

#include <boost/asio/awaitable.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/ssl.hpp>

namespace central {

/// Beast's AsyncReadStream and AsyncWriteStream. One read or write at a time: TLS may need both for either.
class HttpStream {
 public:
  using executor_type = boost::beast::tcp_stream::executor_type;

  /// `tls`: what the server shows and asks for; nothing: clear text.
  HttpStream(boost::asio::ip::tcp::socket socket, std::shared_ptr<boost::asio::ssl::context> tls);

  [[nodiscard]] executor_type get_executor() { return tcp_.get_executor(); }
  /// The connection underneath: its time limits, which hold for everything here, its end, its bytes as they come.
  [[nodiscard]] boost::beast::tcp_stream& tcp() { return tcp_; }
  /// The client's address without its port: "192.0.2.7", "2001:db8::7"; empty where the client has left already.
  [[nodiscard]] const std::string& remote() const { return remote_; }
  /// After the handshake: HttpRequest::client_key_digest.
  [[nodiscard]] const std::string& client_key_digest() const { return client_key_digest_; }

  /// The server's half of the TLS handshake; nothing to do in clear text. Before anything is read or written.
  boost::asio::awaitable<boost::system::error_code> handshake();
  /// Says that nothing more will come. Under TLS it also waits for the client to say so, as long as tcp() allows.
  boost::asio::awaitable<void> finish();

  template <class Buffers, class Token>
  auto async_read_some(const Buffers& buffers, Token&& token) {
    return tls_ ? tls_->async_read_some(buffers, std::forward<Token>(token))
                : tcp_.async_read_some(buffers, std::forward<Token>(token));
  }
  template <class Buffers, class Token>
  auto async_write_some(const Buffers& buffers, Token&& token) {
    return tls_ ? tls_->async_write_some(buffers, std::forward<Token>(token))
                : tcp_.async_write_some(buffers, std::forward<Token>(token));
  }

 private:
  boost::beast::tcp_stream tcp_;
  std::string remote_;
  std::string client_key_digest_;
  std::shared_ptr<boost::asio::ssl::context> context_;  ///< a reload must not take it from under a session
  std::optional<boost::beast::ssl_stream<boost::beast::tcp_stream&>> tls_;
};

}  // namespace central
