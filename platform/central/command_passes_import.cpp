// SPDX-License-Identifier: Apache-2.0
// `central passes import`: a preview first, then all of it or nothing.
#include <algorithm>
#include <ostream>
#include <string_view>
#include <utility>
#include <vector>

#include "platform/central/command_parts.hpp"
#include "platform/central/list_options.hpp"
#include "platform/central/pass_difference.hpp"
#include "platform/central/passes_command.hpp"
#include "platform/central/staff_act.hpp"

namespace central {
namespace {

/// Fewer than this end without a second word, however few there are in all.
constexpr std::size_t kMany = 5;

std::string counted(std::size_t count, const std::string& one) {
  return std::to_string(count) + ' ' + one + (count == 1 ? "" : "es");
}

std::string tickets(int count) { return std::to_string(count) + (count == 1 ? " ticket" : " tickets"); }

std::string row_of(int row) { return row == 0 ? "not in the file" : "row " + std::to_string(row); }

/// Cells come from a file, and go to a terminal.
std::string plain(std::string text) {
  for (auto& c : text) {
    if (static_cast<unsigned char>(c) < 0x20 || c == '\x7F') c = ' ';
  }
  return text;
}

void print_line(std::ostream& out, const std::string& line) { out << "  " << plain(line) << '\n'; }

std::string line_of(const AddedPass& added) {
  return row_of(added.row) + ": " + added.pass.code + ", " + added.pass.name + ", " + added.pass.category +
         (added.pass.state == ListedState::kActive ? "" : ", " + std::string(name_of(added.pass.state)));
}

/// `: name "Bo" -> "Bo Li"`; empty where nothing changes.
std::string text_of(const std::vector<MemberChange>& members) {
  std::string made;
  for (const auto& member : members) {
    made += (made.empty() ? ": " : ", ") + member.member + " \"" + member.from + "\" -> \"" + member.to + '"';
  }
  return made;
}

std::string line_of(const PassChange& change) {
  return row_of(change.row) + ": " + change.before.code + ", " + change.before.name + text_of(change.members) +
         (change.after.blocked ? " (stays blocked by staff)" : "");
}

std::string line_of(const EndedPass& end) {
  return row_of(end.row) + ": " + end.pass.code + ", " + end.pass.name + ", " + end.pass.category +
         (end.live_tickets == 0 ? "" : ", holds " + tickets(end.live_tickets)) + text_of(end.members);
}

/// How the file was read: which column is what, and which of that was said beside an earlier list.
void print_reading(std::ostream& out, const PassSheet& sheet) {
  out << plain(sheet.about) << '\n';
  for (const auto& line : sheet.mapping) out << plain(line) << '\n';
  if (const auto kept = typed(sheet.kept); !kept.empty())
    out << "As last time: " << plain(kept) << " (--forget-mapping does without)\n";
  for (const auto& note : sheet.notes) out << "note: " << plain(note) << '\n';
}

template <class Entries>
void print_entries(std::ostream& out, const std::string& what, const Entries& entries, std::size_t show) {
  out << what << ": " << entries.size() << '\n';
  for (std::size_t i = 0; i < entries.size() && i < show; ++i) print_line(out, line_of(entries[i]));
  if (entries.size() > show) out << "  and " << entries.size() - show << " more\n";
}

int live_tickets_of(const PassDifference& difference) {
  int made = 0;
  for (const auto& end : difference.ended) made += end.live_tickets;
  return made;
}

void print_missing(std::ostream& out, const PassDifference& difference, std::size_t show) {
  const auto& missing = difference.missing;
  if (!missing.empty()) {
    out << "not in the file: " << missing.size() << " of " << difference.in_list
        << " passes of earlier lists; they stay as they are (--end-missing ends them)\n";
    for (std::size_t i = 0; i < missing.size() && i < show; ++i)
      print_line(out, missing[i].code + ", " + missing[i].name);
    if (missing.size() > show) out << "  and " << missing.size() - show << " more\n";
  }
  if (difference.festival != 0) {
    out << counted(difference.festival, "pass") << " of the festival's file stay"
        << (difference.festival == 1 ? "s" : "") << " as they are: a list never ends those\n";
  }
}

void print_preview(std::ostream& out, const PassDifference& difference, const PassImportOptions& options) {
  print_entries(out, "to add", difference.added, options.show);
  print_entries(out, "to change", difference.changed, options.show);
  print_entries(out, "to end", difference.ended, options.show);
  out << "the same: " << difference.same << '\n';
  print_missing(out, difference, options.show);
  for (const auto& note : difference.notes) out << "note: " << plain(note) << '\n';
  if (const int live = live_tickets_of(difference); live != 0) {
    out << "Passes that end hold " << tickets(live) << " for screenings to come. "
        << (options.return_tickets
                ? "They are returned, and their seats are free; tickets whose holders were let in stay."
                : "They stay good at the door; --return-tickets returns them.")
        << '\n';
  }
}

int print_faults(std::ostream& err, const std::string& file, const std::vector<RowFault>& faults, std::size_t more) {
  for (const auto& fault : faults) fail(err, file + ": " + plain(line_of(fault)));
  if (more != 0) fail(err, file + ": and " + std::to_string(more) + " more rows with mistakes");
  if (faults.size() == 1 && faults.front().row == 0) return fail(err, file + ": nothing was changed");
  auto rows = more;
  for (const auto& fault : faults) rows += fault.rows;
  const bool words = std::ranges::any_of(faults, [](const RowFault& fault) { return fault.of_word; }) && rows > 1;
  return fail(err, file + ": nothing was changed; " + (words ? "say what the words mean, or " : "") + "correct " +
                       (rows == 1 ? std::string("this row") : "these rows") + " and import the file again");
}

/// Why it is not done where that many passes would get no tickets any more; nothing where it may be done.
std::optional<std::string> refuse_many(const PassImportOptions& options, const PassDifference& difference) {
  const auto missing = difference.ended_as_missing();
  const auto by_row = difference.stopped;
  const auto all = missing + by_row;
  if (options.end_many || all < kMany || all * 10 <= difference.in_reach) return std::nullopt;
  std::string why;
  if (missing != 0) why = std::to_string(missing) + " because the file does not have them";
  if (by_row != 0)
    why += (missing == 0 ? "" : ", ") + std::to_string(by_row) + " by the state or the dates in their rows";
  return "WARNING: " + std::to_string(all) + " of " + std::to_string(difference.in_reach) +
         " passes would get no more tickets: " + why +
         "; is it all of the list, and are those columns what they seem? Nothing was changed; if that many are meant, "
         "say "
         "--end-many as well";
}

std::string done_line(const PassDifference& difference, const ReturnedTickets& returned) {
  auto line = "imported: added " + std::to_string(difference.added.size()) + ", changed " +
              std::to_string(difference.changed.size()) + ", ended " + std::to_string(difference.ended.size());
  if (returned.returned != 0) line += "; returned " + tickets(returned.returned);
  return line + returned.stay_words();
}

class PassImport {
 public:
  PassImport(Store& store, const PassImportOptions& options, Clock clock)
      : store_(store), options_(options), clock_(std::move(clock)) {}

