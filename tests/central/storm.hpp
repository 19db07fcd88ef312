// SPDX-License-Identifier: Apache-2.0
// Many clients at once over real connections, asking at random, with lines cut and answers lost on the way.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "kiosk/base/http.hpp"

namespace storm {

/// A request as it was asked until it was answered, and that answer.
struct Asked {
  std::string method;
  std::string path;
  std::string key;
  std::string body;
  std::string pass;  ///< that it is about
  int status = 0;    ///< 0: never answered
  std::string answer;
  int times = 0;  ///< how often it was sent
};

struct Plan {
  std::vector<unsigned short> ports;  ///< of the servers; each client goes from one to the other
  std::string token;
  std::function<std::string(const std::string& pass)> visit;  ///< the token of a visit of this pass; any thread
  std::vector<std::string> passes;
  std::vector<std::string> screenings;
  int clients = 8;
  int steps = 150;  ///< requests a client
  std::uint32_t seed = 1;
  std::function<void()> trouble;  ///< called again and again, beside it all, until the clients are done
};

/// Asks for tickets, swaps, replacements, returns and reports, each request under its own key and again until it has an
/// answer that is neither 500, 503 nor key_in_flight. Every client sees the tickets of its own answers and, at random,
/// those of the others. A tenth of the answers is thrown away unread, with the connection.
[[nodiscard]] std::vector<Asked> rage(const Plan& plan);

/// Sends the request once more, under its key; the answer's status and body.
[[nodiscard]] Asked again(const Plan& plan, const Asked& before);

}  // namespace storm
