// SPDX-License-Identifier: Apache-2.0
// What a cell may hold is what the festival's file may say of a pass.
#include "platform/central/pass_cells.hpp"

#include <algorithm>
#include <array>
#include <regex>

#include "kiosk/base/mail_address.hpp"
#include "kiosk/base/utf8.hpp"
#include "kiosk/ticketing/pass_code.hpp"
#include "platform/csv/rows.hpp"
#include "platform/festival/times.hpp"

namespace central {
namespace {

constexpr std::size_t kLongestCode = 512;
constexpr std::size_t kLongestName = 200;
constexpr std::size_t kLongestId = 40;

auto wrong(std::string what) { return kiosk::failure(std::move(what)); }

/// Control characters, and those that turn the direction of text.
bool is_control(char32_t value) {
  const bool turns = (value >= 0x202A && value <= 0x202E) || (value >= 0x2066 && value <= 0x2069);
  return turns || value < 0x20 || (value >= 0x7F && value < 0xA0);
}

std::string quoted(std::string_view text) {
  constexpr std::size_t kShown = 60;
  std::string made = "\"";
  for (std::string_view rest = text.substr(0, kShown + 4); !rest.empty() && made.size() <= kShown;) {
    const auto next = kiosk::utf8::first_of(rest);
    made.append(is_control(next.value) || !next.valid ? "?" : rest.substr(0, next.bytes));
    rest.remove_prefix(next.bytes);
  }
  return made + (text.size() > kShown ? "...\"" : "\"");
}

bool is_blank(char32_t value) {
  return value == ' ' || value == '\t' || value == '\n' || value == '\r' || value == 0xA0 || value == 0x2028 ||
         value == 0x2029 || value == 0x202F || value == 0x3000 || (value >= 0x2000 && value <= 0x200A);
}

bool is_invisible(char32_t value) { return value == 0x200B || value == 0x2060 || value == 0xFEFF || value == 0xAD; }

bool has_control(std::string_view text) {
  while (!text.empty()) {
    const auto next = kiosk::utf8::first_of(text);
    if (is_control(next.value)) return true;
    text.remove_prefix(next.bytes);
  }
  return false;
}

/// ="0042", as spreadsheets write a text that looks like a number.
std::string without_text_formula(std::string cell) {
  const bool is_text = cell.size() >= 3 && cell.starts_with("=\"") && cell.ends_with('"');
  const auto inner = is_text ? cell.substr(2, cell.size() - 3) : cell;
  return inner.find('"') == std::string::npos ? inner : cell;
}

bool has_line_end_within(std::string_view cell) {
  constexpr std::string_view kBlanks = " \t\r\n";
  const auto first = cell.find_first_not_of(kBlanks);
  const auto last = cell.find_last_not_of(kBlanks);
  return first != std::string_view::npos &&
         cell.substr(first, last - first).find_first_of("\t\r\n") != std::string_view::npos;
}

struct StateWords {
  ListedState state;
  std::string_view words;  ///< as plain_words(), with a bar between them and at either end
};

constexpr std::array<StateWords, 5> kStates{{
    {ListedState::kActive,
     "|active|activated|valid|ok|paid|collected|picked up|confirmed|approved|accepted|checked in|actif|active|valide|"
     "paye|confirme|accepte|retire|activo|activa|valido|valida|pagado|confirmado|aprobado|recogido|aktiv|gultig|"
     "bezahlt|"
     "bestatigt|abgeholt|"},
    {ListedState::kNotCollected,
     "|not collected|uncollected|not picked up|to collect|to be collected|non retire|a retirer|no recogido|por "
     "recoger|nicht abgeholt|abzuholen|"},
    {ListedState::kSuspended,
     "|suspended|blocked|on hold|locked|inactive|cancelled|canceled|revoked|refunded|suspendu|bloque|inactif|annule|"
     "rembourse|suspendido|bloqueado|inactivo|cancelado|anulado|reembolsado|gesperrt|inaktiv|storniert|erstattet|"},
    {ListedState::kReplaced, "|replaced|reissued|remplace|reemplazado|sustituido|ersetzt|"},
    {ListedState::kEnded, "|ended|withdrawn|termine|retire du festival|terminado|retirado|beendet|"},
}};

using Dated = kiosk::Result<ListDate, std::string>;

Dated date_of(const std::string& cell, DateOrder order) {
  if (const auto date = read_list_date(cell, order)) return *date;
  const bool either = read_list_date(cell, DateOrder::kDayFirst) || read_list_date(cell, DateOrder::kMonthFirst);
  if (either) return wrong(quoted(cell) + " may be a day and a month or the reverse; say --dates dmy or --dates mdy");
  return wrong(quoted(cell) + " is no date; write it as 2024-04-28");
}

}  // namespace

std::string tidy(std::string_view cell) {
  std::string made;
  bool gap = false;
  while (!cell.empty()) {
    const auto next = kiosk::utf8::first_of(cell);
    if (is_blank(next.value)) {
      gap = true;
    } else if (!is_invisible(next.value)) {
      if (gap && !made.empty()) made += ' ';
      gap = false;
      made.append(cell.substr(0, next.bytes));
    }
    cell.remove_prefix(next.bytes);
  }
  return made;
}

Cell code_cell(std::string_view cell) {
  static const std::regex shortened("[0-9]([.,][0-9]+)?[eE]\\+[0-9]+");
  const auto code = platform::csv::unguarded(without_text_formula(tidy(cell)));
  if (code.empty()) return wrong("code is empty");
  if (code.size() > kLongestCode) {
    return wrong("code is " + std::to_string(code.size()) + " bytes long; at most " + std::to_string(kLongestCode));
  }
  if (has_line_end_within(cell) || has_control(code))
    return wrong("code has a line end or a control character; remove it");
  if (tidy(cell).starts_with('=') && code.starts_with('=')) {
    return wrong("code " + quoted(code) + " is a formula; export the values");
  }
  if (code.size() < kLongestId && std::regex_match(code, shortened)) {
    return wrong("code " + quoted(code) + " is a number that the spreadsheet has shortened; format the column as text");
  }
  if (kiosk::ticketing::is_signed_pass(code)) {
    return wrong("code is the text of a signed pass; write the code that was signed");
  }
  return code;
}

Cell name_cell(std::string_view cell) {
  const auto raw = tidy(cell);
  if (raw.starts_with('=')) return wrong("name " + quoted(raw) + " is a formula; export the values");
  auto name = platform::csv::unguarded(raw);
  if (name.empty()) return wrong("name is empty");
  if (name.size() > kLongestName) {
    return wrong("name is " + std::to_string(name.size()) + " bytes long; at most " + std::to_string(kLongestName));
  }
  if (has_control(name)) return wrong("name " + quoted(name) + " has a control character; remove it");
  return name;
}

Cell email_cell(std::string_view cell) {
  auto email = platform::csv::unguarded(tidy(cell));
  if (email.empty() || (email.size() <= kiosk::kLongestMailAddress && kiosk::is_mail_address(email))) return email;
  return wrong("email " + quoted(email) + " is no address; write one, as name@example.org");
}

Cell id_cell(std::string_view cell) {
  auto id = tidy(cell);
  const auto good = [](char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '_' ||
           c == '-';
  };
  if (id.size() <= kLongestId && std::ranges::all_of(id, good)) return id;
  return wrong("id " + quoted(id) + " is none: 1 to " + std::to_string(kLongestId) +
               " letters, digits, '.', '_' and '-'; --column id= does without the column");
}

kiosk::Result<CategoryReader, std::string> CategoryReader::of(const std::map<std::string, std::string>& names,
                                                              const std::vector<std::string>& given) {
  CategoryReader made;
  made.names_ = names;
  for (const auto& [id, name] : names) made.words_.emplace(plain_words(name), id);
  for (const auto& [id, name] : names) made.words_[plain_words(id)] = id;
  for (const auto& text : given) {
    const auto equals = text.rfind('=');
    const auto id = equals == std::string::npos ? text : text.substr(equals + 1);
    if (!names.contains(id)) {
      std::string known;
      for (const auto& [each, name] : names) known.append(known.empty() ? "" : ", ").append(each);
      return wrong("--category " + quoted(text) + ": " + quoted(id) + " is no category's id; there are " + known);
    }
    if (equals == std::string::npos) {
      made.usual_ = id;
    } else {
      made.words_[plain_words(text.substr(0, equals))] = id;
    }
  }
  return made;
}

Cell CategoryReader::read(std::string_view cell) const {
  const auto text = platform::csv::unguarded(tidy(cell));
  if (names_.contains(text)) return text;
  if (text.empty() && !usual_.empty()) return usual_;
  if (text.empty()) return wrong("category is empty; fill it in, or give all of them one with --category ID");
  if (const auto found = words_.find(plain_words(text)); found != words_.end()) return found->second;
  std::string known;
  for (const auto& [id, name] : names_) known.append(known.empty() ? "" : ", ").append(id);
  return wrong("category " + quoted(text) + " is none of " + known + "; say which it is: --category " +
               quoted(text + "=ID"));
}

std::string_view name_of(ListedState state) {
  switch (state) {
    case ListedState::kActive:
      return "active";
    case ListedState::kNotCollected:
      return "not_collected";
    case ListedState::kSuspended:
      return "suspended";
    case ListedState::kReplaced:
      return "replaced";
    case ListedState::kEnded:
      return "ended";
  }
  return "active";
}

kiosk::Result<ListedState, std::string> state_cell(std::string_view cell) {
  const auto word = plain_words(tidy(cell));
  if (word.empty()) return ListedState::kActive;
  for (const auto& [state, words] : kStates) {
    if (words.find('|' + word + '|') != std::string_view::npos) return state;
  }
  return wrong("state " + quoted(tidy(cell)) + " is none of active, not_collected, suspended, replaced, ended; " +
               "write one of them, or do without the column: --column state=");
}

kiosk::Result<kiosk::Instant, std::string> from_cell(std::string_view cell, DateOrder order,
                                                     const PassListContext& context) {
  const auto text = tidy(cell);
  if (text.empty()) return context.usual.from;
  const auto date = date_of(text, order);
  if (!date) return wrong("valid_from " + date.error());
  if (const auto* instant = std::get_if<kiosk::Instant>(&*date)) return *instant;
  if (const auto* local = std::get_if<kiosk::LocalTime>(&*date)) return context.zone->instant(*local);
  return context.zone->instant(festival::at_local(std::get<kiosk::Date>(*date), std::chrono::minutes{0}));
}

kiosk::Result<kiosk::Instant, std::string> until_cell(std::string_view cell, DateOrder order,
                                                      const PassListContext& context) {
  const auto text = tidy(cell);
  if (text.empty()) return context.usual.until;
  const auto date = date_of(text, order);
  if (!date) return wrong("valid_until " + date.error());
  if (const auto* instant = std::get_if<kiosk::Instant>(&*date)) return *instant;
  if (const auto* local = std::get_if<kiosk::LocalTime>(&*date)) return context.zone->instant(*local);
  return context.zone->instant(
      festival::at_local(festival::days_after(std::get<kiosk::Date>(*date), 1), context.roll_over));
}

std::string written_from(kiosk::Instant from, const PassListContext& context) {
  const kiosk::Date day{std::chrono::floor<std::chrono::days>(context.zone->local(from))};
  const bool whole = from_cell(kiosk::format_date(day), DateOrder::kUnknown, context) == from;
  return whole ? kiosk::format_date(day) : kiosk::format_rfc3339(from, *context.zone);
}

std::string written_until(kiosk::Instant until, const PassListContext& context) {
  const auto local = std::chrono::floor<std::chrono::days>(context.zone->local(until));
  const kiosk::Date day{local - std::chrono::days{1}};
  const bool whole = until_cell(kiosk::format_date(day), DateOrder::kUnknown, context) == until;
  return whole ? kiosk::format_date(day) : kiosk::format_rfc3339(until, *context.zone);
}

}  // namespace central
