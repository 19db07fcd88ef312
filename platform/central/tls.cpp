// SPDX-License-Identifier: Apache-2.0
// Certificates and keys out of files into OpenSSL, every step's failure as one line.
#include "platform/central/tls.hpp"

#include <cerrno>
#include <fstream>
#include <iterator>
#include <string_view>
#include <system_error>
#include <utility>

#include <boost/asio/ssl/context.hpp>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>

#include "kiosk/base/log.hpp"
#include "platform/central/secret_file.hpp"

namespace central {
namespace {

namespace fs = std::filesystem;
namespace ssl = boost::asio::ssl;
using Loaded = kiosk::Result<void, TlsError>;
using Bio = std::unique_ptr<BIO, decltype(&BIO_free_all)>;
using Certificate = std::unique_ptr<X509, decltype(&X509_free)>;
using Key = std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)>;

/// For TLS 1.2; the suites of TLS 1.3 are all of this kind.
constexpr auto kSuites = "ECDHE+AESGCM:ECDHE+CHACHA20:!aNULL";
/// Sessions are resumed only where they were made: OpenSSL asks for a name where clients show certificates.
constexpr std::string_view kSessionName = "central";
constexpr std::uintmax_t kMostBytes = 1 << 20;

/// OpenSSL's own word for what went wrong last, and none left for the next who asks.
std::string openssl_reason() {
  const char* reason = ::ERR_reason_error_string(::ERR_peek_last_error());
  ::ERR_clear_error();
  return reason != nullptr ? reason : "unknown reason";
}

auto wrong(const fs::path& file, const std::string& what) {
  ::ERR_clear_error();
  return kiosk::failure(TlsError{file.string() + ": " + what});
}

kiosk::Result<std::string, TlsError> read_file(const fs::path& file) {
  std::error_code error;
  if (fs::is_directory(file, error)) return wrong(file, "is a folder; give a file");
  errno = 0;
  std::ifstream in(file, std::ios::binary);
  if (!in) return wrong(file, "cannot be read: " + std::generic_category().message(errno != 0 ? errno : EIO));
  std::string bytes(kMostBytes + 1, '\0');
  in.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  bytes.resize(static_cast<std::size_t>(in.gcount()));
  if (in.bad()) return wrong(file, "cannot be read");
  if (bytes.size() > kMostBytes) return wrong(file, "is over 1 MiB; give a PEM file");
  return bytes;
}

Bio reader(const std::string& bytes) {
  return {::BIO_new_mem_buf(bytes.data(), static_cast<int>(bytes.size())), &BIO_free_all};
}

/// In place of OpenSSL's own, which would ask on the terminal.
int no_password(char*, int, int, void*) { return -1; }

Certificate next_certificate(BIO* bio) { return {::PEM_read_bio_X509(bio, nullptr, no_password, nullptr), &X509_free}; }

void warn_of_time(const fs::path& file, const X509* certificate) {
  if (::X509_cmp_current_time(::X509_get0_notAfter(certificate)) < 0) {
    kiosk::log::warning("tls", file.string() + ": the certificate has expired: clients will refuse it; renew it");
  } else if (::X509_cmp_current_time(::X509_get0_notBefore(certificate)) > 0) {
    kiosk::log::warning("tls", file.string() + ": the certificate is not valid yet; check it and this machine's clock");
  }
}

Loaded use_certificate(SSL_CTX* context, const fs::path& file) {
  const auto bytes = read_file(file);
  if (!bytes) return kiosk::failure(bytes.error());
  const auto bio = reader(*bytes);
  const auto own = next_certificate(bio.get());
  if (!own) return wrong(file, "holds no certificate (PEM: -----BEGIN CERTIFICATE-----)");
  if (::SSL_CTX_use_certificate(context, own.get()) != 1) return wrong(file, "cannot be used: " + openssl_reason());
  warn_of_time(file, own.get());
  while (auto between = next_certificate(bio.get())) {
    if (::SSL_CTX_add0_chain_cert(context, between.get()) != 1)
      return wrong(file, "cannot be used: " + openssl_reason());
    static_cast<void>(between.release());  // the context's now
  }
  ::ERR_clear_error();  // of the end of the file
  return {};
}

Loaded use_key(SSL_CTX* context, const TlsFiles& files) {
  const auto bytes = read_file(files.key);
  if (!bytes) return kiosk::failure(bytes.error());
  const auto bio = reader(*bytes);
  const Key key(::PEM_read_bio_PrivateKey(bio.get(), nullptr, no_password, nullptr), &EVP_PKEY_free);
  if (!key) return wrong(files.key, "holds no private key without a password (PEM: -----BEGIN PRIVATE KEY-----)");
  if (::SSL_CTX_use_PrivateKey(context, key.get()) != 1 || ::SSL_CTX_check_private_key(context) != 1) {
    return wrong(files.key, "is not the key of the certificate in " + files.certificate.string());
  }
  warn_of_readers("tls", files.key, "the key");
  return {};
}

/// For each certificate of a client's chain, after OpenSSL's own checks: the service's key is no client's, whoever
/// vouched for it.
int refuse_own_key(int good, X509_STORE_CTX* chain) {
  if (good != 1 || ::X509_STORE_CTX_get_error_depth(chain) != 0) return good;
  const auto* connection =
      static_cast<const SSL*>(::X509_STORE_CTX_get_ex_data(chain, ::SSL_get_ex_data_X509_STORE_CTX_idx()));
  const auto* own = connection != nullptr ? ::SSL_get_certificate(connection) : nullptr;
  const auto* shown = ::X509_STORE_CTX_get_current_cert(chain);
  if (own != nullptr && ::EVP_PKEY_eq(::X509_get0_pubkey(own), ::X509_get0_pubkey(shown)) != 1) return good;
  ::X509_STORE_CTX_set_error(chain, X509_V_ERR_CERT_REJECTED);
  return 0;
}

Loaded ask_clients(SSL_CTX* context, const fs::path& file) {
  const auto bytes = read_file(file);
  if (!bytes) return kiosk::failure(bytes.error());
  const auto bio = reader(*bytes);
  int found = 0;
  for (; const auto root = next_certificate(bio.get()); ++found) {
    const bool taken = ::X509_STORE_add_cert(::SSL_CTX_get_cert_store(context), root.get()) == 1 &&
                       ::SSL_CTX_add_client_CA(context, root.get()) == 1;
    if (!taken) return wrong(file, "cannot be used: " + openssl_reason());
    warn_of_time(file, root.get());
  }
  if (found == 0) return wrong(file, "holds no certificate (PEM: -----BEGIN CERTIFICATE-----)");
  ::ERR_clear_error();
  ::SSL_CTX_set_verify(context, SSL_VERIFY_PEER | SSL_VERIFY_FAIL_IF_NO_PEER_CERT, refuse_own_key);
  return {};
}

bool set_modern(SSL_CTX* context) {
  ::SSL_CTX_set_options(context, SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_COMPRESSION | SSL_OP_CIPHER_SERVER_PREFERENCE);
  const auto* name = reinterpret_cast<const unsigned char*>(kSessionName.data());
  return ::SSL_CTX_set_min_proto_version(context, TLS1_2_VERSION) == 1 &&
         ::SSL_CTX_set_cipher_list(context, kSuites) == 1 &&
         ::SSL_CTX_set_session_id_context(context, name, static_cast<unsigned>(kSessionName.size())) == 1;
}

kiosk::Result<std::shared_ptr<ssl::context>, TlsError> make_context(const TlsFiles& files) {
  try {
    auto context = std::make_shared<ssl::context>(ssl::context::tls_server);
    auto* native = context->native_handle();
    if (!set_modern(native)) return kiosk::failure(TlsError{"TLS cannot be set up: " + openssl_reason()});
    auto done = use_certificate(native, files.certificate);
    if (done) done = use_key(native, files);
    if (done && files.client_ca) done = ask_clients(native, *files.client_ca);
    if (!done) return kiosk::failure(done.error());
    return context;
  } catch (const boost::system::system_error& error) {
    return kiosk::failure(TlsError{"TLS cannot be set up: " + std::string(error.what())});
  }
}

}  // namespace

