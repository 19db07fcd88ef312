// SPDX-License-Identifier: Apache-2.0
// A mail's bytes: whole for every reader, and nobody's text becomes a header.
#include "platform/central/mail_text.hpp"

#include <algorithm>
#include <chrono>

#include "tests/support/catch.hpp"

using central::Mail;
using central::write_mail;

namespace {

/// 28 April 2024, 21:42 in UTC.
constexpr kiosk::Instant kAt{std::chrono::milliseconds{1714340520000}};

std::string written(const std::string& subject, const std::string& body) {
  return write_mail({"amara@example.org", subject, body}, "tickets@festival.example", "m-1", kAt);
}

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("A plain mail is plain") {
  CHECK(written("Your code", "One\nTwo\n") ==
        "Date: Sun, 28 Apr 2024 21:42:00 +0000\r\n"
        "From: <tickets@festival.example>\r\n"
        "To: <amara@example.org>\r\n"
        "Subject: Your code\r\n"
        "Message-ID: <m-1@festival.example>\r\n"
        "Auto-Submitted: auto-generated\r\n"
        "MIME-Version: 1.0\r\n"
        "Content-Type: text/plain; charset=utf-8\r\n"
        "Content-Transfer-Encoding: 7bit\r\n"
        "\r\n"
        "One\r\nTwo\r\n");
}

TEST_CASE("Nothing in a subject begins a header of its own") {
  const std::string evil = "Code\r\nBcc: everybody@example.org\r\n\r\nBuy";
  const auto mail = written(evil, "x\n");
  CHECK_FALSE(has(mail, "Bcc:"));
  CHECK(has(mail, "Subject: =?UTF-8?B?Q29kZQ0KQmNjOiBldmVyeWJvZHlAZXhhbXBsZS5vcmcNCg0KQnV5?=\r\n"));
  CHECK(has(written("=?UTF-8?B?eA==?=", "x\n"), "Subject: =?UTF-8?B?PT9VVEYtOD9CP2VBPT0/PQ==?=\r\n"));
}

TEST_CASE("A long subject in any script is words of at most 75 characters, none with half a letter") {
  std::string subject;
  for (int i = 0; i < 40; ++i) subject += "映é";
  const auto mail = written(subject, "x\n");
  const auto from = mail.find("Subject: ") + 9;
  auto words = mail.substr(from, mail.find("\r\nMessage-ID") - from);
  int count = 0;
  for (std::size_t begin = 0; begin < words.size();) {
    const auto end = std::min(words.find("\r\n ", begin), words.size());
    const auto word = words.substr(begin, end - begin);
    CHECK(word.size() <= 75);
    CHECK(word.substr(0, 10) == "=?UTF-8?B?");
    CHECK(word.substr(word.size() - 2) == "?=");
    // 3 bytes of one letter and 2 of the other: a word of whole letters is 0, 3 of 5 bytes, padded or not.
    ++count;
    begin = end + 3;
  }
  CHECK(count == 5);
}

TEST_CASE("A body in any script, with a lone dot or an endless line, is 7-bit lines that a relay takes") {
  for (const std::string& body : {std::string("Grüße\n"), std::string(5000, 'x') + "\n", std::string("a\rb\n")}) {
    const auto mail = written("x", body);
    CHECK(has(mail, "Content-Transfer-Encoding: base64\r\n\r\n"));
    std::size_t length = 0;
    for (const char c : mail) {
      CHECK(static_cast<unsigned char>(c) < 0x80);
      length = c == '\n' ? 0 : length + 1;
      CHECK(length <= 998);
    }
  }
  CHECK(has(written("x", "Grüße\n"), "\r\n\r\nR3LDvMOfZQ0K\r\n"));
  CHECK(has(written("x", "no end"), "\r\n\r\nno end\r\n"));
}
