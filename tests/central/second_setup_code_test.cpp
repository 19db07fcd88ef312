// SPDX-License-Identifier: Apache-2.0
// A set-up code that is made while an earlier one of the same name is there.
#include <sstream>
#include <string>

#include "kiosk/ticketing/enrolment.hpp"
#include "platform/central/commands.hpp"
#include "tests/central/house.hpp"
#include "tests/support/catch.hpp"

using house::House;

TEST_CASE("A second code of a name says that the first is void") {
  House h;
  const auto enrol_porch = [&](std::ostream& err) {
    std::ostringstream out;
    central::EnrolOptions options{h.database(), "bader", "porch", 24, "", "", "", false};
    CHECK(central::run_devices_enrol(options, out, err) == 0);
    return out.str().substr(0, out.str().find('\n'));
  };
  std::ostringstream none;
  const auto first = enrol_porch(none);
  CHECK(none.str().empty());
  std::ostringstream note;
  const auto second = enrol_porch(note);
  CHECK(note.str() == "central: note: the earlier set-up code of porch is void now\n");
  const auto enrol = [&](const std::string& code) { return h.ask_online(kiosk::ticketing::enrol_request(code)); };
  CHECK(enrol(first).body.find("was replaced by a newer one") != std::string::npos);
  CHECK(enrol(second).status == 201);
}

TEST_CASE("A second code of a name says nothing of a first whose time was over") {
  House h;
  const auto notes = [&](const std::string& clock) {
    std::ostringstream out;
    std::ostringstream err;
    central::EnrolOptions options{h.database(), "bader", "porch", 24, "", "", "", false};
    options.clock = clock;
    CHECK(central::run_devices_enrol(options, out, err) == 0);
    return err.str();
  };
  const std::string note = "central: note: the earlier set-up code of porch is void now\n";
  CHECK(notes("2024-04-28T17:42:00-04:00").empty());
  CHECK(notes("2024-04-29T18:00:00-04:00").empty());
  CHECK(notes("2024-04-30T17:59:00-04:00") == note);
}
