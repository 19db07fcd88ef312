// Which call a method and a path mean, and whose it is.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

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
  std::string ticket;  ///< of the path, %XX decoded; at most 64 bytes
};

/// Nothing where there is no such call; a path with a query is none.
[[nodiscard]] std::optional<Route> find_route(std::string_view method, std::string_view path);

}  // namespace central
