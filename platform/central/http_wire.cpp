// SPDX-License-Identifier: Apache-2.0
// Requests in, answers out, and what each of Beast's parse errors is in HTTP.
#include "platform/central/http_wire.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <string_view>
#include <utility>

namespace central {
namespace {

namespace http = boost::beast::http;

std::string text_of(boost::beast::string_view view) { return {view.data(), view.size()}; }

/// The path of a request target; empty where it has none.
std::string path_of(std::string target) {
  if (target.starts_with('/') || target == "*") return target;
  for (const std::string_view scheme : {"http://", "https://"}) {
    if (!target.starts_with(scheme)) continue;
    const auto slash = target.find('/', scheme.size());
    return slash == std::string::npos ? "/" : target.substr(slash);
  }
  return {};
}

bool is_the_servers(const std::string& name) {
  switch (http::string_to_field(name)) {
    case http::field::connection:
    case http::field::content_length:
    case http::field::keep_alive:
    case http::field::transfer_encoding:
      return true;
    default:
      return false;
  }
}

bool is_clean(std::string_view text) {
  return std::ranges::none_of(text, [](char c) { return (c >= '\0' && c < ' ' && c != '\t') || c == '\x7f'; });
}

/// Headers that say who asks and which request it is. Where there are two, who stands in front of the service may go
/// by the other one.
constexpr std::array kOnce = {"Authorization", "Idempotency-Key", "Visit-Token"};

bool has_no_body(int status) { return status == 204 || status == 304; }

/// Digits and nothing else: Beast takes a list of equal lengths for one.
bool is_number(boost::beast::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

bool is_length_certain(const WireRequest& head) {
  const auto lengths = head.count(http::field::content_length);
  const auto codings = head.count(http::field::transfer_encoding);
  if (codings == 0) return lengths == 0 || (lengths == 1 && is_number(head[http::field::content_length]));
  return codings == 1 && lengths == 0 && head.version() >= 11 &&
         boost::beast::iequals(head[http::field::transfer_encoding], "chunked");
}

std::optional<kiosk::HttpRequest> read_request(WireRequest&& request) {
  if (request.version() >= 11 && request.count(http::field::host) != 1) return std::nullopt;
  if (std::ranges::any_of(kOnce, [&](const char* name) { return request.count(name) > 1; })) return std::nullopt;
  kiosk::HttpRequest made;
  made.method = text_of(request.method_string());
  made.path = path_of(text_of(request.target()));
  if (made.path.empty()) return std::nullopt;
  for (const auto& header : request) made.headers.emplace_back(text_of(header.name_string()), text_of(header.value()));
  made.body = std::move(request.body());
  return made;
}

WireResponse write_response(kiosk::HttpResponse&& response, const Recipient& to,
                            std::chrono::system_clock::time_point now) {
  WireResponse wire;
  wire.version(to.version);
  wire.result(static_cast<unsigned>(response.status));
  for (const auto& [name, value] : response.headers) {
    if (!name.empty() && !is_the_servers(name) && is_clean(name) && is_clean(value)) wire.insert(name, value);
  }
  if (wire.count(http::field::date) == 0) wire.set(http::field::date, http_date(now));
  wire.keep_alive(to.keep_alive);
  if (has_no_body(response.status)) return wire;
  wire.content_length(response.body.size());
  if (!to.head) wire.body() = std::move(response.body);
  return wire;
}

std::optional<kiosk::HttpResponse> answer_to_error(const boost::system::error_code& error,
                                                   const HttpServer::Problem& problem) {
  if (error.category() != http::make_error_code(http::error::end_of_stream).category()) return std::nullopt;
  // The client ended the connection between two requests, or within one.
  if (error == http::error::end_of_stream || error == http::error::partial_message) return std::nullopt;
  if (error == http::error::body_limit) return problem(413, "too_large");
  if (error == http::error::header_limit || error == http::error::buffer_overflow) return problem(431, "too_large");
  return problem(400, "malformed");
}

}  // namespace central
