// SPDX-License-Identifier: Apache-2.0
// X-Forwarded-For, believed from one address only.
#include "platform/central/trusted_proxy.hpp"

#include <string_view>
#include <utility>

#include <boost/asio/ip/address.hpp>

namespace central {
namespace {

namespace ip = boost::asio::ip;

/// In one spelling, IPv4 written as IPv6 as IPv4; nothing where it is no address.
std::optional<ip::address> address_of(const std::string& text) {
  boost::system::error_code error;
  auto address = ip::make_address(text, error);
  if (error) return std::nullopt;
  if (address.is_v6() && address.to_v6().is_v4_mapped()) return ip::make_address_v4(ip::v4_mapped, address.to_v6());
  return address;
}

std::string last_entry(std::string_view list) {
  const auto comma = list.rfind(',');
  auto entry = comma == std::string_view::npos ? list : list.substr(comma + 1);
  while (!entry.empty() && entry.front() == ' ') entry.remove_prefix(1);
  while (!entry.empty() && entry.back() == ' ') entry.remove_suffix(1);
  return std::string(entry);
}

}  // namespace

std::optional<TrustedProxy> TrustedProxy::at(const std::string& address) {
  if (address.empty()) return TrustedProxy({});
  const auto parsed = address_of(address);
  if (!parsed) return std::nullopt;
  return TrustedProxy(parsed->to_string());
}

kiosk::HttpRequest TrustedProxy::seen_through(const kiosk::HttpRequest& request) const {
  auto made = request;
  if (!exists()) return made;
  const auto from = address_of(request.remote);
  if (!from || from->to_string() != address_) return made;
  // Of the proxy's own TLS: every client behind it would be bound to that one key.
  made.client_key_digest.clear();
  // A second header of the name would be the proxy's, the first the client's: the last one counts.
  std::string forwarded;
  for (const auto& header : request.headers) {
    if (const auto one = kiosk::find_header({header}, "X-Forwarded-For")) forwarded = *one;
  }
  if (const auto client = address_of(last_entry(forwarded))) made.remote = client->to_string();
  return made;
}

bool is_this_machine(const std::string& address) {
  const auto parsed = address_of(address);
  return parsed && parsed->is_loopback();
}

}  // namespace central
