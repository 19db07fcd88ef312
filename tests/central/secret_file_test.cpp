// SPDX-License-Identifier: Apache-2.0
// Files with secrets that every user of the machine can read are used, and told.
#include "platform/central/secret_file.hpp"

#include <filesystem>
#include <string>

#include <sys/stat.h>

#include "platform/central/command_parts.hpp"
#include "tests/central/house.hpp"
#include "tests/central/logged.hpp"
#include "tests/support/catch.hpp"

using central::test::Logged;

namespace {

void set_mode(const std::string& file, mode_t mode) { REQUIRE(::chmod(file.c_str(), mode) == 0); }

}  // namespace

TEST_CASE("An outbox that was there before, and that others may read, is written to with a warning") {
  const house::Folder folder;
  central::MailOptions options;
  options.outbox = folder.file("outbox");
  const Logged logged;
  REQUIRE(central::open_post(options));
  CHECK(logged.text().empty());  // its own are made for their owner alone
  set_mode(options.outbox, 0640);
  REQUIRE(central::open_post(options));
  CHECK(logged.text().empty());  // a group is somebody's decision
  set_mode(options.outbox, 0644);
  REQUIRE(central::open_post(options));
  CHECK(logged.text() ==
        options.outbox + ": every user of this machine may read the mails and their one-time codes; run: chmod o= " +
            options.outbox + "\n");
}

TEST_CASE("A relay's password that others may read is used with a warning, and is not in it") {
  const house::Folder folder;
  central::MailOptions options;
  options.smtp = "smtps://relay.example:465";
  options.mail_from = "tickets@festival.example";
  options.smtp_user = "tickets";
  options.smtp_password_file = folder.file("password");
  house::write_file(options.smtp_password_file, "s3cret\n");
  const Logged logged;
  set_mode(options.smtp_password_file, 0600);
  REQUIRE(central::open_post(options));
  CHECK(logged.text().empty());
  set_mode(options.smtp_password_file, 0604);
  REQUIRE(central::open_post(options));
  CHECK(logged.text() ==
        options.smtp_password_file +
            ": every user of this machine may read the password; run: chmod o= " + options.smtp_password_file + "\n");
}

TEST_CASE("What is no file, or is not there, is open to nobody") {
  const house::Folder folder;
  const Logged logged;
  central::warn_of_readers("mail", "/dev/null", "nothing");
  central::warn_of_readers("mail", folder.file("missing"), "nothing");
  central::warn_of_readers("mail", std::filesystem::temp_directory_path(), "nothing");
  CHECK(logged.text().empty());
}
