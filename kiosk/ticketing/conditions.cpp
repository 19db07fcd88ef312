// SPDX-License-Identifier: Apache-2.0
// How a kiosk's devices are: the kiosk's report, and what the service reads of it.
#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <utility>

#include "kiosk/base/utf8.hpp"
#include "kiosk/ticketing/json_reader.hpp"
#include "kiosk/ticketing/messages.hpp"
#include "kiosk/ticketing/names.hpp"
#include "kiosk/ticketing/server_messages.hpp"
#include "kiosk/ticketing/service_errors.hpp"
#include "kiosk/ticketing/strict_body.hpp"
#include "kiosk/ticketing/wire_values.hpp"

namespace kiosk::ticketing {
namespace {

constexpr std::size_t kMostParts = 32;  ///< in a report, those that are not known here counted in

bool is_control(char c) { return (c >= '\0' && c < ' ') || c == '\x7F'; }

/// As much of it as is sent: whole characters, and neither broken ones nor controls.
std::string sendable(std::string_view detail) {
  std::string out;
  while (!detail.empty()) {
    const auto point = utf8::first_of(detail);
    if (out.size() + point.bytes > kLongestDetail) break;
    if (!point.valid) {
      out += '?';
    } else {
      out += is_control(detail.front()) ? std::string(1, ' ') : std::string(detail.substr(0, point.bytes));
    }
    detail.remove_prefix(point.bytes);
  }
  return out;
}

/// Nothing where a newer kiosk has a part or a condition that is not known here.
std::optional<DeviceCondition> condition_of(json::Reader& reader) {
  using Name = StrongId<struct NameTag>;
  const auto part = from_name(kDeviceParts, reader.id<Name>("device").str());
  const auto condition = from_name(kPartConditions, reader.id<Name>("condition").str());
  if (!part || !condition) return std::nullopt;
  DeviceCondition one{*part, *condition, reader.text("detail")};
  if (one.detail.size() > kLongestDetail || std::ranges::any_of(one.detail, is_control)) {
    reader.wrong("detail", "not a line of at most " + std::to_string(kLongestDetail) + " bytes");
  }
  reader.done();
  return one;
}

}  // namespace

HttpRequest conditions_request(const std::vector<DeviceCondition>& devices) {
  json::Array list;
  for (const auto& device : devices) {
    json::Object one;
    put(one, "device", to_name(kDeviceParts, device.part));
    put(one, "condition", to_name(kPartConditions, device.condition));
    put_unless_empty(one, "detail", sendable(device.detail));
    list.push_back({std::move(one)});
  }
  json::Object body;
  put(body, "devices", json::Value{std::move(list)});
  return {"POST",
          "/v1/kiosks/conditions",
          {{"Accept", "application/json, application/problem+json"}, {"Content-Type", "application/json"}},
          json::to_text({std::move(body)})};
}

Result<void, ServiceError> read_conditions(const Exchange& exchange) {
  constexpr int kNoContent = 204;
  if (!exchange) return failure(error_of(exchange.error()));
  if (exchange->status == kNoContent) return {};
  return failure(error_of(*exchange));
}

Result<std::vector<DeviceCondition>, BadBody> read_conditions_body(std::string_view json) {
  return read_strictly(json, [](json::Reader& reader) {
    if (!reader.has("devices")) reader.wrong("devices", "missing");
    const auto named = reader.list("devices", condition_of);
    if (named.size() > kMostParts) reader.wrong("devices", "more than a kiosk has");
    std::vector<DeviceCondition> devices;
    for (const auto& one : named) {
      if (one) devices.push_back(*one);
    }
    for (const auto& device : devices) {
      if (std::ranges::count(devices, device.part, &DeviceCondition::part) > 1) reader.wrong("devices", "one twice");
    }
    return devices;
  });
}

}  // namespace kiosk::ticketing
