// SPDX-License-Identifier: Apache-2.0
// A client made of a bare socket, so that a test can say exactly which bytes go out and see which come back.
#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "tests/central/client_tls.hpp"

namespace central::test {

/// An answer as it came over the wire.
struct RawAnswer {
  int status = 0;                              ///< 0: the connection ended, or nothing came for ten seconds
  std::map<std::string, std::string> headers;  ///< names in lower case
  std::string body;
};

/// A blocking connection to a port of the loopback interface; closed when it goes.
class RawClient {
 public:
  /// `from`: the client's own loopback address, such as "127.0.0.2"; empty: the system's choice.
  explicit RawClient(unsigned short port, const std::string& from = "");
  /// Under TLS; tls() tells whether that came about.
  RawClient(unsigned short port, const ClientSettings& settings);
  ~RawClient();
  RawClient(RawClient&& other) noexcept;
  RawClient& operator=(RawClient&&) = delete;
  RawClient(const RawClient&) = delete;
  RawClient& operator=(const RawClient&) = delete;

  [[nodiscard]] bool connected() const { return socket_ >= 0; }
  /// Of a client under TLS.
  [[nodiscard]] ClientTls& tls() { return *tls_; }
  /// False where the server has closed the connection.
  bool send(std::string_view bytes);
  /// No more from this side.
  void finish();
  /// The next answer: head, then as many bytes as Content-Length says (none where `head` was asked with HEAD).
  [[nodiscard]] RawAnswer receive(bool head = false);
  /// Whether the server ends the connection, within ten seconds, without another byte.
  [[nodiscard]] bool is_closed();
  /// Whether something (bytes or the end) comes within the time.
  [[nodiscard]] bool readable_within(int milliseconds) const;

 private:
  bool receive_more();
  long receive_some(char* bytes, std::size_t room);

  int socket_ = -1;
  std::unique_ptr<ClientTls> tls_;
  std::string pending_;
};

/// "GET PATH HTTP/1.1" with a Host.
[[nodiscard]] std::string get(const std::string& path);
/// A POST with its Content-Length.
[[nodiscard]] std::string post(const std::string& path, const std::string& body);

}  // namespace central::test
