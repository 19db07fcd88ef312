// SPDX-License-Identifier: Apache-2.0
// Certificates made for one test: authorities of its own, and whom they vouch for.
#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include <openssl/evp.h>
#include <openssl/x509.h>

namespace central::test {

/// Both PEM.
struct Identity {
  std::string certificate;
  std::string key;
};

/// How long a certificate holds, in days from now; yesterday is -1.
struct Validity {
  int from = -1;
  int to = 30;
};

/// A self-signed root with a P-256 key.
class Authority {
 public:
  explicit Authority(const std::string& name);

  [[nodiscard]] const std::string& pem() const { return pem_; }
  /// For 127.0.0.1 and localhost, as server or client.
  [[nodiscard]] Identity vouch_for(const std::string& name, Validity validity = {}) const;
  /// The certificate alone, for a key in PEM that exists.
  [[nodiscard]] std::string vouch_for_key(const std::string& name, const std::string& key) const;
  /// The same with an RSA key of 2048 bits.
  [[nodiscard]] Identity vouch_for_rsa(const std::string& name) const;

 private:
  [[nodiscard]] Identity sign(const std::string& name, EVP_PKEY* key, Validity validity) const;

  std::shared_ptr<EVP_PKEY> key_;
  std::shared_ptr<X509> certificate_;
  std::string pem_;
};

/// Of its SubjectPublicKeyInfo, 32 bytes; the certificate is PEM.
[[nodiscard]] std::string sha256_of_public_key(const std::string& certificate);

/// The key in PEM once more, behind a password.
[[nodiscard]] std::string with_password(const std::string& key, const std::string& password);

/// Writes NAME.pem and NAME-key.pem, the latter for its owner's eyes.
void write_identity(const Identity& identity, const std::filesystem::path& folder, const std::string& name);

}  // namespace central::test