std::string digest_of_client_key(const ssl_st* connection) {
  const Certificate shown(::SSL_get1_peer_certificate(connection), &X509_free);
  if (!shown) return {};
  unsigned char* bytes = nullptr;
  const int size = ::i2d_X509_PUBKEY(::X509_get_X509_PUBKEY(shown.get()), &bytes);
  std::string digest(EVP_MAX_MD_SIZE, '\0');
  unsigned int length = 0;
  const bool made =
      size > 0 && ::EVP_Digest(bytes, static_cast<std::size_t>(size), reinterpret_cast<unsigned char*>(digest.data()),
                               &length, ::EVP_sha256(), nullptr) == 1;
  ::OPENSSL_free(bytes);
  ::ERR_clear_error();
  digest.resize(made ? length : 0);
  return digest;
}

Tls::Tls(TlsFiles files, std::shared_ptr<ssl::context> context)
    : files_(std::move(files)), context_(std::move(context)) {}

kiosk::Result<std::unique_ptr<Tls>, TlsError> Tls::load(TlsFiles files) {
  auto context = make_context(files);
  if (!context) return kiosk::failure(context.error());
  return std::unique_ptr<Tls>(new Tls(std::move(files), *std::move(context)));
}

Loaded Tls::reload() {
  auto context = make_context(files_);
  if (!context) return kiosk::failure(context.error());
  const std::scoped_lock lock(mutex_);
  context_ = *std::move(context);
  return {};
}

std::shared_ptr<ssl::context> Tls::context() const {
  const std::scoped_lock lock(mutex_);
  return context_;
}

}  // namespace central
