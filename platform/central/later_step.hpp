// SPDX-License-Identifier: Apache-2.0
// One step of the schema, in the words of both kinds of database.
#pragma once

#include <string_view>

namespace central {

struct LaterStep {
  std::string_view sqlite;
  std::string_view postgres;
};

}  // namespace central
