// SPDX-License-Identifier: Apache-2.0
// The mark on a database whose festival went into another one: what is changed here after that would be lost.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "kiosk/base/instant.hpp"
#include "platform/central/database.hpp"

namespace central {

/// A change that was refused because its festival was moved away; the line says where to.
class MovedAway : public StoreFailure {
 public:
  using StoreFailure::StoreFailure;
};

/// Behind an address that is shown without its password.
inline constexpr auto kNoPassword = " (without its password, if it had one)";

/// What is to be done with a database whose festival may be elsewhere.
enum class AfterMove {
  kChange,  ///< it would be lost
  kShow,    ///< it is as it was then
  kVerify,  ///< what a ticket is worth may have changed since
};

/// Where the festival went, what that means and what to do, one line; nothing where it is here. Throws StoreFailure.
[[nodiscard]] std::optional<std::string> words_of_move(Connection& db, AfterMove wish);

/// The same of a change.
[[nodiscard]] std::optional<std::string> moved_away(Connection& db);

/// The same of a database of any program, whose schema may be older than that mark.
[[nodiscard]] std::optional<std::string> moved_away_by_any(Connection& db);

/// `target`: as --database takes it, without a password. Inside a change (kAlone). Throws StoreFailure.
void mark_moved_away(Connection& db, std::string_view target, kiosk::Instant at);

}  // namespace central
