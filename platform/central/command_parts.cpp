// SPDX-License-Identifier: Apache-2.0
// The options that several commands have.
#include "platform/central/command_parts.hpp"

#include <cstdio>
#include <fstream>
#include <ostream>
#include <sstream>

namespace central {

namespace {

std::string& spoken_name() {
  static std::string name = "central";
  return name;
}

}  // namespace

const std::string& program_name() { return spoken_name(); }

void answer_as(const std::string& program) { spoken_name() = program; }

int fail(std::ostream& err, const std::string& line) {
  std::istringstream lines(line);
  for (std::string one; std::getline(lines, one);) err << program_name() << ": " << one << '\n';
  return kFailed;
}

std::unique_ptr<Store> open_store(const std::string& database, Store::Mode mode, std::ostream& err) {
  auto store = Store::open(database, mode);
  if (store) return *std::move(store);
  fail(err, store.error());
  return nullptr;
}

std::optional<Clock> read_clock(const std::string& text, std::ostream& err) {
  if (text.empty()) return make_clock(std::nullopt);
  if (const auto start = kiosk::parse_rfc3339(text)) return make_clock(start);
  fail(err, "--clock " + text + ": write it as 2024-04-28T17:42:00-04:00");
  return std::nullopt;
}

bool write_whole(const std::string& file, const std::string& bytes) {
  const auto unfinished = file + ".new";
  {
    std::ofstream out(unfinished, std::ios::binary);
    out << bytes;
    if (!out.flush()) return false;
  }
  return std::rename(unfinished.c_str(), file.c_str()) == 0;
}

}  // namespace central
