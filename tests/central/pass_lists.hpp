// SPDX-License-Identifier: Apache-2.0
// Lists of passes in tests: the festival of the tests in a database, and the commands about passes on it.
#pragma once

#include <sstream>
#include <string>

#include "platform/central/passes_command.hpp"
#include "tests/central/house.hpp"
#include "tests/support/catch.hpp"

namespace house {

struct Ran {
  int status = 0;
  std::string out{};
  std::string err{};
};

class PassLists {
 public:
  explicit PassLists(House& h) : h_(h) {}

  /// A file with this text, each time another.
  [[nodiscard]] std::string file(const std::string& text) {
    auto made = folder_.file("passes-" + std::to_string(++files_) + ".csv");
    write_file(made, text);
    return made;
  }
  [[nodiscard]] std::string path(const std::string& name) const { return folder_.file(name); }

  /// At the festival's 17:42, with --yes.
  [[nodiscard]] central::PassImportOptions options(const std::string& text) {
    central::PassImportOptions made{h_.database(), file(text)};
    made.consent.yes = true;
    made.by = "Mia";
    made.clock = "2024-04-28T17:42:00-04:00";
    return made;
  }
  Ran import(const central::PassImportOptions& options) {
    return run([&](auto& out, auto& err) { return central::run_passes_import(options, out, err); });
  }
  /// At a terminal, where this is answered.
  Ran answer(central::PassImportOptions options, const std::string& answer) {
    std::istringstream terminal(answer);
    options.consent = {false, &terminal};
    return import(options);
  }
  /// What is imported with --yes goes through.
  std::string import(const std::string& text) {
    const auto ran = import(options(text));
    INFO(ran.out + ran.err);
    REQUIRE(ran.status == 0);
    CHECK(ran.err.empty());
    return ran.out;
  }
  /// What is wrong with a list of which nothing is imported.
  std::string refusal(const central::PassImportOptions& options) {
    const auto before = snapshot();
    const auto ran = import(options);
    CHECK(ran.status == 1);
    CHECK(snapshot() == before);
    return ran.err;
  }
  std::string refusal(const std::string& text) { return refusal(options(text)); }

  [[nodiscard]] central::PassHoldOptions hold(const std::string& pass, const std::string& reason = "lost") const {
    central::PassHoldOptions made{h_.database(), pass, reason};
    made.by = "Mia";
    made.clock = "2024-04-28T17:42:00-04:00";
    return made;
  }
  template <class Command>
  static Ran run(const Command& command) {
    std::ostringstream out;
    std::ostringstream err;
    const int status = command(out, err);
    return {status, out.str(), err.str()};
  }
  Ran block(const central::PassHoldOptions& options) {
    return run([&](auto& out, auto& err) { return central::run_passes_block(options, out, err); });
  }
  Ran unblock(const central::PassHoldOptions& options) {
    return run([&](auto& out, auto& err) { return central::run_passes_unblock(options, out, err); });
  }
  Ran replace(const std::string& old, const std::string& code) {
    auto options = hold(old);
    options.new_code = code;
    return run([&](auto& out, auto& err) { return central::run_passes_replace(options, out, err); });
  }
  Ran list(central::PassListOptions options = {}) {
    options.show.database = h_.database();
    return run([&](auto& out, auto& err) { return central::run_passes_list(options, out, err); });
  }
  Ran export_to(const std::string& file = "", const std::string& delimiter = ",") {
    const central::PassExportOptions options{h_.database(), file, delimiter};
    return run([&](auto& out, auto& err) { return central::run_passes_export(options, out, err); });
  }

  /// The table of all passes, which changes when any of them does.
  [[nodiscard]] std::string snapshot() { return list().out; }
  /// The line of the pass in that table, with one blank between columns; empty where there is none.
  [[nodiscard]] std::string row(const std::string& code) {
    std::istringstream lines(snapshot());
    for (std::string line; std::getline(lines, line);) {
      if (!line.starts_with(code + " ")) continue;
      for (auto gap = line.find("  "); gap != std::string::npos; gap = line.find("  ")) line.erase(gap, 1);
      return line;
    }
    return {};
  }
  /// Acts of staff, a line each: "Mia pass_blocked amara lost".
  [[nodiscard]] std::string acts() {
    std::string made;
    const auto db = h_.store().lease();
    auto rows = db->query("SELECT who, act, coalesce(pass, ticket, '-'), reason FROM staff_act ORDER BY id");
    while (rows.step()) made += rows.text(0) + ' ' + rows.text(1) + ' ' + rows.text(2) + ' ' + rows.text(3) + '\n';
    return made;
  }

 private:
  House& h_;
  Folder folder_;
  int files_ = 0;
};

inline bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace house
