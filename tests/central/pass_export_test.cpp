// SPDX-License-Identifier: Apache-2.0
// Passes as a table and as CSV that comes back to no difference.
#include "tests/central/pass_lists.hpp"

using house::has;
using house::House;
using house::PassLists;

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
