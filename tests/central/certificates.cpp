// SPDX-License-Identifier: Apache-2.0
// X.509 by OpenSSL's builder functions.
#include "tests/central/certificates.hpp"

#include <stdexcept>

#include <openssl/ec.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>
#include <openssl/sha.h>
#include <openssl/x509v3.h>
#include <sys/stat.h>

#include "tests/contract/temporary_folder.hpp"

namespace central::test {
namespace {

constexpr long kDay = 24L * 60 * 60;

void must(bool done) {
  if (!done) throw std::runtime_error("OpenSSL cannot make a certificate");
}

std::shared_ptr<EVP_PKEY> make_key() {
  std::shared_ptr<EVP_PKEY> key(EVP_EC_gen("P-256"), &EVP_PKEY_free);
  must(key != nullptr);
  return key;
}

std::shared_ptr<EVP_PKEY> read_key(const std::string& pem) {
  const std::unique_ptr<BIO, decltype(&BIO_free_all)> in(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())),
                                                         &BIO_free_all);
  std::shared_ptr<EVP_PKEY> key(PEM_read_bio_PrivateKey(in.get(), nullptr, nullptr, nullptr), &EVP_PKEY_free);
  must(key != nullptr);
  return key;
}

template <class Write>
std::string to_pem(const Write& write) {
  const std::unique_ptr<BIO, decltype(&BIO_free_all)> bio(BIO_new(BIO_s_mem()), &BIO_free_all);
  must(write(bio.get()) == 1);
  char* bytes = nullptr;
  const long size = BIO_get_mem_data(bio.get(), &bytes);
  return {bytes, static_cast<std::size_t>(size)};
}

std::string pem_of(X509* certificate) {
  return to_pem([&](BIO* bio) { return PEM_write_bio_X509(bio, certificate); });
}

std::string pem_of(EVP_PKEY* key) {
  return to_pem([&](BIO* bio) { return PEM_write_bio_PrivateKey(bio, key, nullptr, nullptr, 0, nullptr, nullptr); });
}

void extend(X509* certificate, int nid, const char* value) {
  X509V3_CTX context;
  X509V3_set_ctx_nodb(&context);
  X509V3_set_ctx(&context, certificate, certificate, nullptr, nullptr, 0);
  X509_EXTENSION* extension = X509V3_EXT_conf_nid(nullptr, &context, nid, value);
  must(extension != nullptr && X509_add_ext(certificate, extension, -1) == 1);
  X509_EXTENSION_free(extension);
}

std::shared_ptr<X509> make_certificate(const std::string& name, EVP_PKEY* key, Validity validity) {
  static long serial = 0;
  std::shared_ptr<X509> made(X509_new(), &X509_free);
  must(made != nullptr && X509_set_version(made.get(), X509_VERSION_3) == 1);
  must(ASN1_INTEGER_set(X509_get_serialNumber(made.get()), ++serial) == 1);
  must(X509_gmtime_adj(X509_getm_notBefore(made.get()), validity.from * kDay) != nullptr);
  must(X509_gmtime_adj(X509_getm_notAfter(made.get()), validity.to * kDay) != nullptr);
  must(X509_NAME_add_entry_by_txt(X509_get_subject_name(made.get()), "CN", MBSTRING_UTF8,
                                  reinterpret_cast<const unsigned char*>(name.c_str()), -1, -1, 0) == 1);
  must(X509_set_pubkey(made.get(), key) == 1);
  return made;
}

}  // namespace

Authority::Authority(const std::string& name) : key_(make_key()), certificate_(make_certificate(name, key_.get(), {})) {
  must(X509_set_issuer_name(certificate_.get(), X509_get_subject_name(certificate_.get())) == 1);
  extend(certificate_.get(), NID_basic_constraints, "critical,CA:TRUE");
  extend(certificate_.get(), NID_key_usage, "critical,keyCertSign");
  must(X509_sign(certificate_.get(), key_.get(), EVP_sha256()) > 0);
  pem_ = pem_of(certificate_.get());
}

Identity Authority::vouch_for(const std::string& name, Validity validity) const {
  return sign(name, make_key().get(), validity);
}

Identity Authority::vouch_for_rsa(const std::string& name) const {
  const std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> key(EVP_RSA_gen(2048), &EVP_PKEY_free);
  must(key != nullptr);
  return sign(name, key.get(), {});
}

Identity Authority::sign(const std::string& name, EVP_PKEY* key, Validity validity) const {
  const auto made = make_certificate(name, key, validity);
  must(X509_set_issuer_name(made.get(), X509_get_subject_name(certificate_.get())) == 1);
  extend(made.get(), NID_subject_alt_name, "IP:127.0.0.1,DNS:localhost");
  extend(made.get(), NID_ext_key_usage, "serverAuth,clientAuth");
  must(X509_sign(made.get(), key_.get(), EVP_sha256()) > 0);
  return {pem_of(made.get()), pem_of(key)};
}

std::string Authority::vouch_for_key(const std::string& name, const std::string& key) const {
  return sign(name, read_key(key).get(), {}).certificate;
}

std::string sha256_of_public_key(const std::string& certificate) {
  const std::unique_ptr<BIO, decltype(&BIO_free_all)> in(
      BIO_new_mem_buf(certificate.data(), static_cast<int>(certificate.size())), &BIO_free_all);
  const std::shared_ptr<X509> read(PEM_read_bio_X509(in.get(), nullptr, nullptr, nullptr), &X509_free);
  must(read != nullptr);
  std::string der(4096, '\0');
  auto* end = reinterpret_cast<unsigned char*>(der.data());
  const int size = i2d_PUBKEY(X509_get0_pubkey(read.get()), &end);
  must(size > 0);
  std::string digest(SHA256_DIGEST_LENGTH, '\0');
  must(EVP_Digest(der.data(), static_cast<std::size_t>(size), reinterpret_cast<unsigned char*>(digest.data()), nullptr,
                  EVP_sha256(), nullptr) == 1);
  return digest;
}

std::string with_password(const std::string& key, const std::string& password) {
  const auto read = read_key(key);
  return to_pem([&](BIO* bio) {
    return PEM_write_bio_PKCS8PrivateKey(bio, read.get(), EVP_aes_256_cbc(), password.data(),
                                         static_cast<int>(password.size()), nullptr, nullptr);
  });
}

void write_identity(const Identity& identity, const std::filesystem::path& folder, const std::string& name) {
  tests::write_file(folder / (name + ".pem"), identity.certificate);
  const auto key = folder / (name + "-key.pem");
  tests::write_file(key, identity.key);
  must(::chmod(key.c_str(), S_IRUSR | S_IWUSR) == 0);
}

}  // namespace central::test
