// SPDX-License-Identifier: Apache-2.0
// The commands as an operator meets them: what they print, and one clear line where they cannot.
#include "platform/central/commands.hpp"

#include <filesystem>
#include <sstream>

#include "tests/central/house.hpp"
#include "tests/support/catch.hpp"

namespace {

struct Ran {
  int status = 0;
  std::string out;
  std::string err;
};

template <class Command, class... Options>
Ran run(Command command, const Options&... options) {
  std::ostringstream out;
  std::ostringstream err;
  const int status = command(options..., out, err);
  return {status, out.str(), err.str()};
}

}  // namespace

TEST_CASE("A festival is imported, given devices, and audited") {
  house::Folder folder;
  const auto file = folder.file("festival.toml");
  const house::TestDatabase test_database;
  const auto& database = test_database.address();
  house::write_file(file, house::festival_text("", "[[reservation]]\npass = \"amara\"\nscreening = \"union\"\n"));
  const auto imported = run(central::run_import, central::ImportOptions{file, database, "2024-04-28T08:00:00-04:00"});
  CHECK(imported.status == 0);
  CHECK(imported.out == "imported: 2 venues, 2 films, 8 screenings, 9 passes, 1 new reservations\n");
  CHECK(run(central::run_devices_list, central::ShowOptions{database}).err ==
        "central: no devices; central devices enrol makes one known\n");
  CHECK(run(central::run_devices_list, central::ShowOptions{database, true}).err.empty());
  const auto added = run(central::run_devices_add, central::DeviceOptions{database, "bader", "lobby"});
  CHECK(added.status == 0);
  CHECK(added.out.size() == 44);
  CHECK(run(central::run_devices_revoke, central::DeviceOptions{database, "", "lobby"}).status == 0);
  CHECK(run(central::run_devices_list, central::ShowOptions{database}).out ==
        "name   venue  role   state    until\nlobby  bader  kiosk  revoked  -\n");
  CHECK(run(central::run_devices_list, central::ShowOptions{database, true}).out ==
        R"([{"name":"lobby","venue":"bader","role":"kiosk","state":"revoked"}])"
        "\n");
  CHECK(run(central::run_audit, central::ShowOptions{database}).status == 0);
}

TEST_CASE("An import says where it left the first day as it was") {
  house::Folder folder;
  const auto file = folder.file("festival.toml");
  const house::TestDatabase test_database;
  const auto& database = test_database.address();
  auto text = house::festival_text();
  house::write_file(file, text.replace(text.find("2024-04-28"), 10, "import"));
  const std::string counts = "imported: 2 venues, 2 films, 8 screenings, 9 passes, 0 new reservations";
  const auto first = run(central::run_import, central::ImportOptions{file, database, "2024-04-28T08:00:00-04:00"});
  CHECK(first.out == counts + "\n");
  const auto again = run(central::run_import, central::ImportOptions{file, database, "2024-04-30T08:00:00-04:00"});
  CHECK(again.out == counts + "; day 0 stays 2024-04-28\n");
}

TEST_CASE("An import tells all mistakes at once, and goes through with a warning", "[sqlite]") {
  house::Folder folder;
  const auto file = folder.file("festival.toml");
  const auto database = "sqlite:" + folder.file("a.db");
  const central::ImportOptions options{file, database, "2024-04-28T08:00:00-04:00"};
  auto text = house::festival_text();
  house::write_file(file, text.replace(text.find("daily_limit = 2"), 15, "daily_limit = 0"));
  const auto warned = run(central::run_import, options);
  CHECK(warned.status == 0);
  CHECK(warned.err.find("central: warning: " + file + ":") == 0);
  CHECK(warned.err.find("has a daily_limit of 0") != std::string::npos);
  CHECK(run(central::run_audit, central::ShowOptions{database}).status == 0);

  house::write_file(file, "[festival]\nname = 3\nzone = \"America/Toronto\"\nfirst_day = \"never\"\n");
  const auto wrong = run(central::run_import, options);
  CHECK(wrong.status == 1);
  CHECK(wrong.err == "central: " + file +
                         ":2: [festival] name is no text; write it in quotes, not as a whole number\n" +
                         "central: " + file +
                         ":4: [festival] first_day is no day of this century; write \"import\" or "
                         "a date such as \"2024-04-28\"\n");
}

TEST_CASE("A file that is wrong leaves no database behind", "[sqlite]") {
  house::Folder folder;
  const auto file = folder.file("festival.toml");
  house::write_file(file, "[festival]\n");
  const auto database = folder.file("a.db");
  CHECK(run(central::run_import, central::ImportOptions{file, "sqlite:" + database, ""}).status == 1);
  CHECK_FALSE(std::filesystem::exists(database));
}

TEST_CASE("What cannot be done is one line on the error stream and a failing exit") {
  house::Folder folder;
  const auto file = folder.file("festival.toml");
  house::write_file(file, house::festival_text());
  const house::TestDatabase test_database;
  const auto& database = test_database.address();
  const auto fails = [](const Ran& ran, const std::string& says) {
    INFO(ran.err);
    CHECK(ran.status == 1);
    CHECK(ran.out.empty());
    CHECK(ran.err.find("central: ") == 0);
    CHECK(ran.err.find(says) != std::string::npos);
    CHECK(ran.err.find('\n') == ran.err.size() - 1);
  };
  fails(run(central::run_import, central::ImportOptions{"/nonexistent", database, ""}), "cannot be read");
  fails(run(central::run_import, central::ImportOptions{file, "mysql:x", ""}), "write it as sqlite:FILE");
  fails(run(central::run_import, central::ImportOptions{file, database, "yesterday"}), "--clock yesterday");
  fails(run(central::run_audit, central::ShowOptions{test_database.missing()}), "missing");
  fails(run(central::run_serve, central::ServeOptions{test_database.missing(), "127.0.0.1:0", "", "", 1}), "missing");
  REQUIRE(run(central::run_import, central::ImportOptions{file, database, ""}).status == 0);
  fails(run(central::run_serve, central::ServeOptions{database, "nowhere:x", "", "", 1}), "nowhere:x");
  fails(run(central::run_devices_add, central::DeviceOptions{database, "moon", "lobby"}),
        "there is no venue \"moon\"; there are: alger (");
  fails(run(central::run_devices_add, central::DeviceOptions{database, "badr", "lobby"}),
        "there is no venue \"badr\"; did you mean \"bader\"? there are: alger (");
  fails(run(central::run_devices_add, central::DeviceOptions{database, "bader", ""}), "1 to 64");
  fails(run(central::run_devices_revoke, central::DeviceOptions{database, "", "lobby"}), "no device \"lobby\"");
  REQUIRE(run(central::run_devices_add, central::DeviceOptions{database, "bader", "lobby"}).status == 0);
  fails(run(central::run_devices_add, central::DeviceOptions{database, "alger", "lobby"}), "already");
  fails(run(central::run_devices_revoke, central::DeviceOptions{database, "", "loby"}),
        "no device \"loby\"; did you mean \"lobby\"? see central devices list");
}

TEST_CASE("A demonstration's clock begins where it is told and goes on") {
  const auto start = house::local("17:42");
  const auto clock = central::make_clock(start);
  const auto first = clock();
  CHECK(first >= start);
  CHECK(clock() >= first);
  CHECK(central::make_clock(std::nullopt)() > start);
}
