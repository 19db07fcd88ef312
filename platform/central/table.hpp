// SPDX-License-Identifier: Apache-2.0
// What commands print that show many things of one kind: a table for people, or JSON for programs.
#pragma once

#include <iosfwd>
#include <string>
#include <vector>

namespace central {

/// What every command has that shows data.
struct ShowOptions {
  std::string database;
  bool json = false;  ///< an array with an object a row, instead of a table
  bool utc = false;   ///< instants in UTC instead of the festival's zone
};

/// Rows of texts under named columns. A column's name is its heading in the table and its member in JSON.
class Table {
 public:
  explicit Table(std::vector<std::string> columns);

  /// As many cells as there are columns. An empty cell is "-" in the table, and absent in JSON.
  void add(std::vector<std::string> cells);

  [[nodiscard]] bool empty() const { return rows_.empty(); }

  /// The table has a line of headings and a line a row, its columns two blanks apart. Control characters in a cell
  /// become blanks. JSON is one line. Columns align by code points that do not join the one before.
  void print(std::ostream& out, bool json) const;

 private:
  std::vector<std::string> columns_;
  std::vector<std::vector<std::string>> rows_;
};

}  // namespace central
