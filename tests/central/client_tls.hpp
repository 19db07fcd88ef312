// SPDX-License-Identifier: Apache-2.0
// A client's side of TLS over a socket it is given, as strict or as odd as a test wants it.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include "tests/central/certificates.hpp"

struct ssl_st;
struct ssl_ctx_st;

namespace central::test {

/// What a client shows, trusts and speaks.
struct ClientSettings {
  std::string trusted;  ///< the roots in PEM; empty: whoever answers
  Identity own;         ///< empty: shows no certificate
  int oldest = 0;       ///< TLS1_2_VERSION and so on; 0: OpenSSL's
  int newest = 0;
  std::string suites;  ///< of TLS 1.2 and older, in OpenSSL's words; empty: its own choice
};

/// One connection; used by one thread.
class ClientTls {
 public:
  /// Shakes hands; secured() tells how it went. `socket` outlives this.
  ClientTls(int socket, const ClientSettings& settings);

  [[nodiscard]] bool secured() const { return secured_; }
  /// "TLSv1.3"
  [[nodiscard]] std::string version() const;
  /// "ECDHE-ECDSA-AES256-GCM-SHA384"
  [[nodiscard]] std::string suite() const;
  /// The name in the server's certificate.
  [[nodiscard]] std::string server_name() const;
  /// Whether the server agrees to begin the handshake anew, within TLS 1.2.
  [[nodiscard]] bool renegotiates();

  /// As send(2) and recv(2): the count, 0 at the end, below 0 on an error.
  long write(std::string_view bytes);
  long read(char* bytes, std::size_t room);
  /// Whether read() would give a byte or the end without waiting. What TLS says for itself, such as a ticket, is
  /// neither.
  [[nodiscard]] bool is_readable() const;
  void finish();

 private:
  std::shared_ptr<ssl_ctx_st> context_;
  std::shared_ptr<ssl_st> ssl_;
  bool secured_ = false;
};

/// What a client says first, as it goes over the wire.
[[nodiscard]] std::string client_hello();

}  // namespace central::test
