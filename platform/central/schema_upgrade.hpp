// SPDX-License-Identifier: Apache-2.0
// The schema of a database brought up to date, whatever became of its festival.
#pragma once

#include <optional>
#include <string>

#include "kiosk/base/result.hpp"
#include "platform/central/schema.hpp"

namespace central {

struct Upgraded {
  SchemaNumber before;
  std::optional<std::string> moved{};  ///< its festival was moved away: where it is, and what to do, one line
};

/// `address`: as Store::open() takes it, whose error this is too. Makes the tables where there are none.
[[nodiscard]] kiosk::Result<Upgraded, std::string> upgrade_schema(const std::string& address);

}  // namespace central
