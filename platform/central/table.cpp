// SPDX-License-Identifier: Apache-2.0
// Rows to aligned columns, or to JSON.
#include "platform/central/table.hpp"

#include <algorithm>
#include <cstddef>
#include <ostream>
#include <string_view>
#include <utility>

#include "kiosk/base/utf8.hpp"
#include "kiosk/ticketing/json_value.hpp"

namespace central {
namespace {

namespace json = kiosk::ticketing::json;

std::string shown(std::string cell) {
  std::ranges::replace_if(
      cell, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == '\x7F'; }, ' ');
  return cell.empty() ? "-" : cell;
}

std::size_t width(std::string_view text) {
  std::size_t columns = 0;
  while (!text.empty()) {
    const auto first = kiosk::utf8::first_of(text);
    columns += kiosk::utf8::joins_previous(first.value) ? 0 : 1;
    text.remove_prefix(first.bytes);
  }
  return columns;
}

void print_line(const std::vector<std::string>& cells, const std::vector<std::size_t>& widths, std::ostream& out) {
  for (std::size_t column = 0; column < cells.size(); ++column) {
    const auto cell = shown(cells[column]);
    out << cell;
    if (column + 1 < cells.size()) out << std::string(widths[column] - width(cell) + 2, ' ');
  }
  out << '\n';
}

}  // namespace

Table::Table(std::vector<std::string> columns) : columns_(std::move(columns)) {}

void Table::add(std::vector<std::string> cells) {
  cells.resize(columns_.size());
  rows_.push_back(std::move(cells));
}

void Table::print(std::ostream& out, bool as_json) const {
  if (as_json) {
    json::Array rows;
    for (const auto& cells : rows_) {
      json::Object row;
      for (std::size_t column = 0; column < cells.size(); ++column) {
        if (!cells[column].empty()) row.emplace_back(columns_[column], json::Value{cells[column]});
      }
      rows.push_back(json::Value{std::move(row)});
    }
    out << json::to_text({std::move(rows)}) << '\n';
    return;
  }
  std::vector<std::size_t> widths;
  for (std::size_t column = 0; column < columns_.size(); ++column) {
    auto widest = width(columns_[column]);
    for (const auto& cells : rows_) widest = std::max(widest, width(shown(cells[column])));
    widths.push_back(widest);
  }
  print_line(columns_, widths, out);
  for (const auto& cells : rows_) print_line(cells, widths, out);
}

}  // namespace central
