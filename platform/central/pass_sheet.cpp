// SPDX-License-Identifier: Apache-2.0
// A file to rows: its layout and columns first, then cell by cell.
#include "platform/central/pass_sheet.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "platform/central/list_options.hpp"
#include "platform/central/pass_cells.hpp"
#include "platform/central/pass_first_row.hpp"
#include "platform/central/pass_rows.hpp"
#include "platform/central/pass_states.hpp"
#include "platform/central/rules_store.hpp"
#include "platform/csv/rows.hpp"
#include "platform/csv/text_file.hpp"
#include "platform/festival/times.hpp"

namespace central {
namespace {

namespace csv = platform::csv;

using csv::Row;

/// A file's text and how its cells are parted.
struct Source {
  csv::Text text;
  csv::Layout layout;
};

/// Whether it has the heading that each festival's file has.
bool is_festival_file(std::string_view text) {
  constexpr std::string_view kHeading = "[festival]";
  return text.starts_with(kHeading) || text.find("\n[festival]\n") != std::string_view::npos ||
         text.find("\n[festival]\r\n") != std::string_view::npos;
}

kiosk::Result<Source, std::string> open_source(const std::string& file, const PassSheetOptions& options) {
  std::optional<csv::Encoding> encoding;
  if (!options.encoding.empty()) {
    encoding = csv::encoding_named(options.encoding);
    if (!encoding) {
      return kiosk::failure("--encoding " + options.encoding + ": write utf-8, utf-16, windows-1252 or latin-1");
    }
  }
  auto text = csv::read_text(file, encoding);
  if (!text) return kiosk::failure(text.error());
  if (is_festival_file(text->utf8)) {
    return kiosk::failure(file + ": is a festival's file and no list of passes; central import takes it");
  }
  auto layout = csv::layout_of(text->utf8);
  const auto& delimiter = options.delimiter;
  if (delimiter.size() > 1 && delimiter != "tab" && delimiter != "\\t") {
    return kiosk::failure("--delimiter " + delimiter + ": write one character, or tab");
  }
  if (!delimiter.empty()) layout.delimiter = delimiter.size() > 1 ? '\t' : delimiter.front();
  if (!csv::can_delimit(layout.delimiter)) {
    return kiosk::failure("--delimiter: a blank, a quote, a line end or half a character cannot stand between cells");
  }
  return Source{*std::move(text), layout};
}

std::vector<std::string> tidied(const std::vector<std::string>& cells) {
  std::vector<std::string> made;
  for (const auto& cell : cells) made.push_back(tidy(cell));
  while (!made.empty() && made.back().empty()) made.pop_back();
  return made;
}

/// The first row that is not blank.
kiosk::Result<Row, std::string> header_of(csv::Reader& reader) {
  Row row;
  while (reader.next(row)) {
    if (!row.fault.empty()) return kiosk::failure("row " + std::to_string(row.number) + " " + row.fault);
    if (!is_blank(row)) return row;
  }
  return kiosk::failure(std::string("is empty; the first row must name the columns"));
}

/// The rows after the header, to compare it with; not those that have a fault.
std::vector<Row> below_header(csv::Reader reader) {
  std::vector<Row> made;
  std::size_t read = 0;
  for (Row row; ++read <= kRowsToCompare && reader.next(row);) {
    if (row.fault.empty()) made.push_back(row);
  }
  return made;
}

/// Why the first row cannot name the columns; else nothing.
std::optional<std::string> refuse_first_row(const std::vector<std::string>& names, const csv::Reader& reader,
                                            const Source& source, const PassSheetOptions& options,
                                            const CategoryReader* categories) {
  if (options.first_row == "names") return std::nullopt;
  if (!options.first_row.empty()) return "--first-row " + quoted_cell(options.first_row) + ": write names";
  if (!looks_like_pass(names, below_header(reader), categories, options.columns)) return std::nullopt;
  return no_column_names(names.size(), source.layout.delimiter);
}

std::string prefixed(const std::string& file, const std::string& lines) {
  std::string made = file + ": ";
  for (const char c : lines) made += c == '\n' ? "\n" + file + ": " : std::string(1, c);
  return made;
}

/// What the dates of all rows say together of day and month.
kiosk::Result<DateOrder, std::string> order_of(const Source& source, const PassMapping& mapping,
                                               const std::string& given) {
  if (!given.empty()) {
    if (const auto order = date_order_named(given)) return *order;
    return kiosk::failure("--dates " + given + ": write dmy (day first) or mdy (month first)");
  }
  if (!mapping.has(PassColumn::kValidFrom) && !mapping.has(PassColumn::kValidUntil)) return DateOrder::kUnknown;
  csv::Reader reader(source.text.utf8, source.layout);
  bool day_first = false;
  bool month_first = false;
  for (Row row; reader.next(row);) {
    for (const auto column : {PassColumn::kValidFrom, PassColumn::kValidUntil}) {
      const auto place = mapping.place(column);
      if (!place || *place >= row.cells.size()) continue;
      const auto order = order_in(tidy(row.cells[*place]));
      day_first = day_first || order == DateOrder::kDayFirst;
      month_first = month_first || order == DateOrder::kMonthFirst;
    }
  }
  if (day_first && month_first) {
    return kiosk::failure(
        std::string("has dates with the day first and others with the month first; write all as "
                    "2024-04-28, or say --dates dmy or --dates mdy"));
  }
  return day_first ? DateOrder::kDayFirst : month_first ? DateOrder::kMonthFirst : DateOrder::kUnknown;
}

kiosk::Result<Words, std::string> words_of(const PassSheetOptions& options, const PassListContext& context) {
  auto categories = CategoryReader::of(context.categories, context.other_names, options.categories);
  if (!categories) return kiosk::failure(categories.error());
  auto states = StateReader::of(options.states);
  if (!states) return kiosk::failure(states.error());
  return Words{*std::move(categories), *std::move(states)};
}

/// What the list is read by: what was given, and what was given beside the last one with the same columns.
void choose_options(const std::vector<std::string>& names, const PassSheetOptions& given,
                    const PassListContext& context, PassSheet& sheet) {
  sheet.header = header_digest(names);
  if (const auto found = context.kept.find(sheet.header); found != context.kept.end())
    sheet.kept = not_given_anew(found->second, given, context.categories);
  sheet.used = together(sheet.kept, given);
}

std::map<std::string, std::string> other_names_of_categories(Connection& db) {
  std::map<std::string, std::set<std::string>> ids;
  for (auto rows = db.query("SELECT text, id FROM local_text WHERE what = 'category_name'"); rows.step();)
    ids[rows.text(0)].insert(rows.text(1));
  std::map<std::string, std::string> made;
  for (const auto& [name, its] : ids) {
    if (its.size() == 1) made.emplace(name, *its.begin());
  }
  return made;
}

std::string cell_in(const Row& row, std::optional<std::size_t> place) {
  return place && *place < row.cells.size() ? row.cells[*place] : std::string();
}

/// What a row says beside its code of whose it is. `mapping`: nothing where no row names the columns.
void read_whose(const Row& row, const PassMapping* mapping, const StateReader& states, ListedCode& made) {
  if (mapping == nullptr) return;
  const auto cell = cell_in(row, mapping->place(PassColumn::kId));
  const auto id = id_cell(cell);
  made.id = id ? *id : cell;  // what can be no id is no pass's
  const auto word = cell_in(row, mapping->place(PassColumn::kState));
  if (const auto state = states.read(word)) {
    made.state = *state;
  } else {
    made.unknown_state = quoted_cell(word);
  }
}

}  // namespace

PassListContext pass_list_context(Connection& db) {
  PassListContext made;
  auto festival = db.query("SELECT zone, first_day FROM festival");
  if (!festival.step()) throw StoreFailure("there is no festival in the database; central import puts one there");
  made.zone = kiosk::Zone::find(festival.text(0));
  const auto first_day = kiosk::parse_date(festival.text(1));
  if (!made.zone || !first_day) throw Damaged("the festival has a zone or a first day");
  for (auto rows = db.query("SELECT id, name FROM category"); rows.step();)
    made.categories[rows.text(0)] = rows.text(1);
  made.other_names = other_names_of_categories(db);
  made.roll_over = load_rules(db).roll_over;
  made.first_day = *first_day;
  auto last = *first_day;
  if (auto row = db.query("SELECT max(programme_day) FROM screening"); row.step() && !row.null(0)) {
    last = kiosk::parse_date(row.text(0)).value_or(last);
  }
  using festival::at_local;
  using festival::days_after;
  made.usual.from = made.zone->instant(at_local(days_after(*first_day, -1), std::chrono::minutes{0}));
  made.usual.until = made.zone->instant(at_local(days_after(last, 1), made.roll_over));
  return made;
}

PassListContext pass_import_context(Connection& db) {
  auto made = pass_list_context(db);
  const auto keeps = [](Cell (*read)(std::string_view), const std::string& text) {
    const auto back = read(csv::guarded(text));
    return back && *back == text;
  };
  for (auto rows = db.query("SELECT code, name FROM pass"); rows.step();) {
    const auto code = rows.text(0);
    const auto name = rows.text(1);
    if (!keeps(code_cell, code)) made.odd_codes.insert(code);
    if (!keeps(name_cell, name)) made.odd_names.insert(name);
  }
  made.kept = stored_list_options(db);
  return made;
}

bool reads_alike(const PassListContext& a, const PassListContext& b) {
  return a.categories == b.categories && a.other_names == b.other_names && a.zone->name() == b.zone->name() &&
         a.roll_over == b.roll_over && a.first_day == b.first_day && a.usual == b.usual;
}

kiosk::Result<PassSheet, std::string> read_pass_sheet(const std::string& file, const PassSheetOptions& options,
                                                      const PassListContext& context) {
  const auto source = open_source(file, options);
  if (!source) return kiosk::failure(source.error());
  csv::Reader reader(source->text.utf8, source->layout);
  const auto header = header_of(reader);
  if (!header) return kiosk::failure(file + ": " + header.error());
  const auto names = tidied(header->cells);
  PassSheet sheet;
  choose_options(names, options, context, sheet);
  const auto words = words_of(sheet.used, context);
  if (!words) return kiosk::failure(words.error());
  auto used = sheet.used;
  used.first_row = options.first_row;  // which is said of one file, and not kept
  if (const auto why = refuse_first_row(names, reader, *source, used, &words->categories))
    return kiosk::failure(file + ": " + *why);
  const auto mapping = PassMapping::of(names, sheet.used.columns);
  if (!mapping) return kiosk::failure(prefixed(file, mapping.error()));
  if (const auto missing = mapping->missing(!words->categories.has_usual()))
    return kiosk::failure(file + ": " + *missing);
  const auto order = order_of(*source, *mapping, sheet.used.dates);
  if (!order) return kiosk::failure(file + ": " + order.error());

  const auto below = reader;
  PassRows rows(*mapping, *words, *order, context, names.size());
  std::vector<int> lines;
  std::size_t count = 0;
  for (Row row; reader.next(row);) {
    rows.read(row, sheet);
    if (sheet.passes.size() > lines.size()) lines.push_back(row.line);
    count += is_blank(row) ? 0 : 1;
    if (sheet.passes.size() > kMostPasses) {
      return kiosk::failure(file + ": has more than " + std::to_string(kMostPasses) + " passes");
    }
  }
  find_doubles(sheet, lines);
  sheet.about = file + ": " + std::string(csv::name_of(source->text.encoding)) + ", " +
                csv::delimiter_name(source->layout.delimiter) + " between cells, " + std::to_string(count) +
                (count == 1 ? " row" : " rows") + " under the names of the columns";
  sheet.mapping = mapping->lines();
  std::ranges::move(lines_of_words(sheet.used), std::back_inserter(sheet.mapping));
  // That the last list had no column for it says nothing of this one.
  if (!decides_column(options, "state")) sheet.notes = notes_of_states(below, *mapping, words->states, names);
  return sheet;
}

kiosk::Result<std::vector<ListedCode>, std::string> read_pass_codes(
    const std::string& file, const PassSheetOptions& options, const std::map<std::string, PassSheetOptions>& kept) {
  const auto source = open_source(file, options);
  if (!source) return kiosk::failure(source.error());
  csv::Reader reader(source->text.utf8, source->layout);
  const auto header = header_of(reader);
  if (!header) return kiosk::failure(file + ": " + header.error());
  const auto names = tidied(header->cells);
  const bool has_names = names.size() > 1 || !options.columns.empty() || !options.first_row.empty();
  if (const auto why = has_names ? refuse_first_row(names, reader, *source, options, nullptr) : std::nullopt)
    return kiosk::failure(file + ": " + *why);
  const auto earlier = kept.find(header_digest(names));
  const auto used = earlier == kept.end() ? options : together(not_given_anew(earlier->second, options, {}), options);
  const auto mapping = PassMapping::of(names, used.columns);
  const auto place = mapping ? mapping->place(PassColumn::kCode) : std::nullopt;
  std::vector<ListedCode> codes;
  if (!place && has_names) {
    const auto why = mapping ? mapping->missing(false).value_or("no column is the code") : mapping.error();
    return kiosk::failure(prefixed(file, why));
  }
  const auto states = StateReader::of(used.states);
  if (!states) return kiosk::failure(states.error());
  const auto take = [&](const Row& row) -> std::optional<std::string> {
    if (!row.fault.empty()) return "row " + std::to_string(row.number) + " " + row.fault;
    const auto code = code_cell(cell_in(row, place.value_or(0)));
    if (!code) return "row " + std::to_string(row.number) + ": " + code.error();
    codes.push_back({row.number, *code});
    read_whose(row, place ? &*mapping : nullptr, *states, codes.back());
    return std::nullopt;
  };
  std::optional<std::string> mistake;
  // Without a name above it, the one column begins with a code.
  if (!place) mistake = take(*header);
  for (Row row; !mistake && reader.next(row);) {
    if (!row.fault.empty() || !is_blank(row)) mistake = take(row);
  }
  if (mistake) return kiosk::failure(file + ": " + *mistake);
  return codes;
}

}  // namespace central
