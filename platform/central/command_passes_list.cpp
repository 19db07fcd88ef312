// SPDX-License-Identifier: Apache-2.0
// `central passes list` and `export`: what passes there are, for people and for spreadsheets.
#include <algorithm>
#include <array>
#include <ostream>
#include <utility>

#include "kiosk/base/name_fold.hpp"
#include "platform/central/command_parts.hpp"
#include "platform/central/pass_cells.hpp"
#include "platform/central/passes_command.hpp"
#include "platform/central/staff_words.hpp"
#include "platform/central/stored_pass.hpp"
#include "platform/csv/rows.hpp"

namespace central {
namespace {

constexpr std::array<std::string_view, 6> kStateWords = {"active",   "not_collected", "suspended",
                                                         "replaced", "ended",         "blocked"};

/// All that both commands tell, in one picture of the data.
struct Passes {
  PassListContext context;
  std::vector<StoredPass> passes;  ///< by name, then code
  std::map<std::string, int> live;
};

Passes read_passes(Store& store, kiosk::Instant now) {
  return store.transact(Purpose::kRead, [&](Connection& db) {
    Passes made{pass_list_context(db), {}, live_tickets(db, now)};
    for (auto& [id, pass] : stored_passes(db)) made.passes.push_back(std::move(pass));
    std::ranges::sort(made.passes, {}, [](const StoredPass& pass) { return std::tie(pass.name, pass.code); });
    return made;
  });
}

/// Why the filters cannot be taken; else nothing.
std::optional<std::string> refuse(const PassListOptions& options, const PassListContext& context) {
  if (!options.state.empty() && std::ranges::find(kStateWords, options.state) == kStateWords.end()) {
    std::string all;
    for (const auto word : kStateWords) all.append(all.empty() ? "" : ", ").append(word);
    return "--state " + options.state + ": there are " + all;
  }
  if (options.category.empty()) return std::nullopt;
  const auto categories = CategoryReader::of(context.categories, context.other_names, {});
  if (categories && categories->read(options.category)) return std::nullopt;
  std::string all;
  for (const auto& [id, name] : context.categories) all.append(all.empty() ? "" : ", ").append(id);
  return "--category " + options.category + ": there are " + all;
}

bool is_asked_for(const PassListOptions& options, const PassListContext& context, const StoredPass& pass) {
  if (!options.state.empty() && shown_state(pass) != options.state) return false;
  if (!options.name.empty() && kiosk::folded(pass.name).find(kiosk::folded(options.name)) == std::string::npos)
    return false;
  if (options.category.empty()) return true;
  const auto categories = CategoryReader::of(context.categories, context.other_names, {});
  return categories && categories->read(options.category) == pass.category;
}

std::string instant_text(kiosk::Instant at, const PassListOptions& options, const PassListContext& context) {
  return options.show.utc ? kiosk::format_rfc3339(at) : kiosk::format_rfc3339(at, *context.zone);
}

}  // namespace

int run_passes_list(const PassListOptions& options, std::ostream& out, std::ostream& err) {
  const auto store = open_to_show(options.show.database, err);
  if (!store) return kFailed;
  try {
    const auto all = read_passes(*store, make_clock(std::nullopt)());
    if (const auto why = refuse(options, all.context)) return fail(err, *why);
    Table table({"code", "name", "category", "email", "state", "valid_from", "valid_until", "tickets", "source", "id"});
    const bool days = !options.show.json && !options.show.utc;
    for (const auto& pass : all.passes) {
      if (!is_asked_for(options, all.context, pass)) continue;
      const auto live = all.live.find(pass.id);
      table.add(
          {pass.code, pass.name, pass.category, pass.email, std::string(shown_state(pass)),
           days ? written_from(pass.valid_from, all.context) : instant_text(pass.valid_from, options, all.context),
           days ? written_until(pass.valid_until, all.context) : instant_text(pass.valid_until, options, all.context),
           std::to_string(live == all.live.end() ? 0 : live->second),
           pass.source == PassSource::kList ? "list" : "festival", pass.id});
    }
    table.print(out, options.show.json);
    if (table.empty() && !options.show.json) {
      fail(err,
           none_of("passes", {{"--category", options.category}, {"--name", options.name}, {"--state", options.state}}));
    }
    return kFine;
  } catch (const StoreFailure& failure) {
    return fail(err, failure.what());
  }
}

int run_passes_export(const PassExportOptions& options, std::ostream& out, std::ostream& err) {
  const auto& given = options.delimiter;
  const char delimiter = given == "tab" || given == "\\t" ? '\t' : given.size() == 1 ? given.front() : '\0';
  if (!platform::csv::can_delimit(delimiter)) {
    return fail(err, "--delimiter " + given + ": write one character that is no quote and no blank, or tab");
  }
  const auto store = open_to_show(options.database, err);
  if (!store) return kFailed;
  try {
    const auto all = read_passes(*store, make_clock(std::nullopt)());
    // With the mark a spreadsheet program knows that it is UTF-8.
    std::string text = "\xEF\xBB\xBF";
    text += platform::csv::written_row(
        {"code", "name", "category", "email", "state", "valid_from", "valid_until", "id", "blocked_by_staff"},
        delimiter);
    for (const auto& pass : all.passes) {
      text +=
          platform::csv::written_row({pass.code, pass.name, pass.category, pass.email, std::string(name_of(pass.state)),
                                      written_from(pass.valid_from, all.context),
                                      written_until(pass.valid_until, all.context), pass.id, pass.blocked ? "yes" : ""},
                                     delimiter);
    }
    if (options.file.empty()) {
      out << text;
      return out.flush() ? kFine : fail(err, "what was to be printed could not be written");
    }
    if (!write_whole(options.file, text)) {
      return fail(err, options.file + ": cannot be written; name a file in a folder that is there");
    }
    out << "exported: " << all.passes.size() << (all.passes.size() == 1 ? " pass" : " passes") << " to " << options.file
        << '\n';
    return kFine;
  } catch (const StoreFailure& failure) {
    return fail(err, failure.what());
  }
}

}  // namespace central
