// SPDX-License-Identifier: Apache-2.0
// libcurl tells most of it by a code, and what the other end says only in the TLS library's text.
#include "platform/curl/tls_advice.hpp"

#include <algorithm>
#include <array>

#include <curl/curl.h>

namespace platform::curl {
namespace {

bool has(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

std::string unknown_authority(const Settings& settings, std::string_view detail) {
  if (has(detail, "expired") || has(detail, "not yet valid")) {
    return "the service's certificate is not valid today (" + std::string(detail) +
           "); set this machine's clock, or renew the certificate";
  }
  if (has(detail, "does not match") || has(detail, "no alternative certificate subject name")) {
    return "the service's certificate is for another name than " + settings.base_url +
           "; write url in [service] as the certificate has it";
  }
  if (settings.ca_file) {
    return "the authority in ca_file (" + settings.ca_file->string() +
           ") did not make the service's certificate; name the one that did as ca_file in [service]";
  }
  return "no authority that this machine knows made the service's certificate; name the file of the authority that did "
         "as ca_file in [service]";
}

/// The end of a plain connection on which nothing came, or bytes that are no HTTP: a server that waits for TLS takes
/// the request for a handshake, and hangs up or sends an alert.
bool is_no_http(int code, std::string_view detail) {
  return code == CURLE_GOT_NOTHING || (code == CURLE_UNSUPPORTED_PROTOCOL && has(detail, "HTTP/0.9"));
}

std::string refused_client(const Settings& settings) {
  if (!settings.client_certificate) {
    return "the service asks for a certificate of this kiosk; name it and its key as client_certificate and client_key "
           "in [service]";
  }
  return "the service does not take the certificate in client_certificate (" + settings.client_certificate->string() +
         "); name one in [service] that its authority made and that has not expired";
}

}  // namespace

std::string tls_advice(const Settings& settings, int code, std::string_view detail) {
  // How a server that wants another certificate, or any, ends the connection: alerts 42, 46, 48 and 116, and 40 before
  // TLS 1.3.
  constexpr std::array<std::string_view, 5> kRefusals = {"certificate required", "bad certificate",
                                                         "certificate unknown", "unknown ca", "handshake failure"};
  switch (code) {
    case CURLE_PEER_FAILED_VERIFICATION:
      return unknown_authority(settings, detail);
    case CURLE_SSL_CACERT_BADFILE:
      return "ca_file in [service] cannot be used: it holds no certificate that can be read";
    case CURLE_SSL_CERTPROBLEM:
      return "client_certificate and client_key in [service] cannot be used together (" + std::string(detail) +
             "); give a certificate and its own key, both PEM, without a password";
    default:
      break;
  }
  if (is_no_http(code, detail) && settings.base_url.starts_with("http:")) {
    return "nothing that is HTTP came back (" + std::string(detail) +
           "); if the service has TLS, write https in url of [service]";
  }
  if (has(detail, "wrong version number")) {
    return "the service there speaks HTTP without TLS; write http:// in url of [service] where it is on this machine, "
           "or "
           "start it with --tls-certificate";
  }
  const auto refused = std::ranges::any_of(kRefusals, [&](std::string_view alert) { return has(detail, alert); });
  return refused && has(detail, "alert") ? refused_client(settings) : std::string();
}

}  // namespace platform::curl
