// SPDX-License-Identifier: Apache-2.0
// What a command prints as a table, without the blanks that align it.
#pragma once

#include <string>

/// Each run of blanks as one.
inline std::string in_columns(const std::string& table) {
  std::string made;
  for (const char c : table) {
    if (c != ' ' || made.empty() || made.back() != ' ') made += c;
  }
  return made;
}

/// The same without the line of headings.
inline std::string rows_of(const std::string& table) {
  const auto rows = in_columns(table);
  return rows.substr(rows.find('\n') + 1);
}
