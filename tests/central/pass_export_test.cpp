// SPDX-License-Identifier: Apache-2.0
// Passes as a table and as CSV that comes back to no difference.
#include <random>
#include <set>

#include "platform/festival/festival.hpp"
#include "tests/central/pass_lists.hpp"

using house::has;
using house::House;
using house::PassLists;

namespace {

/// Texts as nobody should write them: of parts that CSV, spreadsheets and cleaning change.
class Hostile {
 public:
  explicit Hostile(unsigned seed) : random_(seed) {}

  std::string text() {
    std::string made;
    for (std::size_t i = 1 + random_() % 7; i > 0; --i) made += kParts.at(random_() % kParts.size());
    return made;
  }
  /// None twice.
  std::string code() {
    auto made = text();
    while (!codes_.insert(made).second) made += "x";
    return made;
  }
  /// As the festival's file has it.
  static std::string quoted(const std::string& text) {
    std::string made = "\"";
    for (const char c : text) {
      if (c == '"' || c == '\\') made += '\\';
      made += c == '\n' ? "\\n" : c == '\t' ? "\\t" : std::string(1, c);
    }
    return made + '"';
  }

 private:
  inline static const std::vector<std::string> kParts = {" ",
                                                         "  ",
                                                         "\t",
                                                         "\n",
                                                         "\xC2\xA0",
                                                         "\xE2\x80\x8B",
                                                         "\xEF\xBB\xBF",
                                                         "\xE2\x80\xAE",
                                                         "\xC2\x85",
                                                         "\xC2\xAD",
                                                         "\"",
                                                         "\"\"",
                                                         "'",
                                                         ",",
                                                         ";",
                                                         "|",
                                                         "=",
                                                         "+",
                                                         "-",
                                                         "@",
                                                         "\\",
                                                         "KP1:",
                                                         "=\"1\"",
                                                         "1.2E+15",
                                                         "0042",
                                                         "B-7",
                                                         "Zo\xC3\xAB",
                                                         "\xE5\xB1\xB1",
                                                         "id",
                                                         "code",
                                                         "sep=;",
                                                         "#",
                                                         "\xE2\x80\xA8"};
  std::minstd_rand random_;
  std::set<std::string> codes_{};
};

}  // namespace

TEST_CASE("Passes are listed by category, name and state") {
  House h;
  PassLists lists(h);
  CHECK(has(lists.snapshot(), "code"));
  CHECK(has(lists.row("PASS-SUSPENDED"),
            "PASS-SUSPENDED Sue industry sue@example.org suspended 2024-04-27 2024-04-29 0 festival suspended"));
  const auto rows = [&](central::PassListOptions options) {
    const auto ran = lists.list(options);
    CHECK(ran.status == 0);
    return std::ranges::count(ran.out, '\n') - 1;
  };
  CHECK(rows({}) == 9);
  CHECK(rows({{}, "Press"}) == 1);
  CHECK(rows({{}, "", "\xC3\x84MARA"}) == 1);
  CHECK(rows({{}, "", "", "not_collected"}) == 1);
  CHECK(rows({{}, "press", "", "suspended"}) == 0);
  CHECK(has(lists.list({{}, "stage"}).err, "--category stage: there are industry, press"));
  CHECK(has(lists.list({{}, "", "", "gone"}).err, "--state gone: there are active,"));
}

TEST_CASE("Passes are listed as JSON with times in the festival's zone or in UTC") {
  House h;
  PassLists lists(h);
  central::PassListOptions options;
  options.name = "amara";
  options.show.json = true;
  CHECK(lists.list(options).out ==
        R"([{"code":"PASS-AMARA","name":"Amara","category":"industry","email":"amara@example.org","state":"active",)"
        R"("valid_from":"2024-04-27T00:00:00-04:00","valid_until":"2024-04-30T05:00:00-04:00","tickets":"0",)"
        R"("source":"festival","id":"amara"}])"
        "\n");
  options.show.utc = true;
  CHECK(has(lists.list(options).out, "2024-04-27T04:00:00Z"));
}

