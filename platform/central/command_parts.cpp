// SPDX-License-Identifier: Apache-2.0
// The options that several commands have.
#include "platform/central/command_parts.hpp"

#include <cstdio>
#include <fstream>
#include <ostream>
#include <sstream>
#include <utility>

#include "platform/central/moved_away.hpp"

namespace central {

namespace {

std::string& spoken_name() {
  static std::string name = "central";
  return name;
}

/// A store that is only read. Where its festival was moved away, a line says so, and what is there is only shown.
std::unique_ptr<Store> open_to_read(const std::string& database, AfterMove wish, std::ostream& err) {
  auto store = open_store(database, Store::Mode::kAsItIs, err);
  if (!store) return nullptr;
  try {
    const auto moved = store->ask([&](Connection& db) { return words_of_move(db, wish); });
    if (!moved) return store;
    const bool shows = wish == AfterMove::kShow;
    fail(err, (shows ? "note: " : "") + store->name() + ": " + *moved);
    return shows ? std::move(store) : nullptr;
  } catch (const StoreFailure& failure) {
    fail(err, store->name() + ": " + failure.what());
    return nullptr;
  }
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

std::unique_ptr<Store> open_to_show(const std::string& database, std::ostream& err) {
  return open_to_read(database, AfterMove::kShow, err);
}

std::optional<std::string> refuse_moved(Store& store) {
  const auto moved = store.ask([](Connection& db) { return moved_away(db); });
  return moved ? std::optional(store.name() + ": " + *moved) : std::nullopt;
}

std::unique_ptr<Store> open_to_verify(const std::string& database, std::ostream& err) {
  return open_to_read(database, AfterMove::kVerify, err);
}

std::optional<Clock> read_clock(const std::string& text, std::ostream& err, const std::string& option) {
  if (text.empty()) return make_clock(std::nullopt);
  if (const auto start = kiosk::parse_rfc3339(text)) return make_clock(start);
  fail(err, option + " " + text + ": write it as 2024-04-28T17:42:00-04:00, with the offset");
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
