// SPDX-License-Identifier: Apache-2.0
// Signed passes from the operator's side: what is printed can be checked with the keys that are printed.
#include <sstream>

#include "kiosk/app/signed_pass.hpp"
#include "kiosk/ticketing/public_key.hpp"
#include "platform/central/commands.hpp"
#include "platform/central/passes_command.hpp"
#include "platform/sodium/ed25519_keys.hpp"
#include "tests/central/house.hpp"
#include "tests/support/catch.hpp"

namespace {

std::string printed(int status, const std::ostringstream& out, const std::ostringstream& err) {
  INFO(err.str());
  REQUIRE(status == 0);
  return out.str();
}

struct Operator {
  house::Folder folder;
  house::TestDatabase database;
  std::string festival = folder.file("festival.toml");

  Operator() {
    house::write_file(festival, house::festival_text());
    std::ostringstream out;
    std::ostringstream err;
    REQUIRE(central::run_import({festival, database.address(), "2024-04-28T08:00:00-04:00"}, out, err) == 0);
  }
  std::string keys() {
    std::ostringstream out;
    std::ostringstream err;
    return printed(central::run_keys(database.address(), out, err), out, err);
  }
  std::string sign(const central::SignOptions& options) {
    std::ostringstream out;
    std::ostringstream err;
    return printed(central::run_passes_sign(options, out, err), out, err);
  }
  std::string refusal(const central::SignOptions& options) {
    std::ostringstream out;
    std::ostringstream err;
    CHECK(central::run_passes_sign(options, out, err) == 1);
    CHECK(out.str().empty());
    return err.str();
  }
};

}  // namespace

TEST_CASE("Passes that the service signed are genuine to whoever has its keys") {
  Operator h;
  const auto keys = kiosk::ticketing::read_keys(h.keys());
  REQUIRE(keys);
  REQUIRE(keys->size() == 1);
  CHECK(h.keys() == h.keys());
  const platform::sodium::Ed25519Keys signers({{keys->front().id, keys->front().ed25519}});

  const auto list = h.folder.file("list.txt");
  const auto codes = [&] {
    SECTION("a code a line") { return std::string("PASS-BO\r\n\r\nPASS-CY\r\n"); }
    SECTION("a list of passes") { return std::string("Name;Badge no.\nBo;PASS-BO\n\nCy;PASS-CY\n"); }
    SECTION("one column with a name") { return std::string("code\nPASS-BO\nPASS-CY"); }
    return std::string();
  }();
  if (codes.empty()) return;
  house::write_file(list, codes);
  std::istringstream lines(h.sign({h.database.address(), {"PASS-AMARA"}, list}));
  for (const std::string code : {"PASS-AMARA", "PASS-BO", "PASS-CY"}) {
    std::string line;
    REQUIRE(std::getline(lines, line));
    const auto tab = line.find('\t');
    CHECK(line.substr(0, tab) == code);
    CHECK(kiosk::app::opened(kiosk::PassCode(line.substr(tab + 1)), {&signers, true}) == kiosk::PassCode(code));
  }
  std::string more;
  CHECK_FALSE(std::getline(lines, more));
}

TEST_CASE("What cannot be signed is one clear line, and nothing is printed") {
  Operator h;
  CHECK(h.refusal({h.database.address(), {}, ""}).find("--from") != std::string::npos);
  CHECK(h.refusal({h.database.address(), {}, h.folder.file("missing.txt")}).find("missing.txt") != std::string::npos);
  for (const auto& code :
       {std::string(), std::string(65, 'x'), std::string("a\x01"), std::string(" a"), std::string("KP1:MFRGG")}) {
    const auto line = h.refusal({h.database.address(), {"PASS-AMARA", code}, ""});
    CHECK(line.find("cannot be signed") != std::string::npos);
    CHECK(line.find('\n') == line.size() - 1);
  }
}

TEST_CASE("A code that is no pass, or no more, is not signed") {
  Operator h;
  const auto says = [&](const central::SignOptions& options, const std::string& what) {
    const auto line = h.refusal(options);
    INFO(line);
    CHECK(line.find(what) != std::string::npos);
  };
  const auto& database = h.database.address();
  says({database, {"HS-9999"}, ""}, "\"HS-9999\" is the code of no pass");
  const auto list = h.folder.file("list.csv");
  house::write_file(list, "code,name\nPASS-AMARA,Amara\nHS-9999,Ann\n");
  says({database, {}, list}, "list.csv: row 3: \"HS-9999\" is the code of no pass");
  house::write_file(list, "number,name\nPASS-AMARA,Amara\n");
  says({database, {}, list}, "no column is the code");
  says({database, {"PASS-OLD"}, ""}, "\"PASS-OLD\" is replaced");
  central::PassHoldOptions hold{database, "PASS-BO", "lost"};
  hold.new_code = "NEW-BO";
  std::ostringstream out;
  std::ostringstream err;
  REQUIRE(central::run_passes_replace(hold, out, err) == 0);
  REQUIRE(central::run_passes_block({database, "PASS-CY", "lost"}, out, err) == 0);
  says({database, {"PASS-BO"}, ""}, "\"PASS-BO\" was replaced by \"NEW-BO\"; sign \"NEW-BO\"");
  says({database, {"PASS-CY"}, ""}, "\"PASS-CY\" is blocked");
}

TEST_CASE("A festival without a key gets none from the command that prints them") {
  const house::TestDatabase database;
  const auto store = central::Store::open(database.address(), central::Store::Mode::kCreate);
  REQUIRE(store);
  std::ostringstream out;
  std::ostringstream err;
  CHECK(central::run_keys(database.address(), out, err) == 1);
  CHECK(out.str().empty());
  CHECK(err.str().find("the festival has no key yet; central import and central serve make one") != std::string::npos);
  CHECK((*store)->lease()->number("SELECT count(*) FROM signing_key") == 0);
}
