// SPDX-License-Identifier: Apache-2.0
// The commands about calls for help: which are open, and that somebody went.
#include <algorithm>
#include <ostream>
#include <string>
#include <utility>
#include <vector>

#include "platform/central/command_parts.hpp"
#include "platform/central/commands.hpp"
#include "platform/central/device_conditions.hpp"
#include "platform/central/help.hpp"
#include "platform/central/table.hpp"

namespace central {
namespace {

/// An id as staff may type it: "h-7f3k92".
std::string canonical_id(std::string id) {
  std::ranges::transform(id, id.begin(), [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
  return id;
}

}  // namespace

int run_help_list(const ShowOptions& options, std::ostream& out, std::ostream& err) {
  const auto store = open_to_show(options.database, err);
  if (!store) return kFailed;
  const auto calls = list_help_calls(*store, options.utc);
  if (!calls) return fail(err, calls.error());
  const auto troubles = list_conditions(*store, true, options.utc);
  if (!troubles) return fail(err, troubles.error());
  std::vector<std::string> columns{"id", "called", "kiosk", "venue", "language"};
  if (!troubles->empty()) columns.emplace_back("device");
  Table table(std::move(columns));
  for (const auto& call : *calls) table.add({call.id, call.called_at, call.kiosk, call.venue, call.language});
  // The kiosks whose devices want staff stand behind the people who do.
  for (const auto& one : *troubles) table.add({"", one.since, one.kiosk, one.venue, "", in_words(one.what)});
  if (table.empty() && !options.json) {
    out << "no open calls\n";
  } else {
    table.print(out, options.json);
  }
  return kFine;
}

int run_help_done(const std::string& database, const std::string& id, std::ostream& out, std::ostream& err) {
  const auto store = open_store(database, Store::Mode::kExisting, err);
  if (!store) return kFailed;
  const auto call = canonical_id(id);
  const auto ended = end_help_call(*store, call, make_clock(std::nullopt)());
  if (!ended) return fail(err, ended.error());
  out << "done: " << call << '\n';
  return kFine;
}

}  // namespace central
