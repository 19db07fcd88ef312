// SPDX-License-Identifier: Apache-2.0
// The texts that go to PostgreSQL and come from it: no connection in here.
#include "platform/central/postgres_sql.hpp"

#include <algorithm>
#include <array>

namespace central {
namespace {

/// How many characters of `rest` must stay as they are, because it begins with a quoted text, a quoted name or a
/// comment; 0: none. One that is never closed goes to the end.
std::size_t verbatim(std::string_view rest) {
  const auto until = [&](std::string_view mark, std::size_t from) {
    const auto at = rest.find(mark, from);
    return at == std::string_view::npos ? rest.size() : at + mark.size();
  };
  // A doubled quote inside is the end of one text and the beginning of the next: the same in the sum.
  if (rest.front() == '\'') return until("'", 1);
  if (rest.front() == '"') return until("\"", 1);
  if (rest.starts_with("--")) return until("\n", 2);
  if (rest.starts_with("/*")) return until("*/", 2);
  return 0;
}

}  // namespace

std::string numbered(std::string_view sql) {
  std::string made;
  made.reserve(sql.size() + 16);
  int parameters = 0;
  while (!sql.empty()) {
    const auto kept = verbatim(sql);
    if (kept == 0 && sql.front() == '?') {
      made += '$' + std::to_string(++parameters);
    } else {
      made += sql.substr(0, std::max<std::size_t>(kept, 1));
    }
    sql.remove_prefix(std::max<std::size_t>(kept, 1));
  }
  return made;
}

std::string one_line(std::string_view text, std::string_view between) {
  constexpr std::string_view kSpace = " \t\r\n";
  std::string made;
  while (!text.empty()) {
    auto line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(text.size(), line.size() + 1));
    line.remove_prefix(std::min(line.size(), line.find_first_not_of(kSpace)));
    line = line.substr(0, line.find_last_not_of(kSpace) + 1);
    if (line.empty()) continue;
    if (!made.empty()) made += between;
    made += line;
  }
  return made;
}

PostgresFault fault_of(std::string_view sqlstate) {
  // Serialisation, deadlock, a lock waited for too long; class 23 are the rules of the schema.
  constexpr std::array<std::string_view, 3> kInTheWay = {"40001", "40P01", "55P03"};
  // Shut down by the administrator, crashed, cannot connect now; sat idle for too long, in a transaction or outside.
  constexpr std::array<std::string_view, 5> kGoing = {"57P01", "57P02", "57P03", "25P03", "57P05"};
  if (sqlstate.starts_with("23") || std::ranges::find(kInTheWay, sqlstate) != kInTheWay.end()) {
    return PostgresFault::kContention;
  }
  if (sqlstate.starts_with("08") || std::ranges::find(kGoing, sqlstate) != kGoing.end()) {
    return PostgresFault::kDisconnected;
  }
  return PostgresFault::kOther;
}

}  // namespace central
