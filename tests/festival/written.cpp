// SPDX-License-Identifier: Apache-2.0
// The small festival, and its reader called on a temporary file.
#include "tests/festival/written.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "tests/support/catch.hpp"

namespace written {
namespace {

constexpr auto kFestival = R"toml([festival]
name = "Small"
zone = "America/Toronto"
first_day = "2024-04-28"

[policy]
online_opens = "21:00"

[[category]]
id = "industry"
name = "Industry"
[[category]]
id = "press"
name = "Press"
daily_limit = 2

[[venue]]
id = "bader"
name = "Isabel Bader Theatre"
hours = [ { day = 0, opens = "09:30", closes = "23:00" } ]

[[film]]
id = "union"
title = "Union"
running_minutes = 104

[[screening]]
id = "morning"
film = "union"
venue = "bader"
room = "One"
starts = "day 0 10:00"
ends = "day 0 12:00"
allotment = { industry = 2, press = 2 }
[[screening]]
id = "evening"
film = "union"
venue = "bader"
room = "One"
starts = "day 0 18:30"
ends = "day 0 20:54"
q_and_a_minutes = 20
categories = [ "industry" ]
allotment = { industry = 2 }

[[pass]]
id = "amara"
code = "PASS-A"
name = "Amara"
category = "industry"
email = "amara@example.org"

[[reservation]]
pass = "amara"
screening = "evening"
)toml";

void replace_all(std::string& text, const std::string& from, const std::string& to) {
  for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
}

}  // namespace

std::string festival_text() { return kFestival; }

std::string with(std::string text, const std::string& from, const std::string& to) {
  const auto at = text.find(from);
  INFO("not in the text: " << from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

kiosk::Result<festival::Festival, std::string> read(const std::string& text) {
  auto folder = (std::filesystem::temp_directory_path() / "festival-XXXXXX").string();
  REQUIRE(::mkdtemp(folder.data()) != nullptr);
  const auto file = folder + "/festival.toml";
  std::ofstream(file, std::ios::binary) << text;
  const auto imported_at = kiosk::parse_rfc3339("2024-04-28T12:00:00-04:00");
  auto made = festival::read_festival(file, imported_at.value(), std::nullopt);
  std::filesystem::remove_all(folder);
  if (!made) {
    replace_all(made.error(), file, "FILE");
  } else {
    for (auto& line : made->warnings) replace_all(line, file, "FILE");
  }
  return made;
}

std::vector<std::string> mistakes(const std::string& text) {
  const auto made = read(text);
  std::vector<std::string> lines;
  if (made) return lines;
  std::istringstream in(made.error());
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

std::vector<std::string> warnings(const std::string& text) {
  const auto made = read(text);
  INFO((made ? std::string() : made.error()));
  REQUIRE(made);
  return made->warnings;
}

}  // namespace written
