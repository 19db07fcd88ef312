// SPDX-License-Identifier: Apache-2.0
// The rows of a list of passes below its first: each is a pass that can be taken, or a fault with its number.
#pragma once

#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "platform/central/pass_cells.hpp"
#include "platform/central/pass_columns.hpp"
#include "platform/central/pass_sheet.hpp"
#include "platform/central/pass_states.hpp"
#include "platform/csv/rows.hpp"

namespace central {

[[nodiscard]] bool is_blank(const platform::csv::Row& row);

/// What the words of a list mean.
struct Words {
  CategoryReader categories;
  StateReader states;
};

/// Reads the rows of one list in their order. Borrows all it is made of.
class PassRows {
 public:
  /// `columns`: how many the first row names.
  PassRows(const PassMapping& mapping, const Words& words, DateOrder order, const PassListContext& context,
           std::size_t columns)
      : mapping_(mapping), words_(words), order_(order), context_(context), columns_(columns) {}

  /// Adds what the row is to the passes or the faults of `sheet`, the same one each time; nothing where it is blank.
  void read(const platform::csv::Row& row, PassSheet& sheet);

 private:
  using Row = platform::csv::Row;

  /// One fault for all rows with the same words.
  void add_fault_of_word(PassSheet& sheet, const Row& row, const std::string& what);
  void read_cells(const Row& row, ListedPass& made);
  [[nodiscard]] std::string cell(const Row& row, PassColumn column) const;
  [[nodiscard]] std::string name_of(const Row& row) const;
  /// As it is, where a pass has it so; else as `cell_of` takes it.
  std::string taken_as_stored(const std::string& cell, const std::set<std::string>& odd,
                              Cell (*cell_of)(std::string_view));
  template <class Value>
  Value taken(kiosk::Result<Value, std::string> read) {
    if (read) return *std::move(read);
    problems_.push_back(read.error());
    return {};
  }

  const PassMapping& mapping_;
  const Words& words_;
  DateOrder order_;
  const PassListContext& context_;
  std::size_t columns_;
  std::vector<std::string> problems_{};            ///< of the row that is read
  std::map<std::string, std::size_t> by_words_{};  ///< where in the faults these words stand
};

/// Adds a fault for each row that says the same code or id as one before it. `lines`: those of the passes in the file.
void find_doubles(PassSheet& sheet, const std::vector<int>& lines);

}  // namespace central
