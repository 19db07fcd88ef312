// SPDX-License-Identifier: Apache-2.0
// Mails on their way: a relay that takes them, refuses them for now or for good, is not there, or says nothing.
#include "platform/central/mailer.hpp"

#include "kiosk/base/log.hpp"
#include "platform/central/smtp_relay.hpp"
#include "tests/central/house.hpp"
#include "tests/central/smtp_peer.hpp"
#include "tests/support/catch.hpp"

using central::Mail;
using central::test::SmtpPeer;
using house::House;

namespace {

/// 28 April 2024, 17:42 in Toronto.
constexpr kiosk::Instant kNow{std::chrono::milliseconds{1714340520000}};
const auto kNever = [] { return false; };

std::unique_ptr<central::Post> relay(const std::string& url, const std::string& user = "",
                                     std::chrono::milliseconds timeout = std::chrono::seconds{30}) {
  central::SmtpSettings settings;
  settings.url = url;
  settings.user = user;
  settings.password = "s3cret";
  settings.from = "tickets@festival.example";
  settings.timeout = timeout;
  auto post = central::open_smtp_relay(settings);
  REQUIRE(post);
  return *std::move(post);
}

void put(House& h, const Mail& mail, kiosk::Instant until = kNow + std::chrono::hours{72}) {
  h.store().transact(central::Purpose::kChange, [&](central::Connection& db) {
    central::put_in_outbox(db, mail, kiosk::PassId("amara"), until, kNow);
  });
}

int send(House& h, central::Post& post, kiosk::Instant now = kNow) {
  return central::send_due_mails(
      h.store(), post, [now] { return now; }, kNever);
}

/// The one row of the outbox.
struct Row {
  bool sent = false;
  bool waits = false;
  std::int64_t tries = 0;
  std::string body;
  std::string error;
};

Row row(House& h) {
  const auto db = h.store().lease();
  auto rows = db->query("SELECT sent_at, next_try_at, tries, body, last_error FROM outbox");
  REQUIRE(rows.step());
  return {!rows.null(0), !rows.null(1), rows.integer(2), rows.text(3), rows.text(4)};
}

const Mail kMail{"amara@example.org", "Your code", "123456\n.\n..two dots\nend\n"};

}  // namespace

TEST_CASE("A mail that the relay takes is sent once, whole, and its body is forgotten") {
  House h;
  SmtpPeer peer;
  const auto post = relay(peer.url());
  put(h, kMail);
  CHECK(send(h, *post) == 1);
  CHECK(send(h, *post) == 0);
  const auto mails = peer.mails();
  REQUIRE(mails.size() == 1);
  CHECK(mails[0].from.find("<tickets@festival.example>") == 0);
  CHECK(mails[0].to == std::vector<std::string>{"<amara@example.org>"});
  CHECK(mails[0].text.find("\nSubject: Your code\n") != std::string::npos);
  CHECK(mails[0].text.find("\n\n123456\n.\n..two dots\nend\n") != std::string::npos);
  CHECK(row(h).sent);
  CHECK_FALSE(row(h).waits);
  CHECK(row(h).body.empty());
}

TEST_CASE("Several mails go over one connection, each to its own recipient alone") {
  House h;
  SmtpPeer peer;
  const auto post = relay(peer.url());
  for (const auto* to : {"a@example.org", "b@example.org", "c@example.org"}) put(h, {to, "x", "y\n"});
  CHECK(send(h, *post) == 3);
  CHECK(peer.connections() == 1);
  const auto mails = peer.mails();
  REQUIRE(mails.size() == 3);
  CHECK(mails[1].to == std::vector<std::string>{"<b@example.org>"});
}

