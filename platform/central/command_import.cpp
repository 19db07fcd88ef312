// SPDX-License-Identifier: Apache-2.0
// The import: what it would change under tickets is asked for first, and what was confirmed is what is done.
#include <algorithm>
#include <filesystem>
#include <ostream>

#include "platform/central/command_parts.hpp"
#include "platform/central/commands.hpp"
#include "platform/central/festival_import.hpp"
#include "platform/central/import_report.hpp"
#include "platform/central/staff_act.hpp"

namespace central {
namespace {

constexpr auto kIntoPast =
    "nothing was imported: a screening that people hold tickets for would begin or be over in the past; correct its "
    "times, or say --force";
constexpr auto kNotAgreed = "not agreed";

/// The festival's file, and the database; --diff goes without one that has nothing in it.
struct Input {
  std::unique_ptr<Store> store;
  std::optional<festival::Festival> festival;  ///< nothing: a line on the error stream said why
};

/// Reads and checks the file before anything is changed; then opens the database, or makes it.
Input read_input(const ImportOptions& options, kiosk::Instant now, std::ostream& err) {
  Input made;
  std::optional<kiosk::Date> first_day;
  bool blank = true;
  // A file that is wrong must leave no empty database file behind, nor an older database another than it was; a
  // server's database is there already.
  const auto file = database_file(options.database);
  if (!file || std::filesystem::exists(*file)) {
    const auto looked = Store::look_at(options.database, [&](Connection& db, const SchemaNumber& schema) {
      blank = schema.is_blank();
      if (!blank) first_day = stored_first_day(db);
    });
    if (!looked) {
      fail(err, looked.error());
      return made;
    }
  }
  auto festival = festival::read_festival(options.festival, now, first_day);
  if (!festival) {
    fail(err, festival.error());
    return made;
  }
  for (const auto& warning : festival->warnings) err << "central: warning: " << warning << '\n';
  if (!options.diff || !blank) {
    made.store =
        options.diff ? open_to_show(options.database, err) : open_store(options.database, Store::Mode::kCreate, err);
    if (!made.store) return made;
  }
  made.festival = *std::move(festival);
  return made;
}

void tell_notes(const std::vector<std::string>& notes, std::ostream& err) {
  for (const auto& note : notes) err << "central: note: " << note << '\n';
}

/// kFailed where the import would be refused, whatever was agreed to; that it asks is no refusal.
int show_diff(const ImportOptions& options, const Input& input, kiosk::Instant now, std::ostream& out,
              std::ostream& err) {
  if (!input.store) err << "central: there is no database yet: everything in the file is new\n";
  auto made = input.store ? preview_import(*input.store, *input.festival, now) : preview_of_new(*input.festival, now);
  if (!made) return fail(err, made.error());
  const auto& plan = made->plan;
  auto& refusals = made->refusals;
  if (plan.moves_into_past() && !options.force) refusals.emplace_back(kIntoPast);
  if (auto moved = input.store ? refuse_moved(*input.store) : std::nullopt) refusals.push_back(*std::move(moved));
  options.json ? print_plan_as_json(plan, refusals, options.utc, out) : print_plan(plan, options.utc, out);
  for (const auto& line : refusals) fail(err, line);
  if (refusals.empty()) tell_notes(made->notes, err);
  return refusals.empty() ? kFine : kFailed;
}

/// "union, late, zone"; of many the first 20, and how many more.
std::string some_of(const std::vector<std::string>& names) {
  constexpr std::size_t kMostNamed = 20;
  std::string made;
  for (std::size_t i = 0; i < std::min(names.size(), kMostNamed); ++i) made += (i == 0 ? "" : ", ") + names[i];
  if (names.size() > kMostNamed) made += " and " + std::to_string(names.size() - kMostNamed) + " more";
  return made;
}

/// "moved under tickets: union, late, zone; box offices closed: bader; --yes; into the past, --force"
std::string details_of(const ImportPlan& plan, const ImportOptions& options) {
  std::vector<std::string> moved;
  for (const auto& field : plan.head) moved.push_back(field.field);
  for (const auto& one : plan.moved) moved.push_back(one.id);
  std::vector<std::string> closed;
  for (const auto& one : plan.box_offices) {
    if (one.closes_now) closed.push_back(one.venue.str());
  }
  std::string made = moved.empty() ? "" : "moved under tickets: " + some_of(moved);
  if (!closed.empty()) made += (made.empty() ? "" : "; ") + ("box offices closed: " + some_of(closed));
  made += options.consent.yes ? "; --yes" : "; yes at the terminal";
  return plan.moves_into_past() ? made + "; into the past, --force" : made;
}

/// Who agreed to what was asked about.
KeepRecord keep_record_of(const ImportOptions& options, const Clock& clock) {
  return [&options, &clock](Connection& db, const ImportPlan& plan) {
    if (!plan.asks()) return;
    record(db, {clock(), staff_name(options.by), "festival_moved", std::nullopt, std::nullopt, options.reason,
                details_of(plan, options)});
  };
}

/// Imports where there is nothing to ask, or that was agreed to in advance; else asks, and imports what was shown.
kiosk::Result<Imported, std::string> import_agreed(const ImportOptions& options, const Clock& clock, Store& store,
                                                   const festival::Festival& festival, std::ostream& out,
                                                   std::ostream& err) {
  ImportPlan shown;
  const auto keep_record = keep_record_of(options, clock);
  const auto agreed = [&](const ImportPlan& plan) -> std::string {
    shown = plan;
    if (plan.moves_into_past() && !options.force) return kIntoPast;
    return plan.asks() && !options.consent.yes ? kNotAgreed : "";
  };
  const auto first = import_festival(store, festival, clock(), agreed, keep_record);
  print_moves(shown, options.utc, out);
  print_box_offices(shown, options.utc, out);
  if (first || first.error() != kNotAgreed) return first;
  if (!confirmed(options.consent, "Import it?", out, err)) return kiosk::failure(std::string());
  const auto still = [&](const ImportPlan& plan) -> std::string {
    if (plan.moves_into_past() && !options.force) return kIntoPast;
    if (!plan.changes_the_same(shown))
      return "nothing was imported: the tickets or the programme changed meanwhile; look again";
    if (!plan.closes_another(shown)) return "";
    return "nothing was imported: a box office opened meanwhile, and this would close it; look again";
  };
  return import_festival(store, festival, clock(), still, keep_record);
}

}  // namespace

int run_import(const ImportOptions& options, std::ostream& out, std::ostream& err) {
  const auto clock = read_clock(options.clock, err);
  if (!clock) return kFailed;
  if (const auto why = refuse_given(options.reason, options.by)) return fail(err, *why);
  const auto now = (*clock)();
  auto input = read_input(options, now, err);
  if (!input.festival) return kFailed;
  const auto& festival = *input.festival;
  if (options.diff) return show_diff(options, input, now, out, err);
  const auto done = import_agreed(options, *clock, *input.store, festival, out, err);
  if (!done) return done.error().empty() ? kFailed : fail(err, done.error());
  out << "imported: " << done->venues << " venues, " << done->films << " films, " << done->screenings << " screenings, "
      << done->passes << " passes, " << done->reservations << " new reservations";
  if (festival.kept_first_day) out << "; day 0 stays " << kiosk::format_date(festival.first_day);
  out << '\n';
  tell_notes(done->notes, err);
  return kFine;
}

}  // namespace central
