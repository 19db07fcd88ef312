// SPDX-License-Identifier: Apache-2.0
// Imports in tests as an operator runs them: the command with a file of its own, and texts that differ a little.
#pragma once

#include <sstream>
#include <string>

#include "platform/central/commands.hpp"
#include "tests/central/house.hpp"
#include "tests/support/catch.hpp"

namespace house {

struct ImportRan {
  int status = 0;
  std::string out;
  std::string err;
};

inline std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const auto at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

inline std::string without_screening(std::string text, const std::string& id, const std::string& next) {
  const auto from = text.find("[[screening]]\nid = \"" + id + '"');
  const auto to = text.find(next, from);
  REQUIRE(from != std::string::npos);
  REQUIRE(to != std::string::npos);
  return text.erase(from, to - from);
}

/// The command with a file of its own, at 17:42 of day 0 where nothing else is said.
class Operator {
 public:
  explicit Operator(House& h) : database_(h.database()) {}

  ImportRan import(const std::string& text, central::ImportOptions options = {}) {
    const auto file = folder_.file("festival.toml");
    write_file(file, text);
    options.festival = file;
    options.database = database_;
    if (options.clock.empty()) options.clock = "2024-04-28T17:42:00-04:00";
    std::ostringstream out;
    std::ostringstream err;
    const int status = central::run_import(options, out, err);
    return {status, out.str(), err.str()};
  }
  ImportRan answer(const std::string& text, const std::string& answer) {
    std::istringstream in(answer);
    return import(text, {.consent = {false, &in}});
  }

 private:
  std::string database_;
  Folder folder_;
};

inline central::ImportOptions yes() { return {.consent = {true, nullptr}}; }

inline std::string start_of(House& h, const std::string& screening) {
  auto row = h.store().lease()->query("SELECT starts_at FROM screening WHERE id = ?", screening);
  REQUIRE(row.step());
  return kiosk::format_rfc3339(row.instant(0));
}

inline std::string moved_text() {
  return replaced(replaced(festival_text(), "day 0 18:30", "day 0 19:15"), "day 0 20:54", "day 0 21:39");
}

inline void must_have(const std::string& text, const std::string& part) {
  INFO(text);
  CHECK(text.find(part) != std::string::npos);
}

}  // namespace house
