// SPDX-License-Identifier: Apache-2.0
// What the log says of a request: that it was answered, and nothing about whom.
#pragma once

#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>

namespace central {

/// An answered request, as far as the log may know it: no path, no body, no code and no name.
struct Answered {
  std::string_view route;  ///< its name in the table, "POST /v1/tickets/{id}"
  int status = 0;
  std::chrono::nanoseconds took{0};
  std::string_view device;  ///< the id; empty: none that is known
  std::size_t bytes = 0;    ///< of the answer's body
};

/// One line of logfmt: `route="GET /healthz" status=200 ms=1.4 device=d-1 bytes=17`, `device=-` where there is none.
/// Text with anything but plain letters in it is quoted; a quote, a backslash and a control character are escaped as in
/// JSON, bytes that are not UTF-8 become U+FFFD; text over 128 bytes is cut.
[[nodiscard]] std::string log_line(const Answered& answered);

/// One value of such a line, quoted where it has to be.
[[nodiscard]] std::string log_value(std::string_view text);

}  // namespace central
