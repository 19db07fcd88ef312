// SPDX-License-Identifier: Apache-2.0
// Settings of one layer into those of another.
#include "kiosk/terminal/service_client.hpp"

#include <string_view>
#include <utility>

#include "kiosk/app/config_text.hpp"
#include "platform/curl/http_client.hpp"

namespace kiosk {
namespace {

/// `mark`: what stands in every such file. The error is one line.
Result<void, std::string> check_pem(std::string_view setting, const app::OptionalPath& file, std::string_view mark,
                                    const std::string& what) {
  if (!file) return {};
  const auto text = app::read_small_file(*file);
  if (!text) return failure("[service] " + std::string(setting) + ": " + text.error().line);
  if (text->find(mark) != std::string::npos) return {};
  return failure("[service] " + std::string(setting) + ": " + file->string() + ": is no " + what +
                 "; name a PEM file, with a line -----BEGIN " + std::string(mark));
}

}  // namespace

std::unique_ptr<ports::HttpClient> make_service_client(const app::ServiceConfig& config,
                                                       std::function<std::string()> token) {
  platform::curl::Settings settings;
  settings.base_url = config.url;
  settings.bearer_token = std::move(token);
  settings.connect_timeout = config.connect_timeout;
  settings.call_timeout = config.call_timeout;
  settings.ca_file = config.ca_file;
  settings.client_certificate = config.client_certificate;
  settings.client_key = config.client_key;
  return std::make_unique<platform::curl::HttpClient>(std::move(settings));
}

Result<void, std::string> check_service_files(const app::ServiceConfig& config) {
  constexpr auto kCertificate = "CERTIFICATE";
  return check_pem("ca_file", config.ca_file, kCertificate, "certificate of an authority")
      .and_then([&] { return check_pem("client_certificate", config.client_certificate, kCertificate, "certificate"); })
      .and_then([&] { return check_pem("client_key", config.client_key, "PRIVATE KEY", "private key"); });
}

}  // namespace kiosk