TEST_CASE("What is exported is imported to no difference") {
  House h;
  PassLists lists(h);
  lists.import(
      "code,name,category,email,state,valid from,valid until\n"
      "=\"0042\",\"Ann, \"\"the\"\" B.\",press,ann@example.org,suspended,2024-04-28 09:30,2024-04-29\n"
      "-5,+Ann,press,,,,\n"
      "@x,-Bea,press,,not collected,2024-04-28T09:30:00.250Z,\n"
      "'=1,'=2,press,,,,\n"
      "B 7,\xE5\xB1\xB1\xE7\x94\xB0 \xE5\xA4\xAA\xE9\x83\x8E,press,,ended,,\n");
  REQUIRE(lists.block(lists.hold("PASS-AMARA")).status == 0);
  REQUIRE(lists.replace("PASS-BO", "NEW-BO").status == 0);
  const auto before = lists.snapshot();
  for (const std::string delimiter : {",", ";", "tab"}) {
    const auto file = lists.path("export.csv");
    const auto ran = lists.export_to(file, delimiter);
    CHECK(ran.status == 0);
    CHECK(has(ran.out, "exported: 14 passes"));
    auto options = lists.options("");
    options.file = file;
    options.end_missing = true;
    const auto again = lists.import(options);
    INFO(again.out + again.err);
    CHECK(again.status == 0);
    CHECK(has(again.out, "the same: 14\n"));
    CHECK(has(again.out, "nothing to change\n"));
  }
  CHECK(lists.snapshot() == before);
  const auto text = lists.export_to().out;
  CHECK(text.starts_with("\xEF\xBB\xBF"));
  CHECK(has(text, "\r\n'-5,'+Ann,press"));
  CHECK_FALSE(has(text, "\r\n="));
  CHECK_FALSE(has(text, ",="));
  CHECK(lists.export_to("/nonexistent/x.csv").status == 1);
  CHECK(lists.export_to("", ":::").status == 1);
}

TEST_CASE("Whatever the codes and names of passes are, an export comes back to no difference") {
  const unsigned seed = GENERATE(range(1U, 9U));
  CAPTURE(seed);
  Hostile hostile(seed);
  std::string passes;
  constexpr int kPasses = 60;
  for (int i = 0; i < kPasses; ++i) {
    passes += "[[pass]]\nid = \"" +
              std::string(i % 5 == 0   ? "-"
                          : i % 7 == 0 ? "."
                                       : "h") +
              std::to_string(i) + "\"\ncode = " + Hostile::quoted(hostile.code()) +
              "\nname = " + Hostile::quoted(hostile.text()) + "\ncategory = \"press\"\nemail = \"" +
              (i % 3 == 0   ? "="
               : i % 3 == 1 ? "'"
                            : "-") +
              "a+b'c@example.org\"\n";
  }
  House h("", passes);
  PassLists lists(h);
  const auto before = lists.snapshot();
  for (const std::string delimiter : {",", ";", "tab", "|", "-", "=", "a", "0", "#", "\\"}) {
    CAPTURE(delimiter);
    const auto file = lists.path("export.csv");
    REQUIRE(lists.export_to(file, delimiter).status == 0);
    auto options = lists.options("");
    options.file = file;
    options.end_missing = true;
    const bool found_out = std::set<std::string>{",", ";", "tab", "|"}.contains(delimiter);
    if (!found_out) options.sheet.delimiter = delimiter;
    const auto again = lists.import(options);
    INFO(again.out + again.err);
    CHECK(again.status == 0);
    CHECK(has(again.out, "nothing to change\n"));
    CHECK_FALSE(has(again.out, "note: "));
  }
  CHECK(lists.snapshot() == before);
  for (const std::string delimiter : {" ", "\"", "'", "\n", "\xC3", ""}) {
    CAPTURE(delimiter);
    CHECK(has(lists.export_to("", delimiter).err, "write one character that is no quote and no blank, or tab"));
  }
}
