// SPDX-License-Identifier: Apache-2.0
// `kiosk policy explain --service`: the rule as the service of this moment applies it.
#pragma once

#include <iosfwd>
#include <string>

#include "kiosk/ports/http_client.hpp"

namespace kiosk {

struct ServiceExplainOptions {
  std::string service;     ///< its base URL
  std::string token_file;  ///< of a desk, or a kiosk, whose look-up it is
  std::string ca_file;     ///< PEM; empty: the system's authorities
  std::string pass;        ///< its code
  std::string screening;   ///< its id: of today, at the device's venue
};

/// Looks the pass up as the device does, and prints the service's verdict on the screening. 0: granted, 1: refused, 2:
/// no answer, and a line on `err`. A pass that the service does not know is refused, and a line on `err` says what it
/// knows passes by.
int run_service_explain(const ServiceExplainOptions& options, std::ostream& out, std::ostream& err);

/// The same over `http`, which has the URL and the token.
int explain_by_service(ports::HttpClient& http, const ServiceExplainOptions& options, std::ostream& out,
                       std::ostream& err);

}  // namespace kiosk
