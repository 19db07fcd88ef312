// SPDX-License-Identifier: Apache-2.0
// How a device becomes known to the service: the text of a set-up picture, the request, and the answer; both sides.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/base/http.hpp"
#include "kiosk/base/ids.hpp"
#include "kiosk/base/result.hpp"
#include "kiosk/ticketing/messages.hpp"
#include "kiosk/ticketing/public_key.hpp"
#include "kiosk/ticketing/server_messages.hpp"

namespace kiosk::ticketing {

/// What the operator hands to whoever sets a kiosk up, as a QR picture's text:
/// "kiosk-setup:1?service=https%3A%2F%2Ftickets.example&code=7QK4-M2XD-9F0B-C3HZ".
struct SetupText {
  std::string service;  ///< its base URL; empty: not said
  std::string code;     ///< one-time; as the operator was given it
  friend bool operator==(const SetupText&, const SetupText&) = default;
};
[[nodiscard]] std::string write_setup_text(const SetupText& setup);
/// A picture's text, or a bare code: anything that does not begin with "kiosk-setup:". The error is one line that does
/// not repeat the text.
[[nodiscard]] Result<SetupText, std::string> read_setup_text(std::string_view text);

/// What a device is told once, when its set-up code is taken.
struct Enrolment {
  std::string device;  ///< its id; no secret
  std::string token;   ///< known from here on to the device alone
  VenueId venue;
  std::string venue_name;
  std::vector<PublicKey> keys{};  ///< the festival's, for what is checked without a network
  std::string name{};             ///< what the operator calls it, printable ASCII; empty: an older service's answer
  std::string role{};             ///< kKioskRole or another, as `name`
  friend bool operator==(const Enrolment&, const Enrolment&) = default;
};

/// The role of a kiosk in requests and answers.
inline constexpr std::string_view kKioskRole = "kiosk";

/// POST /v1/devices/enrol. `role`: of the program that enrols, for which alone the code is taken then; empty: it is not
/// said, as a service of an older version needs it.
[[nodiscard]] HttpRequest enrol_request(const std::string& setup_code, std::string_view role = {});
/// The error is one line for the person who sets the kiosk up, with the remedy.
[[nodiscard]] Result<Enrolment, std::string> read_enrolment(const Exchange& exchange);

struct EnrolBody {
  std::string setup_code;
  std::optional<std::string> role;  ///< 1 to 512 bytes; that it is one of the list is not looked at
};
[[nodiscard]] Result<EnrolBody, BadBody> read_enrol_body(std::string_view json);
[[nodiscard]] std::string write_enrolment(const Enrolment& enrolment);

}  // namespace kiosk::ticketing
