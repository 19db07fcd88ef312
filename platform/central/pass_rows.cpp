// SPDX-License-Identifier: Apache-2.0
// Cell by cell; all that is wrong with a row is said at once.
#include "platform/central/pass_rows.hpp"

#include <algorithm>
#include <utility>

namespace central {
namespace {

namespace csv = platform::csv;
using csv::Row;

constexpr std::size_t kRowsNamed = 3;  ///< of those with the same word

/// Whether it is of a word that is said once on the command line, for all rows that have it.
bool is_of_word(const std::string& fault) {
  return fault.find("--state ") != std::string::npos || fault.find("--category ") != std::string::npos;
}

void add_fault(PassSheet& sheet, const Row& row, std::string what) {
  if (sheet.faults.size() < kMostFaults) {
    sheet.faults.push_back({row.number, row.line, std::move(what)});
  } else {
    ++sheet.more_faults;
  }
}

}  // namespace

bool is_blank(const Row& row) {
  return std::ranges::all_of(row.cells, [](const std::string& cell) { return tidy(cell).empty(); });
}

void PassRows::read(const Row& row, PassSheet& sheet) {
  problems_.clear();
  if (!row.fault.empty()) {
    add_fault(sheet, row, row.fault);
    return;
  }
  if (is_blank(row)) return;
  ListedPass made;
  made.row = row.number;
  const auto extra = [](const std::string& cell) { return !tidy(cell).empty(); };
  if (row.cells.size() > columns_ &&
      std::ranges::any_of(row.cells.begin() + static_cast<std::ptrdiff_t>(columns_), row.cells.end(), extra)) {
    problems_.push_back("has " + std::to_string(row.cells.size()) + " cells under " + std::to_string(columns_) +
                        " columns; is there a delimiter in a cell without quotes?");
  } else {
    read_cells(row, made);
  }
  std::string all;
  for (const auto& problem : problems_) all.append(all.empty() ? "" : "; ").append(problem);
  if (all.empty()) {
    sheet.passes.push_back(std::move(made));
  } else {
    is_of_word(all) ? add_fault_of_word(sheet, row, all) : add_fault(sheet, row, std::move(all));
  }
}

void PassRows::add_fault_of_word(PassSheet& sheet, const Row& row, const std::string& what) {
  if (const auto known = by_words_.find(what); known != by_words_.end()) {
    auto& fault = sheet.faults[known->second];
    if (++fault.rows <= kRowsNamed) fault.next.push_back(row.number);
    return;
  }
  add_fault(sheet, row, what);
  if (sheet.more_faults != 0) return;
  by_words_.emplace(what, sheet.faults.size() - 1);
  sheet.faults.back().of_word = true;
}

std::string PassRows::cell(const Row& row, PassColumn column) const {
  const auto place = mapping_.place(column);
  return place && *place < row.cells.size() ? row.cells[*place] : std::string();
}

std::string PassRows::taken_as_stored(const std::string& cell, const std::set<std::string>& odd,
                                      Cell (*cell_of)(std::string_view)) {
  auto plain = csv::unguarded(cell);
  return odd.contains(plain) ? plain : taken(cell_of(cell));
}

void PassRows::read_cells(const Row& row, ListedPass& made) {
  made.code = taken_as_stored(cell(row, PassColumn::kCode), context_.odd_codes, code_cell);
  made.name = taken_as_stored(name_of(row), context_.odd_names, name_cell);
  made.category = taken(words_.categories.read(cell(row, PassColumn::kCategory)));
  if (mapping_.has(PassColumn::kId)) made.id = taken(id_cell(cell(row, PassColumn::kId)));
  if (mapping_.has(PassColumn::kEmail)) made.email = taken(email_cell(cell(row, PassColumn::kEmail)));
  if (mapping_.has(PassColumn::kState)) made.state = taken(words_.states.read(cell(row, PassColumn::kState)));
  if (mapping_.has(PassColumn::kValidFrom)) {
    made.valid_from = taken(from_cell(cell(row, PassColumn::kValidFrom), order_, context_));
  }
  if (mapping_.has(PassColumn::kValidUntil)) {
    made.valid_until = taken(until_cell(cell(row, PassColumn::kValidUntil), order_, context_));
  }
  const bool both = made.valid_from && made.valid_until && problems_.empty();
  // What is usual may be empty itself, which is no row's mistake.
  const auto& usual = context_.usual;
  const bool is_usual = usual.from >= usual.until && (made.valid_from == usual.from || made.valid_until == usual.until);
  if (both && !is_usual && *made.valid_until <= *made.valid_from)
    problems_.emplace_back("valid_until is before valid_from");
}

std::string PassRows::name_of(const Row& row) const {
  if (mapping_.has(PassColumn::kName)) return cell(row, PassColumn::kName);
  std::string made;
  for (const auto part : {PassColumn::kFirstName, PassColumn::kInfix, PassColumn::kLastName}) {
    const auto text = tidy(cell(row, part));
    if (!text.empty()) made += (made.empty() ? "" : " ") + text;
  }
  return made;
}

void find_doubles(PassSheet& sheet, const std::vector<int>& lines) {
  std::map<std::string, int> codes;
  std::map<std::string, int> ids;
  for (std::size_t i = 0; i < sheet.passes.size(); ++i) {
    const auto& pass = sheet.passes[i];
    const auto code = codes.emplace(pass.code, pass.row);
    const auto id = pass.id.empty() ? std::pair(ids.end(), true) : ids.emplace(pass.id, pass.row);
    std::string what;
    if (!code.second) what = "code \"" + pass.code + "\" is in row " + std::to_string(code.first->second) + " too";
    if (!id.second) {
      what += (what.empty() ? "" : "; ") + ("id \"" + pass.id + "\" is in row " + std::to_string(id.first->second)) +
              " too";
    }
    if (what.empty()) continue;
    if (sheet.faults.size() >= kMostFaults) {
      ++sheet.more_faults;
    } else {
      sheet.faults.push_back({pass.row, lines[i], what + "; remove one of the two"});
    }
  }
  std::ranges::stable_sort(sheet.faults, {}, &RowFault::row);
}

std::string line_of(const RowFault& fault) {
  if (fault.row == 0) return fault.what;
  if (fault.rows > 1) {
    auto rows = std::to_string(fault.rows) + " rows (" + std::to_string(fault.row);
    for (const auto row : fault.next) rows += ", " + std::to_string(row);
    return rows + (fault.rows > kRowsNamed ? ", ...): " : "): ") + fault.what;
  }
  const auto line = fault.line != 0 && fault.line != fault.row ? " (line " + std::to_string(fault.line) + ")" : "";
  return "row " + std::to_string(fault.row) + line + ": " + fault.what;
}

}  // namespace central
