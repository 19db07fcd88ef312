// SPDX-License-Identifier: Apache-2.0
// Names and values in two columns.
#include "kiosk/screens/facts.hpp"

#include <algorithm>
#include <utility>

namespace kiosk::screens {
namespace {

using ui::Element;

constexpr double kColumns = 24;
constexpr double kUnits = 30;

}  // namespace

Element facts_grid(const std::vector<core::Fact>& facts, double units) {
  ui::Grid grid;
  grid.column_gap = kColumns;
  grid.row_gap = units / 4;
  for (const core::Fact& fact : facts) {
    grid.cells.push_back(lead(fact.name, units));
    grid.cells.push_back(plain(fact.value, units));
  }
  Element element;
  element.content = std::move(grid);
  return element;
}

bool facts_fit(const Maker& maker, const std::vector<core::Fact>& facts, int width) {
  int names = 0;
  for (const core::Fact& fact : facts) {
    ui::Words name;
    name.text = fact.name;
    name.units = kUnits;
    names = std::max(names, maker.width_of(name));
  }
  const int values = width - names - maker.metrics().gap(kColumns);
  return values * 2 >= width && std::all_of(facts.begin(), facts.end(), [&](const core::Fact& fact) {
           ui::Words value;
           value.text = fact.value;
           value.units = kUnits;
           return maker.holds(value, values);
         });
}

}  // namespace kiosk::screens