TEST_CASE("Who is refused for now tries again, later each time") {
  House h;
  SmtpPeer peer;
  const auto post = relay(peer.url());
  const std::string verb = GENERATE("MAIL", "RCPT", "DATA", ".");
  peer.next_time(verb, "451 4.3.0 not now");
  put(h, kMail);
  CHECK(send(h, *post) == 0);
  CHECK(peer.mails().empty());
  CHECK(row(h).waits);
  CHECK(row(h).error == "the relay answered 451");
  CHECK(send(h, *post, kNow + std::chrono::seconds{14}) == 0);
  CHECK(row(h).tries == 1);
  CHECK(send(h, *post, kNow + std::chrono::seconds{15}) == 1);
  CHECK(peer.mails().size() == 1);
  CHECK(row(h).sent);
}

TEST_CASE("Who is refused for good is given up") {
  House h;
  SmtpPeer peer;
  const auto post = relay(peer.url());
  const std::string verb = GENERATE("MAIL", "RCPT", "DATA", ".");
  peer.next_time(verb, "550 5.1.1 <amara@example.org> is not known here");
  put(h, kMail);
  CHECK(send(h, *post) == 0);
  CHECK_FALSE(row(h).waits);
  CHECK_FALSE(row(h).sent);
  CHECK(row(h).body.empty());
  CHECK(row(h).error == "the relay answered 550");
  CHECK(send(h, *post, kNow + std::chrono::hours{2}) == 0);
  put(h, {"bo@example.org", "x", "y\n"});
  CHECK(send(h, *post) == 1);  // the next is not the worse for it
}

TEST_CASE("A relay that is not there is asked again, until the mail is of no use") {
  House h;
  SmtpPeer peer;
  const auto url = peer.url();
  peer.close();
  const auto post = relay(url);
  put(h, kMail);
  auto now = kNow;
  for (int tries = 1; tries <= 12; ++tries) {
    CHECK(send(h, *post, now) == 0);
    CHECK(row(h).tries == tries);
    CHECK(row(h).waits);
    now += std::chrono::hours{1};  // never longer than that
  }
  CHECK(send(h, *post, kNow + std::chrono::hours{24}) == 0);
  CHECK(row(h).tries == 12);
  CHECK_FALSE(row(h).waits);
  CHECK(row(h).body.empty());
}

TEST_CASE("A code whose time is over is not mailed any more") {
  House h;
  SmtpPeer peer;
  const auto post = relay(peer.url());
  put(h, kMail, kNow + std::chrono::minutes{10});
  CHECK(send(h, *post, kNow + std::chrono::minutes{10}) == 0);
  CHECK(peer.mails().empty());
  CHECK_FALSE(row(h).waits);
}

TEST_CASE("A relay that says nothing is left after the time-out, and the mail is tried again") {
  House h;
  SmtpPeer peer;
  const auto post = relay(peer.url(), "", std::chrono::milliseconds{1000});
  const std::string verb = GENERATE("", "RCPT", ".");
  peer.next_time(verb, "");
  put(h, kMail);
  CHECK(send(h, *post) == 0);
  CHECK(row(h).waits);
  const auto patient = relay(peer.url());
  CHECK(send(h, *patient, kNow + std::chrono::seconds{15}) == 1);
}

TEST_CASE("A program that stops does not wait for a relay that says nothing") {
  House h;
  SmtpPeer peer;
  const std::string verb = GENERATE("", "RCPT", ".");
  peer.next_time(verb, "");
  put(h, kMail);
  put(h, {"bo@example.org", "x", "y\n"});
  {
    const central::Mailer mailer(
        h.store(), [] { return kNow; }, relay(peer.url()));
    REQUIRE(peer.stalls());
  }
  CHECK(peer.mails().empty());
  // Whoever comes next sends both.
  SmtpPeer other;
  const auto post = relay(other.url());
  CHECK(send(h, *post, kNow + std::chrono::seconds{15}) == 2);
}

TEST_CASE("A mailer sends what it is woken for") {
  House h;
  SmtpPeer peer;
  central::Mailer mailer(
      h.store(), [] { return kNow; }, relay(peer.url()));
  for (std::size_t count = 1; count <= 3; ++count) {
    put(h, {"a@example.org", std::to_string(count), "y\n"});
    mailer.wake();
    const auto until = std::chrono::steady_clock::now() + std::chrono::seconds{30};
    while (peer.mails().size() < count && std::chrono::steady_clock::now() < until) std::this_thread::yield();
    REQUIRE(peer.mails().size() == count);
  }
}

