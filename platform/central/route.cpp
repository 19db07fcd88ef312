// SPDX-License-Identifier: Apache-2.0
// The table of calls, matched part by part; "{id}" stands for any one part.
#include "platform/central/route.hpp"

#include <algorithm>
#include <array>

#include "kiosk/base/utf8.hpp"

namespace central {
namespace {

constexpr std::size_t kLongestId = 64;
constexpr std::string_view kId = "{id}";

// Who may do what: see kiosk/decisions/0016.
constexpr std::array kAllRoles = {Role::kKiosk, Role::kDoor, Role::kDesk};
constexpr std::array kTicketRoles = {Role::kKiosk, Role::kDesk};
constexpr std::array kCheckRoles = {Role::kDoor, Role::kDesk};
constexpr std::array kKioskRole = {Role::kKiosk};

constexpr std::array kEntries = {
    RouteEntry{CallName::kHealth, Audience::kAnybody, "GET", "/healthz", "GET /healthz"},
    RouteEntry{CallName::kMetrics, Audience::kAnybody, "GET", "/metrics", "GET /metrics"},
    RouteEntry{CallName::kVenueDay, Audience::kDevice, "GET", "/v1/venue/day", "GET /v1/venue/day", kAllRoles},
    RouteEntry{CallName::kFestivalDay, Audience::kDevice, "GET", "/v1/festival/day", "GET /v1/festival/day", kAllRoles},
    RouteEntry{CallName::kKeys, Audience::kDevice, "GET", "/v1/keys", "GET /v1/keys", kAllRoles},
    RouteEntry{CallName::kLookup, Audience::kDevice, "POST", "/v1/passes/lookup", "POST /v1/passes/lookup",
               kTicketRoles},
    RouteEntry{CallName::kVerify, Audience::kDevice, "POST", "/v1/tickets/verify", "POST /v1/tickets/verify",
               kCheckRoles},
    RouteEntry{CallName::kIssue, Audience::kEither, "POST", "/v1/tickets", "POST /v1/tickets", kTicketRoles},
    RouteEntry{CallName::kDeliver, Audience::kDevice, "POST", "/v1/tickets/{id}/deliveries",
               "POST /v1/tickets/{id}/deliveries", kTicketRoles},
    RouteEntry{CallName::kReplace, Audience::kDevice, "POST", "/v1/tickets/{id}/replacements",
               "POST /v1/tickets/{id}/replacements", kTicketRoles},
    RouteEntry{CallName::kReturn, Audience::kEither, "DELETE", "/v1/tickets/{id}", "DELETE /v1/tickets/{id}",
               kTicketRoles},
    RouteEntry{CallName::kRequest, Audience::kDevice, "GET", "/v1/requests/{id}", "GET /v1/requests/{key}",
               kTicketRoles},
    RouteEntry{CallName::kWithdraw, Audience::kDevice, "DELETE", "/v1/requests/{id}", "DELETE /v1/requests/{key}",
               kTicketRoles},
    RouteEntry{CallName::kHelp, Audience::kDevice, "POST", "/v1/kiosks/help", "POST /v1/kiosks/help", kKioskRole},
    RouteEntry{CallName::kUnreported, Audience::kDevice, "GET", "/v1/kiosks/unreported", "GET /v1/kiosks/unreported",
               kKioskRole},
    RouteEntry{CallName::kConditions, Audience::kDevice, "POST", "/v1/kiosks/conditions", "POST /v1/kiosks/conditions",
               kKioskRole},
    RouteEntry{CallName::kEnrol, Audience::kAnybody, "POST", "/v1/devices/enrol", "POST /v1/devices/enrol"},
    RouteEntry{CallName::kSignIn, Audience::kAnybody, "POST", "/v1/online/sign-in", "POST /v1/online/sign-in"},
    RouteEntry{CallName::kBeginSession, Audience::kAnybody, "POST", "/v1/online/sessions", "POST /v1/online/sessions"},
    RouteEntry{CallName::kEndSession, Audience::kSession, "DELETE", "/v1/online/sessions",
               "DELETE /v1/online/sessions"},
    RouteEntry{CallName::kOwnPass, Audience::kSession, "GET", "/v1/online/pass", "GET /v1/online/pass"},
};

/// Takes the part up to the next slash off the front, the slash with it.
std::string_view take_part(std::string_view& path) {
  const auto slash = path.find('/');
  const auto part = path.substr(0, slash);
  path = slash == std::string_view::npos ? std::string_view() : path.substr(slash + 1);
  return part;
}

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return -1;
}

/// UTF-8 without a NUL: what a database can be asked for.
bool is_text(std::string_view text) {
  while (!text.empty()) {
    const auto point = kiosk::utf8::first_of(text);
    if (!point.valid || point.value == U'\0') return false;
    text.remove_prefix(point.bytes);
  }
  return true;
}

/// %XX to bytes; nothing where the escape is broken, or the whole is empty, too long or no text.
std::optional<std::string> decode(std::string_view part) {
  std::string out;
  for (std::size_t i = 0; i < part.size(); ++i) {
    if (part[i] != '%') {
      out += part[i];
      continue;
    }
    if (i + 2 >= part.size()) return std::nullopt;
    const int high = hex_digit(part[i + 1]);
    const int low = hex_digit(part[i + 2]);
    if (high < 0 || low < 0) return std::nullopt;
    out += static_cast<char>(high * 16 + low);
    i += 2;
  }
  if (out.empty() || out.size() > kLongestId || !is_text(out)) return std::nullopt;
  return out;
}

std::optional<Route> match(const RouteEntry& entry, std::string_view path) {
  Route made{entry.call, entry.audience, {}, entry.roles};
  auto pattern = entry.path;
  while (!pattern.empty() && !path.empty()) {
    const bool pattern_ends = pattern.find('/') == std::string_view::npos;
    const bool path_ends = path.find('/') == std::string_view::npos;
    if (pattern_ends != path_ends) return std::nullopt;
    const auto wanted = take_part(pattern);
    const auto part = take_part(path);
    if (wanted == kId) {
      auto id = decode(part);
      if (!id) return std::nullopt;
      made.id = *std::move(id);
    } else if (wanted != part) {
      return std::nullopt;
    }
  }
  return pattern.empty() && path.empty() ? std::optional(std::move(made)) : std::nullopt;
}

}  // namespace

bool Route::allows(Role role) const { return std::ranges::find(roles, role) != roles.end(); }

std::span<const RouteEntry> routes() { return kEntries; }

std::span<const std::string_view> route_names() {
  static constexpr auto kNames = [] {
    std::array<std::string_view, kEntries.size()> names{};
    for (std::size_t i = 0; i < names.size(); ++i) names[i] = kEntries[i].name;
    return names;
  }();
  return kNames;
}

std::string_view name_of(CallName call) {
  for (const auto& entry : kEntries) {
    if (entry.call == call) return entry.name;
  }
  return {};
}

std::optional<Route> find_route(std::string_view method, std::string_view path) {
  for (const auto& entry : kEntries) {
    if (entry.method != method) continue;
    if (auto found = match(entry, path)) return found;
  }
  return std::nullopt;
}

}  // namespace central
