// SPDX-License-Identifier: Apache-2.0
// `central verify` with what is no ticket's code: typed short, pasted in part, or a pass; and a code from its input.
#include "platform/central/no_ticket.hpp"

#include <sstream>

#include "platform/central/verify_command.hpp"
#include "tests/central/staff_fixture.hpp"

using house::House;
using house::says;
using kiosk::ticketing::DoorAct;

namespace {

central::VerifyOptions asking(House& h, const std::string& code) {
  central::VerifyOptions made{{h.database()}, code};
  made.clock = kiosk::format_rfc3339(house::local("17:42"));
  return made;
}

house::Ran verified(House& h, const std::string& code) { return house::run_show(central::run_verify, asking(h, code)); }

/// What a shell leaves of a word between double quotes: of "A$BC-D" the "A-D".
std::string eaten(const std::string& code, std::size_t dollar) {
  auto made = code;
  made[dollar] = '$';
  return made.erase(dollar, 4);
}

}  // namespace

TEST_CASE("A code of the festival that lost a part is incomplete, and not forged") {
  House h;
  const auto ticket = h.get("amara", "union");
  REQUIRE(ticket);
  const auto& code = ticket->code.str();
  std::vector<std::string> texts;
  for (std::size_t at = 6; at + 4 < code.size(); ++at) texts.push_back(eaten(code, at));
  for (std::size_t size = 3; size < code.size(); ++size) texts.push_back(code.substr(0, size));
  texts.push_back(code + "ABC");
  texts.push_back(code.substr(0, 6) + "0W");  // has the form of a number without its "T-"
  for (const auto& text : texts) {
    CAPTURE(text);
    const auto ran = verified(h, text);
    CHECK(ran.status == 1);
    CHECK(ran.out.starts_with("incomplete\n"));
    CHECK(says(ran.out, "scan it, or paste it in single quotes"));
  }
}

TEST_CASE("What is whole and not signed by the festival stays forged, and so does what is like nothing of it") {
  House h;
  const auto ticket = h.get("amara", "union");
  REQUIRE(ticket);
  auto changed = ticket->code.str();
  changed[changed.size() - 5] = changed[changed.size() - 5] == '1' ? '2' : '1';
  for (const std::string& text : {changed, ticket->code.str().substr(3), std::string("HTTPS://EXAMPLE.ORG"),
                                  std::string("T"), std::string("LF-1001"), std::string("\xFF\xFE"), std::string("V5"),
                                  std::string(2000, 'A'), std::string("A\0B", 3)}) {
    CAPTURE(text);
    const auto ran = verified(h, text);
    CHECK(ran.status == 1);
    CHECK(ran.out == "forged\nthis festival did not sign it, and it is no number of a ticket\n");
    CHECK(ran.err.empty());
  }
}

TEST_CASE("A number that is too short or too long says how long one is") {
  House h;
  constexpr auto kForm = "T-XXXX-XXXX has 8 letters and digits after T-, and this has ";
  for (const std::string text : {"T-1HRV-ZBG", "t-1hrv-zbg", " T-1HRVZBG", "T 1HRV ZBG"}) {
    CAPTURE(text);
    const auto ran = verified(h, text);
    CHECK(ran.status == 1);
    CHECK(ran.out == "incomplete\n" + std::string(kForm) + "7\n");
  }
  // Without its "T-" it may be the code of a pass that was mistyped.
  const std::string neither = "unknown\nit is neither a pass on file nor a whole number of a ticket: ";
  CHECK(verified(h, "1HRV-ZBG").out == neither + kForm + "7\n");
  CHECK(verified(h, "FEST-26").out == neither + kForm + "6\n");
  CHECK(verified(h, "T-").out == "incomplete\n" + std::string(kForm) + "0\n");
  CHECK(verified(h, "T-1HRV-ZBGXY").out == "no number\n" + std::string(kForm) + "9\n");
  CHECK(verified(h, "T-1HRV-ZBGU").out == "no number\nno ticket's number has a U in it: look again\n");
  CHECK(verified(h, "T-1HRV-ZBGX").out == "void\nno ticket has this number\n");
}