  int run(std::ostream& out, std::ostream& err) {
    auto context = store_.transact(Purpose::kRead, [](Connection& db) { return pass_import_context(db); });
    if (options_.forget_mapping) context.kept.clear();
    const auto sheet = read_pass_sheet(options_.file, options_.sheet, context);
    if (!sheet) return fail(err, sheet.error());
    print_reading(out, *sheet);
    if (!sheet->faults.empty()) return print_faults(err, options_.file, sheet->faults, sheet->more_faults);
    const auto shown = store_.transact(Purpose::kRead, [&](Connection& db) {
      return difference_of(db, *sheet, context, options_.end_missing, clock_());
    });
    if (!shown.faults.empty()) return print_faults(err, options_.file, shown.faults, 0);
    print_preview(out, shown, options_);
    if (options_.return_tickets && shown.ended.empty()) {
      fail(err,
           "note: --return-tickets returns tickets of passes that this import ends, and it ends none; those of a pass "
           "that ended before are returned with central tickets return");
    }
    if (shown.empty()) {
      if (options_.consent.yes) store_.transact(Purpose::kAlone, [&](Connection& db) { keep_options(db, *sheet); });
      out << "nothing to change\n";
      return kFine;
    }
    if (const auto moved = refuse_moved(store_)) return fail(err, *moved);
    if (const auto why = refuse_many(options_, shown)) return fail(err, *why);
    if (!confirmed(options_.consent, "Do this?", out, err)) return kFailed;
    const auto returned =
        store_.transact(Purpose::kAlone, [&](Connection& db) { return carry_out(db, *sheet, context, shown); });
    if (!returned) return fail(err, returned.error());
    out << done_line(shown, *returned) << '\n';
    return kFine;
  }

 private:
  /// What was shown, where it is still so: a person may take long to answer, and what tickets are to come goes by the
  /// moment of the act.
  [[nodiscard]] kiosk::Result<ReturnedTickets, std::string> carry_out(Connection& db, const PassSheet& sheet,
                                                                      const PassListContext& context,
                                                                      const PassDifference& shown) const {
    constexpr auto kMeanwhile = " changed meanwhile; nothing was done; run it again and look anew";
    const auto now = clock_();
    if (!reads_alike(pass_list_context(db), context))
      return kiosk::failure(std::string("the festival was") + kMeanwhile);
    const auto fresh = difference_of(db, sheet, context, options_.end_missing, now);
    if (!fresh.faults.empty() || fresh != shown) return kiosk::failure(std::string("passes were") + kMeanwhile);
    if (const auto why = refuse_many(options_, fresh)) return kiosk::failure(*why);
    keep_options(db, sheet);
    return apply(db, fresh, {staff_name(options_.by), options_.reason, options_.file, options_.return_tickets, now});
  }

  /// For the next list with these columns, where it is not on record already.
  static void keep_options(Connection& db, const PassSheet& sheet) {
    auto kept = stored_list_options(db);
    if (lasting(sheet.used) != kept[sheet.header]) store_list_options(db, sheet.header, sheet.used);
  }

  Store& store_;
  const PassImportOptions& options_;
  Clock clock_;
};

}  // namespace

int run_passes_import(const PassImportOptions& options, std::ostream& out, std::ostream& err) {
  const auto clock = read_clock(options.clock, err);
  if (!clock) return kFailed;
  for (const auto& [what, text] : {std::pair("--reason", options.reason), std::pair("--by", options.by)}) {
    if (text.empty()) continue;
    if (const auto why = refuse_reason(what, text)) return fail(err, *why);
  }
  const bool only_shows = !options.consent.yes && options.consent.terminal == nullptr;
  const auto store =
      only_shows ? open_to_show(options.database, err) : open_store(options.database, Store::Mode::kExisting, err);
  if (!store) return kFailed;
  try {
    return PassImport(*store, options, *clock).run(out, err);
  } catch (const StoreFailure& failure) {
    return fail(err, failure.what());
  }
}

}  // namespace central
