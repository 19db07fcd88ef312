// SPDX-License-Identifier: Apache-2.0
// The service's side of TLS: its certificate, the certificates it asks of clients, and modern settings only.
#pragma once

#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

#include "kiosk/base/result.hpp"

namespace boost::asio::ssl {
class context;
}

struct ssl_st;

namespace central {

/// HttpRequest::client_key_digest of a connection whose handshake is done; resumed sessions have their first one's.
[[nodiscard]] std::string digest_of_client_key(const ssl_st* connection);

/// PEM, all of them.
struct TlsFiles {
  std::filesystem::path certificate;  ///< the service's, then those between it and its root
  std::filesystem::path key;          ///< its private key, without a password
  /// Who vouches for clients; given: none is served without a certificate, and none with the service's own key.
  std::optional<std::filesystem::path> client_ca;
};

struct TlsError {
  std::string detail;  ///< one line that names the file
};

/// TLS 1.2 with ephemeral keys (ECDHE) and authenticated encryption (GCM, ChaCha20-Poly1305), and TLS 1.3 (the
/// recommendations of RFC 9325). No renegotiation, no compression; of the suites both sides know the service takes the
/// one it likes best. Sessions may be resumed by ticket until the next reload.
class Tls {
 public:
  /// Logs a warning for a key that every user of the machine may read, and for a certificate out of its time.
  [[nodiscard]] static kiosk::Result<std::unique_ptr<Tls>, TlsError> load(TlsFiles files);

  /// Reads the files again: connections made from now on get what they hold. On an error all stays as it was. Any
  /// thread.
  [[nodiscard]] kiosk::Result<void, TlsError> reload();

  /// What a new connection gets; never null. It stays as it is for whoever holds it. Any thread.
  [[nodiscard]] std::shared_ptr<boost::asio::ssl::context> context() const;

 private:
  Tls(TlsFiles files, std::shared_ptr<boost::asio::ssl::context> context);

  const TlsFiles files_;
  mutable std::mutex mutex_;
  std::shared_ptr<boost::asio::ssl::context> context_;  ///< guarded by mutex_
};

}  // namespace central
