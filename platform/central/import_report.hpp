// SPDX-License-Identifier: Apache-2.0
// What an import would change, for the operator: lines, or JSON.
#pragma once

#include <iosfwd>
#include <string>
#include <vector>

#include "platform/central/import_plan.hpp"

namespace central {

/// A line a difference, then print_moves() and print_box_offices(). Of many of one kind the first 20, and how many
/// more. `utc`: instants in UTC instead of the festival's zone.
void print_plan(const ImportPlan& plan, bool utc, std::ostream& out);

/// Which screenings change under tickets, from what to what, and who holds them: at most 10 names a screening. Nothing
/// where none do.
void print_moves(const ImportPlan& plan, bool utc, std::ostream& out);

/// The hours of box offices that change, a line each: first all that are closed by it, then at most 20: "box office of
/// bader on 2024-04-28: opens 14:00 -> 15:00; it is open now, and this closes it".
void print_box_offices(const ImportPlan& plan, bool utc, std::ostream& out);

/// All of it in one line: "changes", "moved", "box_offices", "asks" (whether a yes is needed), and "refused": why it
/// would not be done, a text a line. Instants in RFC 3339.
void print_plan_as_json(const ImportPlan& plan, const std::vector<std::string>& refusals, bool utc, std::ostream& out);

}  // namespace central
