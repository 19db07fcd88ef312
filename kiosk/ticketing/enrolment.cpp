// SPDX-License-Identifier: Apache-2.0
// The call that turns a set-up code into a device, from both sides.
#include "kiosk/ticketing/enrolment.hpp"

#include <algorithm>
#include <utility>

#include "kiosk/base/strong_id.hpp"
#include "kiosk/ticketing/json_reader.hpp"
#include "kiosk/ticketing/json_value.hpp"
#include "kiosk/ticketing/strict_body.hpp"
#include "kiosk/ticketing/wire_values.hpp"

namespace kiosk::ticketing {
namespace {

/// A required text that is an id of nothing.
using Text = StrongId<struct TextTag>;

constexpr auto kMakeAnother =
    "make another: central devices revoke, if central devices list has this kiosk already, then central devices enrol";

/// The text where a terminal can show it; else an empty one.
std::string printable(std::string text) {
  const bool shown = std::ranges::all_of(text, [](char c) { return c >= ' ' && c <= '~'; });
  return shown ? std::move(text) : std::string();
}

/// A text of a refusal's body; empty where that is nothing a person can read.
std::string said(const std::string& body, std::string_view member) {
  const auto document = json::parse(body);
  if (!document) return {};
  json::Reading reading;
  auto text = json::Reader(*document, reading).text(member);
  return reading.ok() ? printable(std::move(text)) : std::string();
}

std::string explain(const HttpError& error) {
  // A TLS handshake that failed for a setting: the detail says which, and the service saw no request.
  if (error.detail.find("[service]") != std::string::npos) {
    return error.detail + "; then try the same code again";
  }
  if (error.kind == HttpError::Kind::kNotSent) {
    return "the service cannot be reached (" + error.detail + "); check [service] url and the network, and try again";
  }
  return "no whole answer came (" + error.detail +
         "), and the code may be used up; try it again and, if it is refused, " + kMakeAnother;
}

std::string explain(const HttpResponse& response) {
  const auto detail = said(response.body, "detail");
  const bool other_role = response.status == 403 && said(response.body, "reason") == "role_not_allowed";
  if ((response.status == 401 || other_role) && !detail.empty()) return detail;
  const auto status = std::to_string(response.status) + (detail.empty() ? "" : " (" + detail + ")");
  if (response.status == 429 || response.status >= 500) {
    return "the service answered " + status + "; try the same code again in a minute";
  }
  return "the service answered " + status + "; check that [service] url names the ticketing service itself";
}

}  // namespace

HttpRequest enrol_request(const std::string& setup_code, std::string_view role) {
  json::Object body;
  put(body, "setup_code", setup_code);
  if (!role.empty()) put(body, "role", role);
  return {"POST",
          "/v1/devices/enrol",
          {{"Accept", "application/json, application/problem+json"}, {"Content-Type", "application/json"}},
          json::to_text({std::move(body)})};
}

Result<Enrolment, std::string> read_enrolment(const Exchange& exchange) {
  if (!exchange) return failure(explain(exchange.error()));
  if (exchange->status != 201) return failure(explain(*exchange));
  const auto unreadable = [](const std::string& fault) {
    return failure("the service's answer cannot be read (" + fault + "), and the code is used up; " + kMakeAnother);
  };
  const auto document = json::parse(exchange->body);
  if (!document) return unreadable(document.error().detail);
  json::Reading reading;
  json::Reader reader(*document, reading);
  Enrolment made;
  made.device = reader.id<Text>("device").str();
  made.token = reader.id<Text>("token").str();
  made.venue = reader.id<VenueId>("venue");
  made.venue_name = reader.text("venue_name");
  made.name = printable(reader.text("name"));
  made.role = printable(reader.text("role"));
  made.keys = public_keys(reader);
  const bool one_word = std::ranges::all_of(made.token, [](char c) { return c > ' ' && c <= '~'; });
  if (!one_word) reader.wrong("token", "not one word");
  if (!reading.ok()) return unreadable(reading.fault);
  return made;
}

Result<EnrolBody, BadBody> read_enrol_body(std::string_view json) {
  return read_strictly(json, [](json::Reader& reader) {
    EnrolBody body{reader.id<Text>("setup_code").str(), std::nullopt};
    if (const auto role = reader.maybe_id<Text>("role")) body.role = role->str();
    return body;
  });
}

std::string write_enrolment(const Enrolment& enrolment) {
  json::Object out;
  put(out, "device", enrolment.device);
  put(out, "token", enrolment.token);
  put(out, "venue", enrolment.venue.str());
  put_unless_empty(out, "venue_name", enrolment.venue_name);
  put_unless_empty(out, "name", enrolment.name);
  put_unless_empty(out, "role", enrolment.role);
  put(out, "keys", to_json(enrolment.keys));
  return json::to_text({std::move(out)});
}

}  // namespace kiosk::ticketing
