// SPDX-License-Identifier: Apache-2.0
// Rows out of delimited text: what RFC 4180 says, what spreadsheet programs write, and what is broken.
#include "platform/csv/rows.hpp"

#include <random>
#include <string>
#include <vector>

#include "tests/support/catch.hpp"

namespace csv = platform::csv;

namespace {

using Cells = std::vector<std::string>;

std::vector<csv::Row> rows_of(std::string_view text) {
  csv::Reader reader(text, csv::layout_of(text));
  std::vector<csv::Row> made;
  for (csv::Row row; reader.next(row);) made.push_back(row);
  return made;
}

std::vector<Cells> cells_of(std::string_view text) {
  std::vector<Cells> made;
  for (const auto& row : rows_of(text)) {
    CHECK(row.fault == "");
    made.push_back(row.cells);
  }
  return made;
}

}  // namespace

TEST_CASE("Cells stand between delimiters of any of four kinds, which are found out") {
  for (const char delimiter : {',', ';', '\t', '|'}) {
    const std::string d(1, delimiter);
    CAPTURE(delimiter);
    CHECK(cells_of("code" + d + "name" + d + "type\nA" + d + "Bo" + d + "x\n") ==
          std::vector<Cells>{{"code", "name", "type"}, {"A", "Bo", "x"}});
  }
  CHECK(csv::layout_of("code;name\nA;\"Li, Bo\"\nB;\"Li, Cy\"\n").delimiter == ';');
  CHECK(csv::layout_of("code,name\nA,\"x;y;z\"\n").delimiter == ',');
  CHECK(csv::layout_of("code\nA\n").delimiter == ',');
  CHECK(csv::layout_of("").delimiter == ',');
}

TEST_CASE("A line sep=X names the delimiter and is no row") {
  const std::string text = "sep=|\r\ncode|name\r\nA|B,C;D\r\n";
  const auto rows = rows_of(text);
  REQUIRE(rows.size() == 2);
  CHECK(rows[0].number == 1);
  CHECK(rows[0].line == 2);
  CHECK(rows[1].cells == Cells{"A", "B,C;D"});
}

TEST_CASE("Quotes keep delimiters, line ends and doubled quotes, and blanks around them do not count") {
  CHECK(cells_of("a,\"b,\"\"c\"\"\",d\n1,\"2\n\r\n3\",4") ==
        std::vector<Cells>{{"a", "b,\"c\"", "d"}, {"1", "2\n\r\n3", "4"}});
  CHECK(cells_of("a,  \"b, c\"  ,d\n") == std::vector<Cells>{{"a", "b, c", "d"}});
  CHECK(cells_of("5\" disk,\"\",\n") == std::vector<Cells>{{"5\" disk", "", ""}});
}

TEST_CASE("Lines end with LF, CRLF or CR, and the last may have no end") {
  for (const std::string end : {"\n", "\r\n", "\r"}) {
    CHECK(cells_of("a,b" + end + "c,d" + end) == std::vector<Cells>{{"a", "b"}, {"c", "d"}});
    CHECK(cells_of("a,b" + end + "c,") == std::vector<Cells>{{"a", "b"}, {"c", ""}});
  }
  CHECK(rows_of("").empty());
}

TEST_CASE("A row has the number that a spreadsheet shows, and the line of the file") {
  const auto rows = rows_of("a,b\n\"1\n2\n3\",x\n\nlast,y\n");
  REQUIRE(rows.size() == 4);
  CHECK(rows[1].number == 2);
  CHECK(rows[1].line == 2);
  CHECK(rows[2].cells == Cells{""});
  CHECK(rows[3].number == 4);
  CHECK(rows[3].line == 6);
}

TEST_CASE("A broken row says why, and the rows after it are read") {
  const auto rows = rows_of("a,b\n\"x\"y,1\nc,d\n");
  REQUIRE(rows.size() == 3);
  CHECK(rows[1].fault.find("closing quote") != std::string::npos);
  CHECK(rows[2].cells == Cells{"c", "d"});
}

