// SPDX-License-Identifier: Apache-2.0
// An HTTP exchange as values: what ticketing writes and reads, whoever carries it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "kiosk/base/instant.hpp"

namespace kiosk {

using HttpHeaders = std::vector<std::pair<std::string, std::string>>;

/// The value of the first header with this name, compared without case; nothing where there is none.
[[nodiscard]] std::optional<std::string> find_header(const HttpHeaders& headers, std::string_view name);

/// A Date as it is sent today (RFC 9110, 5.6.7): "Sun, 28 Apr 2024 21:42:00 GMT". Nothing where the text is anything
/// else, an impossible or a mismatched day included.
[[nodiscard]] std::optional<Instant> parse_http_date(std::string_view text);

struct HttpRequest {
  std::string method;  ///< "GET", "POST", "DELETE"
  std::string path;    ///< from the slash on: "/v1/tickets"; the client knows the host and the token
  HttpHeaders headers;
  std::string body;
  /// Whom a server got it from: the address of the connection's other end, without its port ("192.0.2.7",
  /// "2001:db8::7"); behind a proxy that is trusted, whom the proxy got it from. Empty in a request to be sent.
  std::string remote{};
  /// What a server knows its client by, where that showed a certificate in the TLS handshake: the SHA-256 of the
  /// certificate's SubjectPublicKeyInfo, 32 bytes. Empty where it showed none, and in a request to be sent.
  std::string client_key_digest{};
  friend bool operator==(const HttpRequest&, const HttpRequest&) = default;
};

struct HttpResponse {
  int status = 0;  ///< 100 to 599
  HttpHeaders headers;
  std::string body;
  friend bool operator==(const HttpResponse&, const HttpResponse&) = default;
};

/// Why there is no answer. The line that matters is whether the service may have acted.
struct HttpError {
  enum class Kind {
    kNotSent,    ///< no connection was made: the service certainly did not act
    kNoAnswer,   ///< sent, wholly or in part, and no whole answer came: the service may have acted
    kTooLarge,   ///< the answer went over the limit and was dropped: the service may have acted
    kCancelled,  ///< the client is closing; taken as kNoAnswer by whoever must be sure
  };
  Kind kind = Kind::kNoAnswer;
  std::string detail;  ///< for the log, never for the screen
  friend bool operator==(const HttpError&, const HttpError&) = default;
};

}  // namespace kiosk
