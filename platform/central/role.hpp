// SPDX-License-Identifier: Apache-2.0
// What a device is for, which decides what it may ask.
#pragma once

#include "kiosk/ticketing/names.hpp"

namespace central {

enum class Role {
  kKiosk,  ///< acts for the pass in front of it
  kDoor,   ///< checks tickets
  kDesk,   ///< staff, who act for any pass and say why
};

/// As the database, the commands and the API write them.
inline constexpr kiosk::ticketing::Names<Role, 3> kRoles{
    {{Role::kKiosk, "kiosk"}, {Role::kDoor, "door"}, {Role::kDesk, "desk"}}};

}  // namespace central
