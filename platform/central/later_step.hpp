// SPDX-License-Identifier: Apache-2.0
// One step of the schema: in the words of one kind of database, and of both.
#pragma once

#include <string_view>

namespace central {

class Connection;

struct SchemaStep {
  std::string_view sql;
  /// What SQL cannot say, in the same transaction after it; it meets the tables as the step leaves them.
  void (*then)(Connection& db) = nullptr;
};

struct LaterStep {
  std::string_view sqlite;
  std::string_view postgres;
  void (*then)(Connection& db) = nullptr;
};

}  // namespace central
