// SPDX-License-Identifier: Apache-2.0
// What is said of certificate files that cannot be used, and what holds when they are read again.
#include <sys/stat.h>

#include "tests/central/logged.hpp"
#include "tests/central/tls_fixture.hpp"

namespace central::test {
namespace {

std::string error_of(const TlsFiles& files) {
  const auto tls = Tls::load(files);
  REQUIRE_FALSE(tls);
  const auto& line = tls.error().detail;
  CHECK(line.find('\n') == std::string::npos);
  return line;
}

TEST_CASE("TLS files that are missing, or no files, are named") {
  const TlsFixture fixture;
  const auto nowhere = fixture.folder() / "nowhere.pem";
  for (int part = 0; part < 3; ++part) {
    auto files = fixture.strict_files();
    (part == 0 ? files.certificate : part == 1 ? files.key : *files.client_ca) = nowhere;
    CHECK(error_of(files) == nowhere.string() + ": cannot be read: No such file or directory");
    (part == 0 ? files.certificate : part == 1 ? files.key : *files.client_ca) = fixture.folder().path();
    CHECK(error_of(files) == fixture.folder().path().string() + ": is a folder; give a file");
  }
}

TEST_CASE("TLS files with something else in them are refused, and say what should be there") {
  const TlsFixture fixture;
  const auto garbage = fixture.folder() / "garbage.pem";
  const auto half = tests::read_file(fixture.folder() / "service.pem").substr(0, 200);
  for (const std::string& bytes : {std::string(), std::string("hello\n"), std::string(5000, '\0'), half,
                                   std::string("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"),
                                   std::string("-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n")}) {
    tests::write_file(garbage, bytes);
    auto files = fixture.strict_files();
    files.certificate = garbage;
    CHECK(error_of(files).starts_with(garbage.string() + ": holds no certificate (PEM"));
    files = fixture.strict_files();
    files.key = garbage;
    CHECK(error_of(files).starts_with(garbage.string() + ": holds no private key without a password (PEM"));
    files = fixture.strict_files();
    files.client_ca = garbage;
    CHECK(error_of(files).starts_with(garbage.string() + ": holds no certificate (PEM"));
  }
  tests::write_file(garbage, std::string(2 << 20, 'x'));
  auto files = fixture.files();
  files.certificate = garbage;
  CHECK(error_of(files) == garbage.string() + ": is over 1 MiB; give a PEM file");
}

TEST_CASE("A key behind a password is refused and nobody is asked for it") {
  const TlsFixture fixture;
  const auto files = fixture.files();
  tests::write_file(files.key, with_password(tests::read_file(files.key), "secret"));
  CHECK(error_of(files).starts_with(files.key.string() + ": holds no private key without a password"));
}

TEST_CASE("A key of another certificate is refused") {
  const TlsFixture fixture;
  write_identity(fixture.services().vouch_for("other"), fixture.folder().path(), "other");
  auto files = fixture.files();
  files.key = fixture.folder() / "other-key.pem";
  CHECK(error_of(files) == files.key.string() + ": is not the key of the certificate in " + files.certificate.string());
}

TEST_CASE("A key that others may read, and a certificate out of its time, are used with a warning") {
  const TlsFixture fixture;
  const auto files = fixture.files();
  const Logged logged;
  {
    const auto quiet = TlsFixture::load(files);
    CHECK(logged.text().empty());
  }
  REQUIRE(::chmod(files.key.c_str(), 0644) == 0);
  const auto tls = TlsFixture::load(files);
  CHECK(logged.text() == files.key.string() + ": every user of this machine may read the key; run: chmod o= " +
                             files.key.string() + "\n");

  write_identity(fixture.services().vouch_for("old", {-10, -1}), fixture.folder().path(), "service");
  REQUIRE(tls->reload());
  CHECK(logged.text().find("service.pem: the certificate has expired") != std::string::npos);
  write_identity(fixture.services().vouch_for("early", {2, 10}), fixture.folder().path(), "service");
  REQUIRE(tls->reload());
  CHECK(logged.text().find("service.pem: the certificate is not valid yet") != std::string::npos);
}

TEST_CASE("Files that went bad change nothing for those who are served") {
  const TlsFixture fixture;
  const auto files = fixture.strict_files();
  const auto tls = TlsFixture::load(files);
  const auto before = tls->context();
  tests::write_file(*files.client_ca, "garbage");
  REQUIRE_FALSE(tls->reload());
  CHECK(tls->context() == before);
  tests::write_file(*files.client_ca, fixture.kiosks().pem());
  REQUIRE(tls->reload());
  CHECK(tls->context() != before);
}

}  // namespace
}  // namespace central::test
