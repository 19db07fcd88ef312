// SPDX-License-Identifier: Apache-2.0
// The commands of the box office on a festival with its service, as staff type them.
#pragma once

#include <sstream>
#include <string>

#include "platform/central/tickets_command.hpp"
#include "tests/central/house.hpp"
#include "tests/support/catch.hpp"

namespace house {

struct Ran {
  int status = 0;
  std::string out;
  std::string err;
};

/// What staff would type in answer, line by line, and whether they sit at a terminal.
struct Answers {
  std::string lines{};
  bool terminal = false;
};

inline central::TicketActOptions act_options(const House& h, const std::string& time = "17:42") {
  central::TicketActOptions options;
  options.show.database = h.database();
  options.clock = kiosk::format_rfc3339(local(time));
  options.reason = "the kiosk has no paper";
  options.by = "Robin";
  return options;
}

using ActCommand = int (*)(const central::TicketActOptions&, std::istream&, std::ostream&, std::ostream&);

inline Ran run_act(ActCommand command, central::TicketActOptions options, const Answers& answers = {}) {
  std::istringstream in(answers.lines);
  std::ostringstream out;
  std::ostringstream err;
  options.asks = answers.terminal;
  const int status = command(options, in, out, err);
  return {status, out.str(), err.str()};
}

template <class Options>
Ran run_show(int (*command)(const Options&, std::ostream&, std::ostream&), const Options& options) {
  std::ostringstream out;
  std::ostringstream err;
  const int status = command(options, out, err);
  return {status, out.str(), err.str()};
}

inline bool says(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

/// The first ticket reference in the text; requires that there is one.
inline std::string reference_in(const std::string& text) {
  const auto at = text.find("T-");
  REQUIRE(at != std::string::npos);
  return text.substr(at, 11);
}

/// A row of staff_act, its columns in their order with "|" between: who, act, pass, reason, details.
inline std::string acts(House& h) {
  return h.store().ask([](central::Connection& db) {
    std::string made;
    auto rows = db.query("SELECT who, act, pass, reason, details FROM staff_act ORDER BY id");
    while (rows.step()) {
      for (int column = 0; column < 5; ++column) made += rows.text(column) + (column < 4 ? "|" : "\n");
    }
    return made;
  });
}

}  // namespace house
