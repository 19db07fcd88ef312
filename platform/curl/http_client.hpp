// SPDX-License-Identifier: Apache-2.0
// Carries requests to the ticketing service, over libcurl.
#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "kiosk/base/instant.hpp"
#include "kiosk/ports/http_client.hpp"

namespace platform::curl {

struct Settings {
  std::string base_url;  ///< "https://tickets.example.org", http or https (TLS 1.2 or newer); a folder may follow
  /// Asked before every request, on the worker's thread, for the token that is sent with it; none, or an empty one:
  /// nothing is sent. It may throw nothing.
  std::function<std::string()> bearer_token;
  kiosk::Duration connect_timeout{2000};   ///< name, connection and TLS together
  kiosk::Duration call_timeout{8000};      ///< from the name to the last byte of the answer
  std::size_t max_answer_bytes = 1 << 20;  ///< of a body; its headers have the same limit of their own
  std::string user_agent = "kiosk";
  std::optional<std::filesystem::path> ca_file;             ///< PEM; nothing: the system's
  std::optional<std::filesystem::path> client_certificate;  ///< PEM, with client_key
  std::optional<std::filesystem::path> client_key;
};

/// HTTP/1.1 on one worker thread, with connections kept for the next request. Every request starts at once: how many
/// there may be is for whoever sends them. Redirects are answers like any other, proxies of the environment are not
/// used.
///
/// kNotSent is said only where libcurl never had a connection to write the request to (no name, refused, time-out
/// before, TLS refused), or the request is one that cannot be sent (a control character in it, a header of the client's
/// own); everything later is kNoAnswer. A kept connection that turns out to be closed is tried again by libcurl on a
/// fresh one, so that the service may see a request twice: what changes anything carries an idempotency key. If that
/// fresh connection fails, the answer is still kNoAnswer.
class HttpClient final : public kiosk::ports::HttpClient {
 public:
  explicit HttpClient(Settings settings);
  /// Every request still under way ends in kCancelled; returns when the last `done` has. Not from within a `done`.
  ~HttpClient() override;
  HttpClient(const HttpClient&) = delete;
  HttpClient& operator=(const HttpClient&) = delete;

  void send(kiosk::HttpRequest request, Done done) override;

 private:
  class Worker;
  std::unique_ptr<Worker> worker_;
};

}  // namespace platform::curl
