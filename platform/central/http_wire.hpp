// SPDX-License-Identifier: Apache-2.0
// Between Boost.Beast's messages and the project's: nothing else of the server knows both.
#pragma once

#include <chrono>
#include <optional>
#include <string>

#include <boost/beast/http.hpp>

#include "kiosk/base/http.hpp"
#include "platform/central/http_date.hpp"
#include "platform/central/http_server.hpp"

namespace central {

using WireRequest = boost::beast::http::request<boost::beast::http::string_body>;
using WireResponse = boost::beast::http::response<boost::beast::http::string_body>;

/// False where another reader of the same head could see the body end elsewhere, and take the rest for a request of
/// its own (RFC 9112, 6.3 and 11.2): more than one Content-Length, be they alike, or a list in it; it beside
/// Transfer-Encoding; a Transfer-Encoding that is not just "chunked", or comes with HTTP/1.0.
[[nodiscard]] bool is_length_certain(const WireRequest& head);

/// Nothing where the request is well formed but not one to an origin server (RFC 9112, 3.2): another target than
/// a path, an http URL or "*", or HTTP/1.1 without exactly one Host; nor where Authorization, Idempotency-Key or
/// Visit-Token comes twice.
[[nodiscard]] std::optional<kiosk::HttpRequest> read_request(WireRequest&& request);

/// Whom an answer goes to.
struct Recipient {
  unsigned version = 11;  ///< Beast's number: 11 is HTTP/1.1
  bool head = false;      ///< asked with HEAD: the length is told, the body is not sent
  bool keep_alive = false;
};

/// Adds Content-Length, Connection and, where the handler set none, Date. Headers that are the server's to say, or
/// that would break the message (control characters), are left out.
[[nodiscard]] WireResponse write_response(kiosk::HttpResponse&& response, const Recipient& to,
                                          std::chrono::system_clock::time_point now);

/// The answer to a request that could not be read; nothing where the connection itself failed and nobody listens.
[[nodiscard]] std::optional<kiosk::HttpResponse> answer_to_error(const boost::system::error_code& error,
                                                                 const HttpServer::Problem& problem);

}  // namespace central
