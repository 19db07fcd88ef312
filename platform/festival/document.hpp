// SPDX-License-Identifier: Apache-2.0
// A TOML file as a plain tree in which every value knows its line; the parser stays behind it.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "kiosk/base/result.hpp"

namespace festival {

struct Node {
  enum class Kind { kString, kInteger, kBoolean, kArray, kTable, kOther };

  Kind kind = Kind::kOther;
  int line = 0;  ///< counted from 1
  std::string text;
  std::int64_t number = 0;
  bool flag = false;
  std::vector<Node> items;                            ///< of an array
  std::vector<std::pair<std::string, Node>> members;  ///< of a table; names are unique

  /// nullptr where the table has no such member.
  [[nodiscard]] const Node* find(const std::string& name) const;
};

/// What is wrong with a file, where, and what mends it.
struct Complaint {
  int line = 0;  ///< counted from 1; 0: the file as a whole
  std::string what;
  std::string remedy;

  /// "FILE:LINE: what; remedy", without the line where there is none.
  [[nodiscard]] std::string line_for(const std::string& file) const;
};

/// The file's root table, or why it cannot be read.
[[nodiscard]] kiosk::Result<Node, Complaint> read_document(const std::string& file);

}  // namespace festival
