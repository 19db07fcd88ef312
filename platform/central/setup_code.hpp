// SPDX-License-Identifier: Apache-2.0
// One-time codes by which a kiosk gets its token without anybody seeing or carrying it.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "kiosk/base/ids.hpp"
#include "kiosk/base/instant.hpp"
#include "kiosk/base/result.hpp"
#include "kiosk/ticketing/enrolment.hpp"
#include "platform/central/role.hpp"
#include "platform/central/store.hpp"

namespace central {

/// The code as it is stored and compared: 16 digits of Crockford's base 32, in capitals, O read as 0, I and L as 1,
/// spaces and dashes left out. Nothing where the text is no such code.
[[nodiscard]] std::optional<std::string> canonical_setup_code(std::string_view text);

struct NewSetupCode {
  std::string code;            ///< 80 random bits: "7QK4-M2XD-9F0B-C3HZ"
  bool voids_earlier = false;  ///< one of this name was good until now
};
/// Makes a code that lets one device enrol under this name, in this role. An earlier one of this name that was not used
/// is of no use any more. The error is one clear line.
[[nodiscard]] kiosk::Result<NewSetupCode, std::string> make_setup_code(Store& store, const kiosk::VenueId& venue,
                                                                       const std::string& name,
                                                                       std::chrono::hours valid_for, kiosk::Instant now,
                                                                       Role role = Role::kKiosk);

/// Who shows a code.
struct Enroller {
  std::optional<Role> role;  ///< what it is; nothing: it does not say, and takes the code's
  std::string_view
      client_key_digest{};  ///< the request's; where there is one, the device's token is good with it alone
};
struct NotEnrolled {
  std::string_view reason;  ///< of the API's list
  std::string why;          ///< with the remedy, for the person who sets the device up
};
/// Turns the code into a device, once, however many ask at once. A good code of another role than `enroller` has is
/// refused with its role and name, and stays good. Throws StoreFailure.
[[nodiscard]] kiosk::Result<kiosk::ticketing::Enrolment, NotEnrolled> enrol(Store& store, std::string_view setup_code,
                                                                            kiosk::Instant now,
                                                                            const Enroller& enroller);

/// Forgets codes whose time was over a week ago. Throws StoreFailure.
void forget_old_setup_codes(Connection& db, kiosk::Instant now);

}  // namespace central
