// SPDX-License-Identifier: Apache-2.0
// The client's half, by OpenSSL's own calls on a blocking socket.
#include "tests/central/client_tls.hpp"

#include <csignal>
#include <stdexcept>

#include <fcntl.h>
#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>

namespace central::test {
namespace {

using Bio = std::unique_ptr<BIO, decltype(&BIO_free_all)>;

void must(bool done) {
  if (!done) throw std::runtime_error("OpenSSL does not take the client's settings");
}

Bio reader(const std::string& bytes) {
  return {BIO_new_mem_buf(bytes.data(), static_cast<int>(bytes.size())), &BIO_free_all};
}

std::shared_ptr<X509> certificate_in(const std::string& pem) {
  std::shared_ptr<X509> read(PEM_read_bio_X509(reader(pem).get(), nullptr, nullptr, nullptr), &X509_free);
  must(read != nullptr);
  return read;
}

void show(SSL_CTX* context, const Identity& own) {
  const std::shared_ptr<EVP_PKEY> key(PEM_read_bio_PrivateKey(reader(own.key).get(), nullptr, nullptr, nullptr),
                                      &EVP_PKEY_free);
  must(SSL_CTX_use_certificate(context, certificate_in(own.certificate).get()) == 1);
  must(SSL_CTX_use_PrivateKey(context, key.get()) == 1);
}

std::shared_ptr<SSL_CTX> make_context(const ClientSettings& settings) {
  std::shared_ptr<SSL_CTX> context(SSL_CTX_new(TLS_client_method()), &SSL_CTX_free);
  must(context != nullptr);
  // The lowest, so that what is refused is refused by the server.
  SSL_CTX_set_security_level(context.get(), 0);
  must(SSL_CTX_set_min_proto_version(context.get(), settings.oldest) == 1);
  must(SSL_CTX_set_max_proto_version(context.get(), settings.newest) == 1);
  if (!settings.suites.empty()) must(SSL_CTX_set_cipher_list(context.get(), settings.suites.c_str()) == 1);
  if (!settings.own.certificate.empty()) show(context.get(), settings.own);
  if (!settings.trusted.empty()) {
    X509_STORE_add_cert(SSL_CTX_get_cert_store(context.get()), certificate_in(settings.trusted).get());
    SSL_CTX_set_verify(context.get(), SSL_VERIFY_PEER, nullptr);
  }
  return context;
}

}  // namespace

ClientTls::ClientTls(int socket, const ClientSettings& settings) : context_(make_context(settings)) {
  std::signal(SIGPIPE, SIG_IGN);  // OpenSSL writes to a closed socket like to any other
  ssl_.reset(SSL_new(context_.get()), &SSL_free);
  must(ssl_ != nullptr && SSL_set_fd(ssl_.get(), socket) == 1);
  must(X509_VERIFY_PARAM_set1_ip_asc(SSL_get0_param(ssl_.get()), "127.0.0.1") == 1);
  secured_ = SSL_connect(ssl_.get()) == 1;
  ERR_clear_error();
}

std::string ClientTls::version() const { return SSL_get_version(ssl_.get()); }

std::string ClientTls::suite() const { return SSL_get_cipher_name(ssl_.get()); }

std::string ClientTls::server_name() const {
  const std::shared_ptr<X509> shown(SSL_get1_peer_certificate(ssl_.get()), &X509_free);
  char name[256] = "";
  if (shown) X509_NAME_get_text_by_NID(X509_get_subject_name(shown.get()), NID_commonName, name, sizeof name);
  return name;
}

bool ClientTls::renegotiates() {
  const bool done = SSL_renegotiate(ssl_.get()) == 1 && SSL_do_handshake(ssl_.get()) == 1;
  ERR_clear_error();
  return done;
}

long ClientTls::write(std::string_view bytes) {
  std::size_t written = 0;
  const bool done = SSL_write_ex(ssl_.get(), bytes.data(), bytes.size(), &written) == 1;
  ERR_clear_error();
  return done ? static_cast<long>(written) : -1;
}

long ClientTls::read(char* bytes, std::size_t room) {
  const int got = SSL_read(ssl_.get(), bytes, static_cast<int>(room));
  const bool ended = got <= 0 && SSL_get_error(ssl_.get(), got) == SSL_ERROR_ZERO_RETURN;
  ERR_clear_error();
  if (ended) return 0;
  return got > 0 ? got : -1;
}

bool ClientTls::is_readable() const {
  const int socket = SSL_get_fd(ssl_.get());
  const int flags = ::fcntl(socket, F_GETFL);
  ::fcntl(socket, F_SETFL, flags | O_NONBLOCK);
  char byte = 0;
  const int got = SSL_peek(ssl_.get(), &byte, 1);
  const bool waits = got <= 0 && SSL_get_error(ssl_.get(), got) == SSL_ERROR_WANT_READ;
  ::fcntl(socket, F_SETFL, flags);
  ERR_clear_error();
  return !waits;
}

void ClientTls::finish() { SSL_shutdown(ssl_.get()); }

std::string client_hello() {
  const auto context = make_context({});
  const std::unique_ptr<SSL, decltype(&SSL_free)> ssl(SSL_new(context.get()), &SSL_free);
  must(ssl != nullptr);
  SSL_set_bio(ssl.get(), BIO_new(BIO_s_mem()), BIO_new(BIO_s_mem()));
  SSL_connect(ssl.get());  // says hello, and finds no answer
  ERR_clear_error();
  char* bytes = nullptr;
  const long size = BIO_get_mem_data(SSL_get_wbio(ssl.get()), &bytes);
  return {bytes, static_cast<std::size_t>(size)};
}

}  // namespace central::test
