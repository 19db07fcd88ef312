// SPDX-License-Identifier: Apache-2.0
// The commands about calls for help: which are open, and that somebody went.
#include <algorithm>
#include <ostream>

#include "platform/central/command_parts.hpp"
#include "platform/central/commands.hpp"
#include "platform/central/help.hpp"

namespace central {
namespace {

/// An id as staff may type it: "h-7f3k92".
std::string canonical_id(std::string id) {
  std::ranges::transform(id, id.begin(), [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
  return id;
}

}  // namespace

int run_help_list(const std::string& database, std::ostream& out, std::ostream& err) {
  const auto store = open_store(database, Store::Mode::kExisting, err);
  if (!store) return kFailed;
  const auto calls = list_help_calls(*store);
  if (!calls) return fail(err, calls.error());
  for (const auto& call : *calls) {
    out << call.id << '\t' << call.called_at << '\t' << call.kiosk << '\t' << call.venue << '\t' << call.language
        << '\n';
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
