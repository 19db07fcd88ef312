// SPDX-License-Identifier: Apache-2.0
// Which call a method and a path mean, and whose it is.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "platform/central/role.hpp"

namespace central {

enum class CallName {
  kHealth,
  kVenueDay,
  kKeys,
  kLookup,
  kVerify,
  kIssue,
  kDeliver,
  kReplace,
  kReturn,
  kHelp,
  kEnrol,
  kSignIn,
  kBeginSession,
  kEndSession,
  kOwnPass,
  kMetrics,
  kRequest,
  kWithdraw,
  kUnreported,
  kConditions,
  kFestivalDay,
};

/// Whose token a call wants.
enum class Audience {
  kAnybody,  ///< none
  kDevice,
  kSession,  ///< of a passholder who signed in
  kEither,
};

/// For the log: "POST /v1/tickets/{id}/replacements".
[[nodiscard]] std::string_view name_of(CallName call);

/// All of them.
[[nodiscard]] std::span<const std::string_view> route_names();

struct Route {
  CallName call = CallName::kHealth;
  Audience audience = Audience::kDevice;
  std::string id;               ///< the part of the path that varies, %XX decoded; at most 64 bytes
  std::span<const Role> roles;  ///< of the devices that may make the call

  [[nodiscard]] bool allows(Role role) const;
};

/// A call as the table has it.
struct RouteEntry {
  CallName call;
  Audience audience;
  std::string_view method;
  std::string_view path;  ///< "{id}" stands for any one part
  std::string_view name;
  std::span<const Role> roles{};
};
/// All calls.
[[nodiscard]] std::span<const RouteEntry> routes();

/// Nothing where there is no such call; a path with a query is none.
[[nodiscard]] std::optional<Route> find_route(std::string_view method, std::string_view path);

}  // namespace central
