// SPDX-License-Identifier: Apache-2.0
// Who the client is where a proxy stands in front of the service.
#pragma once

#include <optional>
#include <string>

#include "kiosk/base/http.hpp"

namespace central {

/// Unchanging; any thread.
class TrustedProxy {
 public:
  /// The proxy at a numeric address; empty: there is none. Nothing where the text is no address.
  [[nodiscard]] static std::optional<TrustedProxy> at(const std::string& address);

  [[nodiscard]] bool exists() const { return !address_.empty(); }
  /// As HttpRequest::remote has it; empty where there is none.
  [[nodiscard]] const std::string& address() const { return address_; }

  /// The request with `remote` as the proxy saw it: the last entry of X-Forwarded-For, which is the proxy's own. What
  /// stands before it was sent by the client, and so is all of it where the request does not come from the proxy. An
  /// entry that is no address leaves `remote` as it is. What comes through the proxy has no client key.
  [[nodiscard]] kiosk::HttpRequest seen_through(const kiosk::HttpRequest& request) const;

 private:
  explicit TrustedProxy(std::string address) : address_(std::move(address)) {}
  std::string address_;
};

/// Whether the numeric address is of this machine: 127.0.0.0/8, ::1, and the first written as IPv6.
[[nodiscard]] bool is_this_machine(const std::string& address);

}  // namespace central
