// SPDX-License-Identifier: Apache-2.0
// JSON lines by nlohmann-json; one file a process, because several test programs run at once.
#include "tests/openapi/exchange.hpp"

#include <cstdlib>
#include <fstream>
#include <stdexcept>

#include <nlohmann/json.hpp>
#include <unistd.h>

namespace openapi {

using Json = nlohmann::json;

std::string to_line(const Exchange& exchange) {
  const Json line = {
      {"method", exchange.request.method},     {"path", exchange.request.path},      {"request_headers", Json::array()},
      {"request_body", exchange.request.body}, {"status", exchange.response.status}, {"headers", Json::array()},
      {"body", exchange.response.body},
  };
  auto out = line;
  for (const auto& [name, value] : exchange.request.headers) out["request_headers"].push_back({name, value});
  for (const auto& [name, value] : exchange.response.headers) out["headers"].push_back({name, value});
  return out.dump(-1, ' ', false, Json::error_handler_t::replace);
}

kiosk::Result<Exchange, std::string> exchange_of(std::string_view line) {
  try {
    const auto read = Json::parse(line);
    Exchange made;
    made.request.method = read.at("method");
    made.request.path = read.at("path");
    made.request.headers = read.at("request_headers");
    made.request.body = read.at("request_body");
    made.response.status = read.at("status");
    made.response.headers = read.at("headers");
    made.response.body = read.at("body");
    return made;
  } catch (const Json::exception& failure) {
    return kiosk::failure(std::string("not an exchange: ") + failure.what());
  }
}

void record(const Exchange& exchange) {
  const auto* folder = std::getenv("KIOSK_RECORD_ANSWERS");
  if (folder == nullptr || *folder == '\0') return;
  const auto file = std::string(folder) + "/answers-" + std::to_string(::getpid()) + ".jsonl";
  std::ofstream out(file, std::ios::app | std::ios::binary);
  out << to_line(exchange) << '\n';
  if (!out.flush()) throw std::runtime_error(file + ": cannot be written");
}

}  // namespace openapi
