// SPDX-License-Identifier: Apache-2.0
// The kiosk's requests: methods, paths, headers and bodies.
#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "kiosk/base/check.hpp"
#include "kiosk/ticketing/messages.hpp"
#include "kiosk/ticketing/names.hpp"
#include "kiosk/ticketing/percent.hpp"
#include "kiosk/ticketing/wire_values.hpp"

namespace kiosk::ticketing {
namespace {

HttpRequest get(std::string path) {
  return {"GET", std::move(path), {{"Accept", "application/json, application/problem+json"}}, {}};
}

HttpRequest remove(std::string path) {
  auto request = get(std::move(path));
  request.method = "DELETE";
  return request;
}

HttpRequest post(std::string path, json::Object body) {
  return {"POST",
          std::move(path),
          {{"Accept", "application/json, application/problem+json"}, {"Content-Type", "application/json"}},
          json::to_text({std::move(body)})};
}

HttpRequest with_key(HttpRequest request, const IdempotencyKey& key) {
  request.headers.emplace_back("Idempotency-Key", key.str());
  return request;
}

HttpRequest with_visit(HttpRequest request, const VisitToken& visit) {
  if (!visit.empty()) request.headers.emplace_back("Visit-Token", visit.str());
  return request;
}

/// One segment of a path: everything but RFC 3986's unreserved characters as %XX. A segment of dots would be taken
/// for a step up the path, so dots are written as %2E as well.
std::string segment(std::string_view id) {
  return percent_escaped(id, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_~");
}

bool printable(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return c >= ' ' && c <= '~'; });
}

HttpRequest unless_known(HttpRequest request, const std::string& etag) {
  if (!etag.empty() && printable(etag)) request.headers.emplace_back("If-None-Match", etag);
  return request;
}

HttpRequest issue_request(const Obtain& obtain) {
  json::Object body;
  put(body, "pass", obtain.pass.str());
  put(body, "screening", obtain.screening.str());
  put(body, "channel", to_name(kChannels, policy::Channel::kInPerson));
  if (obtain.kind == ObtainKind::kSwap) put_maybe(body, "swap_for", obtain.ticket);
  return post("/v1/tickets", std::move(body));
}

HttpRequest replacement_request(const Obtain& obtain) {
  json::Object body;
  put(body, "serial", json::Value{std::int64_t{obtain.serial}});
  return post("/v1/tickets/" + segment(obtain.ticket->str()) + "/replacements", std::move(body));
}

}  // namespace

HttpRequest day_request(const std::string& etag) { return unless_known(get("/v1/venue/day"), etag); }

HttpRequest festival_day_request(const std::string& etag) { return unless_known(get("/v1/festival/day"), etag); }

HttpRequest lookup_request(const PassCode& code, const Symbology& symbology) {
  json::Object body;
  put(body, "code", code.str());
  put(body, "symbology", symbology.str());
  return post("/v1/passes/lookup", std::move(body));
}

HttpRequest obtain_request(const Obtain& obtain, const IdempotencyKey& key, const VisitToken& visit) {
  KIOSK_CHECK(obtain.kind != ObtainKind::kReturn);
  KIOSK_CHECK(obtain.kind == ObtainKind::kIssue || obtain.ticket.has_value());
  auto request = obtain.kind == ObtainKind::kReplace ? replacement_request(obtain) : issue_request(obtain);
  return with_visit(with_key(std::move(request), key), visit);
}

HttpRequest return_request(const TicketId& ticket, const IdempotencyKey& key, const VisitToken& visit) {
  return with_visit(with_key(remove("/v1/tickets/" + segment(ticket.str())), key), visit);
}

HttpRequest withdraw_request(const IdempotencyKey& key) { return remove("/v1/requests/" + segment(key.str())); }

HttpRequest unreported_request() { return get("/v1/kiosks/unreported"); }

HttpRequest delivery_request(const TicketId& ticket, const Delivery& delivery, const IdempotencyKey& key) {
  json::Object body;
  put(body, "method", to_name(kDeliveryMethods, delivery.method));
  put(body, "outcome", to_name(kDeliveryOutcomes, delivery.outcome));
  put(body, "serial", json::Value{std::int64_t{delivery.serial}});
  return with_key(post("/v1/tickets/" + segment(ticket.str()) + "/deliveries", std::move(body)), key);
}

HttpRequest help_request(const IdempotencyKey& key, const std::string& language) {
  json::Object body;
  put(body, "language", language);
  return with_key(post("/v1/kiosks/help", std::move(body)), key);
}

}  // namespace kiosk::ticketing
