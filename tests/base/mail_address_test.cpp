// SPDX-License-Identifier: Apache-2.0
// What is taken for an address of a mail.
#include "kiosk/base/mail_address.hpp"

#include <string>

#include "tests/support/catch.hpp"

TEST_CASE("An address is one mailbox at one domain") {
  for (const auto* good : {"a@b", "amara.o+tickets@mail.example.org", "o'brien@example.org"}) {
    CHECK(kiosk::is_mail_address(good));
  }
  for (const auto* bad : {"", "@", "a@", "@b", "a", "a@b@c", "a b@c", "a@b\n", "<a@b>", "a@b,c@d", "a;b@c", "\"a\"@b",
                          "a(b)@c", "a\\@b", "é@b", "a@b\x7f"}) {
    CHECK_FALSE(kiosk::is_mail_address(bad));
  }
  CHECK(kiosk::is_mail_address(std::string(249, 'a') + "@b.cd"));
  CHECK_FALSE(kiosk::is_mail_address(std::string(250, 'a') + "@b.cd"));
}
