// SPDX-License-Identifier: Apache-2.0
// What PostgreSQL wants said differently, as plain text: parameters by number, errors on one line and by their class.
#pragma once

#include <string>
#include <string_view>

namespace central {

/// `?` as $1, $2, ... but where it stands in a 'text', a "name" or a comment.
[[nodiscard]] std::string numbered(std::string_view sql);

/// Lines joined by `between`, the white space around each gone.
[[nodiscard]] std::string one_line(std::string_view text, std::string_view between = "; ");

/// What a failure means to the work that met it.
enum class PostgresFault {
  kOther,
  kContention,    ///< another transaction or a rule of the schema was in the way
  kDisconnected,  ///< the server ends the connection
};

/// `sqlstate`: the five characters of PostgreSQL's appendix "PostgreSQL Error Codes"; empty where there are none.
[[nodiscard]] PostgresFault fault_of(std::string_view sqlstate);

}  // namespace central
