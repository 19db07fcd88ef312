// SPDX-License-Identifier: Apache-2.0
// Settings of one layer into those of another.
#include "kiosk/terminal/service_client.hpp"

#include <utility>

#include "platform/curl/http_client.hpp"

namespace kiosk {

std::unique_ptr<ports::HttpClient> make_service_client(const app::ServiceConfig& config, std::string token) {
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

}  // namespace kiosk
