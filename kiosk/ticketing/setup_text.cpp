// SPDX-License-Identifier: Apache-2.0
// The text of a set-up picture: a scheme, a version, and what is said as in a URL's query.
#include <algorithm>

#include "kiosk/ticketing/enrolment.hpp"
#include "kiosk/ticketing/percent.hpp"

namespace kiosk::ticketing {
namespace {

constexpr std::string_view kScheme = "kiosk-setup:";
constexpr std::string_view kStart = "kiosk-setup:1?";
constexpr std::size_t kLongest = 1024;

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return -1;
}

/// Nothing where an escape is broken, or what comes out is not printable ASCII.
std::optional<std::string> unpercent_escaped(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '%') {
      out += text[i];
      continue;
    }
    if (i + 2 >= text.size()) return std::nullopt;
    const int high = hex_digit(text[i + 1]);
    const int low = hex_digit(text[i + 2]);
    if (high < 0 || low < 0) return std::nullopt;
    out += static_cast<char>(high * 16 + low);
    i += 2;
  }
  const bool printable = std::ranges::all_of(out, [](char c) { return c >= ' ' && c <= '~'; });
  return printable ? std::optional(std::move(out)) : std::nullopt;
}

auto damaged() { return failure(std::string("the set-up text is damaged; scan it again, or type the code in")); }

/// Puts `name=value` where it belongs; false where it is broken or there already. Other names are for later versions.
bool take(std::string_view member, SetupText& setup) {
  const auto equals = member.find('=');
  if (equals == std::string_view::npos) return false;
  const auto name = member.substr(0, equals);
  auto* const place = name == "service" ? &setup.service : name == "code" ? &setup.code : nullptr;
  if (place == nullptr) return true;
  auto value = unpercent_escaped(member.substr(equals + 1));
  if (!value || value->empty() || !place->empty()) return false;
  *place = *std::move(value);
  return true;
}

}  // namespace

std::string write_setup_text(const SetupText& setup) {
  const auto service = setup.service.empty() ? std::string() : "service=" + percent_escaped(setup.service) + "&";
  return std::string(kStart) + service + "code=" + percent_escaped(setup.code);
}

Result<SetupText, std::string> read_setup_text(std::string_view text) {
  if (text.size() > kLongest) return damaged();
  if (!text.starts_with(kScheme)) return SetupText{{}, std::string(text)};
  if (!text.starts_with(kStart)) {
    return failure(std::string("the set-up text is of another version; install the kiosk's newest program"));
  }
  SetupText setup;
  for (auto rest = text.substr(kStart.size()); !rest.empty();) {
    const auto end = std::min(rest.find('&'), rest.size());
    if (!take(rest.substr(0, end), setup)) return damaged();
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  if (setup.code.empty()) return damaged();
  return setup;
}

}  // namespace kiosk::ticketing