TEST_CASE("Of several programs on one outbox each mail is sent by one") {
  House h;
  SmtpPeer one;
  SmtpPeer other;
  for (int i = 0; i < 20; ++i) put(h, {"a@example.org", std::to_string(i), "y\n"});
  const auto first = relay(one.url());
  const auto second = relay(other.url());
  int sent = 0;
  std::thread beside([&] { sent = send(h, *second); });
  const int here = send(h, *first);
  beside.join();
  CHECK(here + sent == 20);
  CHECK(one.mails().size() + other.mails().size() == 20);
}

TEST_CASE("A login is given where one is set, and a refused one is no fault of the mail") {
  House h;
  SmtpPeer peer;
  peer.wants_login();
  const auto post = relay(peer.url(), "festival");
  SECTION("taken") {
    put(h, kMail);
    CHECK(send(h, *post) == 1);
    CHECK(peer.login() == "AGZlc3RpdmFsAHMzY3JldA==");  // base64 of NUL festival NUL s3cret
  }
  SECTION("refused") {
    peer.next_time("AUTH", "535 5.7.8 no");
    put(h, kMail);
    CHECK(send(h, *post) == 0);
    CHECK(row(h).waits);
    CHECK(row(h).error.find("refuses this user or password") != std::string::npos);
  }
}

TEST_CASE("A relay that is not this machine must speak TLS, or gets nothing") {
  House h;
  SmtpPeer peer;
  // An address that is not known as this machine's, and leads to it all the same.
  const auto post = relay("smtp://0.0.0.0:" + peer.url().substr(peer.url().rfind(':') + 1), "festival");
  put(h, kMail);
  CHECK(send(h, *post) == 0);
  CHECK(peer.connections() == 1);
  CHECK(peer.mails().empty());
  CHECK(peer.login().empty());
  CHECK(row(h).waits);
}

TEST_CASE("A relay that takes nothing from this program has said nothing of the mail") {
  House h;
  SmtpPeer peer;
  peer.next_time("", "554 no service here");
  const auto post = relay(peer.url());
  put(h, kMail);
  CHECK(send(h, *post) == 0);
  CHECK(row(h).waits);
  CHECK(row(h).error == "the relay answered 554");
  CHECK(send(h, *post, kNow + std::chrono::seconds{15}) == 1);
}

TEST_CASE("What is no address is never given to a relay") {
  House h;
  SmtpPeer peer;
  const auto post = relay(peer.url());
  const std::string to = GENERATE("", "amara", "a@b@c", "a b@example.org", "a@example.org>\r\nRCPT TO:<b@example.org",
                                  "a@example.org,b@example.org", "amára@example.org");
  put(h, {to, "x", "y\n"});
  CHECK(send(h, *post) == 0);
  CHECK(peer.connections() == 0);
  CHECK_FALSE(row(h).waits);
}

TEST_CASE("A relay is named as an address, and the sender too") {
  for (const auto* url : {"", "mail.example", "http://mail.example", "smtp://", "smtp://user:pw@mail.example",
                          "smtp://mail.example:", "smtp://mail.example:x", "smtp://mail.example/x", "smtp://[::1"}) {
    const auto refused = central::open_smtp_relay({url, "", "", "t@f.example"});
    REQUIRE_FALSE(refused);
    CHECK(refused.error().find("smtps://HOST:465") != std::string::npos);
  }
  for (const auto* url :
       {"smtps://mail.example", "smtp://mail.example:587", "smtp://[::1]:25", "smtp://127.0.0.1:25"}) {
    CHECK(central::open_smtp_relay({url, "", "", "t@f.example"}));
  }
  CHECK_FALSE(central::open_smtp_relay({"smtp://mail.example", "", "", "nobody"}));
}
