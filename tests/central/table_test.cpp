// SPDX-License-Identifier: Apache-2.0
// What commands print of many things: columns that align in any script, JSON that a program reads, nothing smuggled in.
#include "platform/central/table.hpp"

#include <sstream>

#include "tests/support/catch.hpp"

namespace {

std::string printed(const central::Table& table, bool json) {
  std::ostringstream out;
  table.print(out, json);
  return out.str();
}

}  // namespace

TEST_CASE("A table aligns its columns by what a person sees, not by bytes") {
  central::Table table({"pass", "name"});
  table.add({"P-1", "Zoë"});
  table.add({"P-22", ""});
  table.add({"é̈", "three bytes more"});
  CHECK(printed(table, false) == "pass  name\nP-1   Zoë\nP-22  -\né̈     three bytes more\n");
}

TEST_CASE("A table as JSON has an object a row, without what is empty") {
  central::Table table({"pass", "name"});
  CHECK(table.empty());
  CHECK(printed(table, true) == "[]\n");
  table.add({"P-1", "a \"name\"\n"});
  table.add({"P-2"});
  CHECK(printed(table, true) == R"([{"pass":"P-1","name":"a \"name\"\n"},{"pass":"P-2"}])"
                                "\n");
}

TEST_CASE("A cell cannot start a line or a sequence of the terminal") {
  central::Table table({"name"});
  table.add({"a\nb\x1B[2Jc\x7F"});
  CHECK(printed(table, false) == "name\na b [2Jc \n");
}