TEST_CASE("A quote that is never closed is a fault of the row where it opens") {
  const auto rows = rows_of("a,b\nc,\"d\ne,f\ng,h\n");
  REQUIRE(rows.size() == 2);
  CHECK(rows[1].number == 2);
  CHECK(rows[1].fault.find("never closed") != std::string::npos);
}

TEST_CASE("Neither a cell nor a row grows without bound") {
  const auto long_cell = rows_of("a,b\n" + std::string(20'000'000, 'x') + ",1\nc,d\n");
  REQUIRE(long_cell.size() == 3);
  CHECK(long_cell[1].fault.find("more than 4096 bytes") != std::string::npos);
  CHECK(long_cell[1].cells[0].size() == csv::kLongestCell);
  CHECK(long_cell[2].cells == Cells{"c", "d"});
  const auto wide = rows_of("a,b\n" + std::string(1'000'000, ',') + "\nc,d\n");
  REQUIRE(wide.size() == 3);
  CHECK(wide[1].fault.find("more than 500 cells") != std::string::npos);
  CHECK(wide[1].cells.size() == csv::kMostCells);
  CHECK(wide[2].cells == Cells{"c", "d"});
}

TEST_CASE("What is written is read again as it was, and is no formula to a spreadsheet") {
  const Cells all = {"plain", "a,b", "say \"so\"", "two\nlines", " edge ", "",   "=1+1",
                     "+1",    "-x",  "@a",         "'=x",        "''@",    "'s", "\tx"};
  for (const char delimiter : {',', ';', '\t'}) {
    const auto text = csv::written_row(all, delimiter);
    CHECK(text.ends_with("\r\n"));
    csv::Reader reader(text, {delimiter, 0});
    csv::Row row;
    REQUIRE(reader.next(row));
    REQUIRE(row.cells.size() == all.size());
    for (std::size_t i = 0; i < all.size(); ++i) {
      CAPTURE(all[i]);
      CHECK(csv::unguarded(row.cells[i]) == all[i]);
      if (!row.cells[i].empty()) CHECK(std::string("=+-@\t\r").find(row.cells[i].front()) == std::string::npos);
    }
    CHECK_FALSE(reader.next(row));
  }
}

TEST_CASE("Any cells come back as they were written, and any bytes are read to an end") {
  std::mt19937 random(7);  // NOLINT(cert-msc51-cpp): the same each time
  const std::string_view letters = "ab\"'=;,\t|\r\n +-@\x01";
  const auto any = [&](std::size_t longest) {
    std::string made;
    for (auto left = random() % (longest + 1); left > 0; --left) made += letters[random() % letters.size()];
    return made;
  };
  for (int i = 0; i < 3000; ++i) {
    Cells cells;
    for (auto left = 1 + random() % 5; left > 0; --left) cells.push_back(any(6));
    const char delimiter = std::string_view(",;\t|")[random() % 4];
    const auto text = csv::written_row(cells, delimiter);
    csv::Reader reader(text, {delimiter, 0});
    csv::Row row;
    REQUIRE(reader.next(row));
    for (auto& cell : row.cells) cell = csv::unguarded(cell);
    CAPTURE(text);
    CHECK(row.fault == "");
    CHECK(row.cells == cells);
    CHECK_FALSE(reader.next(row));

    const auto hostile = any(60);
    csv::Reader other(hostile, csv::layout_of(hostile));
    int rows = 0;
    while (other.next(row)) ++rows;
    CHECK(rows <= 60);
  }
}

TEST_CASE("Any printable character but a quote can stand between cells, and no part of a longer one") {
  for (const char c : {',', ';', '\t', '|', '=', 'a', '~'}) CHECK(platform::csv::can_delimit(c));
  for (const char c : {' ', '"', '\'', '\n', '\r', '\0', '\x1F', '\x7F', '\xC3', '\xA0'}) {
    CHECK_FALSE(platform::csv::can_delimit(c));
  }
}
