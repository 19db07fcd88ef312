// SPDX-License-Identifier: Apache-2.0
// What of a PostgreSQL address may be shown. An address holds a password, and one with a character that is not
// percent-encoded falls apart in the wrong places: then nothing of it is shown.
#include "platform/central/postgres_address.hpp"

#include <memory>
#include <string_view>

#include <libpq-fe.h>

#include "platform/central/postgres.hpp"

namespace central {
namespace {

using Options = std::unique_ptr<PQconninfoOption, decltype(&PQconninfoFree)>;

std::string option(const Options& options, std::string_view keyword) {
  for (const auto* at = options.get(); at->keyword != nullptr; ++at) {
    if (at->keyword == keyword && at->val != nullptr) return at->val;
  }
  return {};
}

StoreFailure refusal(const std::string& what) {
  return StoreFailure("--database: " + what +
                      "; write it as postgresql://USER:PASSWORD@HOST:PORT/NAME, and in the password % as %25, "
                      "/ as %2F, @ as %40, : as %3A, a space as %20");
}

/// Those that the address names, once it does not look as though its password had fallen apart.
Options options_of(const std::string& address) {
  Options options(PQconninfoParse(address.c_str(), nullptr), &PQconninfoFree);
  if (!options) throw refusal("the address cannot be read");
  if (option(options, "port").find_first_not_of("0123456789,") != std::string::npos)
    throw refusal("the port is no number");
  if ((option(options, "host") + option(options, "dbname")).find('@') != std::string::npos)
    throw refusal("there is an @ in the host or the name");
  return options;
}

/// Newer libraries know more of them than a password: what is derived from one, and a client's secret.
bool is_secret(const PQconninfoOption& option) {
  const std::string_view keyword = option.keyword;
  return std::string_view(option.dispchar).find('*') != std::string_view::npos ||
         keyword.find("password") != std::string_view::npos || keyword.find("secret") != std::string_view::npos ||
         keyword.starts_with("scram_");
}

bool is_unreserved(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         std::string_view("-._~").find(c) != std::string_view::npos;
}

/// Percent-encoded; `also`: characters that stay as they are.
std::string encoded(std::string_view text, std::string_view also = {}) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string made;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (is_unreserved(c) || also.find(c) != std::string_view::npos) {
      made += c;
    } else {
      made += {'%', kHex[byte / 16], kHex[byte % 16]};
    }
  }
  return made;
}

/// A name or an IPv4 address: what needs no more than itself before a port.
bool is_one_plain_host(std::string_view host) {
  for (const char c : host) {
    if (!is_unreserved(c)) return false;
  }
  return true;
}

}  // namespace

std::string postgres_name(const std::string& address) {
  const auto options = options_of(address);
  const auto user = option(options, "user");
  const auto host = option(options, "host");
  const auto port = option(options, "port");
  const bool before_name = !host.empty() && is_one_plain_host(host) && port.find(',') == std::string::npos;
  auto made = "postgresql://" + (user.empty() ? "" : encoded(user) + '@');
  if (before_name) made += host + (port.empty() ? "" : ":" + port);
  made += '/' + encoded(option(options, "dbname"));
  char mark = '?';
  for (const auto* at = options.get(); at->keyword != nullptr; ++at) {
    const std::string_view keyword = at->keyword;
    if (at->val == nullptr || is_secret(*at) || keyword == "user" || keyword == "dbname") continue;
    if (before_name && (keyword == "host" || keyword == "port")) continue;
    if (*at->val == '\0') continue;
    made += mark + std::string(keyword) + '=' + encoded(at->val, "/,:");
    mark = '&';
  }
  return made;
}

bool has_password(const std::string& address) {
  const auto options = options_of(address);
  for (const auto* at = options.get(); at->keyword != nullptr; ++at) {
    if (at->val != nullptr && *at->val != '\0' && is_secret(*at)) return true;
  }
  return false;
}

bool names_password(const std::string& address) { return !option(options_of(address), "password").empty(); }

}  // namespace central
