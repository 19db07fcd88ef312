// SPDX-License-Identifier: Apache-2.0
// A folder with certificates, and a service under TLS made of them.
#pragma once

#include <memory>
#include <string>
#include <utility>

#include "tests/central/certificates.hpp"
#include "tests/central/running_server.hpp"
#include "tests/contract/temporary_folder.hpp"

namespace central::test {

/// One authority for the service and one for the kiosks; service.pem, service-key.pem, kiosks-ca.pem.
class TlsFixture {
 public:
  TlsFixture() {
    write_identity(services_.vouch_for("service"), folder_.path(), "service");
    tests::write_file(folder_ / "service-ca.pem", services_.pem());
    tests::write_file(folder_ / "kiosks-ca.pem", kiosks_.pem());
  }

  [[nodiscard]] const tests::TemporaryFolder& folder() const { return folder_; }
  [[nodiscard]] const Authority& services() const { return services_; }
  [[nodiscard]] const Authority& kiosks() const { return kiosks_; }
  [[nodiscard]] TlsFiles files() const { return {folder_ / "service.pem", folder_ / "service-key.pem", {}}; }
  /// The same, and clients need a certificate.
  [[nodiscard]] TlsFiles strict_files() const {
    auto files = this->files();
    files.client_ca = folder_ / "kiosks-ca.pem";
    return files;
  }
  [[nodiscard]] static std::unique_ptr<Tls> load(const TlsFiles& files) {
    auto tls = Tls::load(files);
    if (!tls) FAIL(tls.error().detail);
    return *std::move(tls);
  }
  /// Trusts the service, shows nothing.
  [[nodiscard]] ClientSettings stranger() const {
    ClientSettings settings;
    settings.trusted = services_.pem();
    return settings;
  }
  [[nodiscard]] ClientSettings kiosk() const {
    auto settings = stranger();
    settings.own = kiosks_.vouch_for("kiosk 1");
    return settings;
  }

 private:
  tests::TemporaryFolder folder_;
  Authority services_{"The services' authority"};
  Authority kiosks_{"The kiosks' authority"};
};

}  // namespace central::test