TEST_CASE("The code of a pass is told as a pass, with its holder and without its code, and lets nobody in") {
  House h;
  REQUIRE(h.get("amara", "union"));
  auto asked = asking(h, "PASS-AMARA");
  asked.act = GENERATE(DoorAct::kLook, DoorAct::kAdmit);
  const auto ran = house::run_show(central::run_verify, asked);
  CHECK(ran.status == 1);
  CHECK(ran.out.starts_with("pass\nit is the code of a pass of this festival (Amara"));
  CHECK(says(ran.out, "and no ticket"));
  CHECK_FALSE(says(ran.out, "PASS-AMARA"));
  CHECK(h.store().lease()->number("SELECT count(*) FROM admission") == 0);
}

TEST_CASE("A replaced code of a pass, a signed one, and one that has the form of a number are told as passes") {
  House h;
  const auto db = h.store().lease();
  SECTION("replaced") {
    db->execute("INSERT INTO replaced_code (code, pass, replaced_at) VALUES ('LF-0999', 'amara', ?)",
                house::local("12:00"));
    CHECK(verified(h, "LF-0999").out.starts_with("pass\nit is a replaced code of a pass of this festival (Amara"));
  }
  SECTION("signed") {
    const auto text = central::Signer::load(*db).sign_pass(kiosk::PassCode("PASS-AMARA"));
    CHECK(verified(h, text).out.starts_with("pass\n"));
    CHECK(verified(h, text.substr(0, text.size() - 8)).out.starts_with("forged\n"));
  }
  SECTION("like a number") {
    db->execute("UPDATE pass SET code = 'PASS-1001' WHERE id = 'amara'");
    CHECK(verified(h, "PASS-1001").out.starts_with("pass\n"));
  }
}

TEST_CASE("With JSON the answer stays the API's, and what the text is goes beside it") {
  House h;
  auto asked = asking(h, "T-1HRV-ZBG");
  asked.show.json = true;
  const auto ran = house::run_show(central::run_verify, asked);
  CHECK(ran.status == 1);
  CHECK(says(ran.out, R"("state":"forged")"));
  CHECK(ran.err == "central: incomplete: T-XXXX-XXXX has 8 letters and digits after T-, and this has 7\n");
}

TEST_CASE("A code that is not given is the next line of the input, as a scanner types it") {
  House h;
  const auto ticket = h.get("amara", "union");
  REQUIRE(ticket);
  const auto& code = ticket->code.str();
  for (const auto& line : {code, code + "\n", code + "\r\n", code + "\t\r\nmore\n", "'" + code + "'\n"}) {
    CAPTURE(line);
    std::istringstream in(line);
    auto asked = asking(h, "-");
    asked.input = &in;
    const auto ran = house::run_show(central::run_verify, asked);
    CHECK(ran.status == 0);
    CHECK(ran.out.starts_with("valid\nticket " + ticket->id.str() + ", code 1\n"));
    CHECK(ran.err.empty());
  }
  std::istringstream typed(code + "\n");
  auto asked = asking(h, "-");
  asked.input = &typed;
  asked.terminal = &typed;
  const auto ran = house::run_show(central::run_verify, asked);
  CHECK(ran.status == 0);
  CHECK(ran.err == "Scan the code, or type the number under it: ");
}

TEST_CASE("An empty code is refused as empty, and an endless one is not read to its end") {
  House h;
  for (const std::string text : {"", " ", "''", "\r"}) {
    const auto ran = verified(h, text);
    CHECK(ran.status == 1);
    CHECK(ran.out.empty());
    CHECK(ran.err.starts_with("central: the code is empty"));
  }
  CHECK(verified(h, "-").err.starts_with("central: the code is empty"));
  std::istringstream endless(std::string(100'000, 'A'));
  auto asked = asking(h, "-");
  asked.input = &endless;
  CHECK(house::run_show(central::run_verify, asked).out.starts_with("forged\n"));
  CHECK(endless.tellg() < 2000);
}

TEST_CASE("What is left of a line that is too long is no answer to the next question") {
  House h;
  std::istringstream terminal(std::string(1024, 'A') + "and the rest of it\nlet in by mistake\n");
  auto asked = asking(h, "-");
  asked.act = DoorAct::kLetOut;
  asked.input = &terminal;
  asked.terminal = &terminal;
  const auto ran = house::run_show(central::run_verify, asked);
  CHECK(ran.out.starts_with("forged\n"));
  std::string more;
  CHECK_FALSE(std::getline(terminal, more));
}
