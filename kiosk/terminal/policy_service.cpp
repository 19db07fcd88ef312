// SPDX-License-Identifier: Apache-2.0
// Two requests, waited for: the venue's day, and the look-up of the pass.
#include "kiosk/terminal/policy_service.hpp"

#include <algorithm>
#include <future>
#include <memory>
#include <ostream>
#include <vector>

#include "kiosk/app/config.hpp"
#include "kiosk/app/config_text.hpp"
#include "kiosk/base/service_url.hpp"
#include "kiosk/base/spelling.hpp"
#include "kiosk/explain/commands.hpp"
#include "kiosk/explain/text/local_text.hpp"
#include "kiosk/explain/text/verdict_text.hpp"
#include "kiosk/terminal/service_client.hpp"
#include "kiosk/ticketing/messages.hpp"
#include "kiosk/ticketing/names.hpp"

namespace kiosk {
namespace {

using explain::one_line;

ticketing::Exchange ask(ports::HttpClient& http, HttpRequest request) {
  const auto answered = std::make_shared<std::promise<ticketing::Exchange>>();
  auto answer = answered->get_future();
  http.send(std::move(request), [answered](ticketing::Exchange exchange) { answered->set_value(std::move(exchange)); });
  return answer.get();
}

int complain(std::ostream& err, const std::string& line) {
  err << "kiosk: " << one_line(line) << '\n';
  return explain::kNoAnswer;
}

std::string no_answer(const std::string& service, const ServiceError& error) {
  switch (error.kind) {
    case ServiceError::Kind::kDeviceRefused:
      return service + " does not take this token; look-ups need the token of a desk or a kiosk (" + error.detail + ")";
    case ServiceError::Kind::kUnreachable:
      return service + " cannot be reached: " + error.detail;
    default:
      return service + " gave no answer: " + error.detail;
  }
}

std::string missing(const std::string& id, const VenueDay& day) {
  constexpr std::size_t kMostNamed = 5;
  std::vector<std::string_view> known;
  for (const auto& shown : day.screenings) known.push_back(shown.id.str());
  const auto near = near_words(id, known, kMostNamed);
  std::string named;
  for (const auto one : near) named.append(named.empty() ? "" : ", ").append(one);
  return "--screening " + one_line(id) + ": no such screening at " + day.venue.str() + " on " + format_date(day.day) +
         "; for another venue or day ask with --database" +
         (named.empty() ? std::string() : "; or did you mean " + named + '?');
}

/// Its verdict, and what a kiosk offers.
Offer offer_for(const PassAnswer& answer, const ScreeningId& screening) {
  const auto found = std::ranges::find(answer.offers, screening, &Offer::screening);
  return found == answer.offers.end() ? Offer{screening, OfferKind::kNone, answer.verdict, {}} : *found;
}

void put(const PassAnswer& answer, const VenueDay& day, const DayScreening& shown, const Offer& offer, const Zone& zone,
         std::ostream& out) {
  explain::Explanation explained;
  explained.verdict = offer.verdict;
  if (const auto& holder = answer.holder) {
    explained.pass = holder->pass.str() + ", " + holder->display_name + ", " + holder->category;
  }
  explained.screening = shown.id;
  explained.venue = day.venue;
  explained.venue_name = day.venue_name;
  explained.starts_at = shown.starts_at;
  explained.programme_day = day.day;
  explained.at_venue = day.venue;
  print(explained, zone, out);
  const auto ticket = offer.ticket ? ", " + offer.ticket->str() : std::string();
  explain::put_fact(out, "kiosk offers", std::string(ticketing::to_name(ticketing::kOfferKinds, offer.kind)) + ticket);
}

}  // namespace

int explain_by_service(ports::HttpClient& http, const ServiceExplainOptions& options, std::ostream& out,
                       std::ostream& err) {
  const auto told = ticketing::read_day(ask(http, ticketing::day_request("")));
  if (!told) return complain(err, no_answer(options.service, told.error()));
  const auto& day = told->day;
  const auto zone = day ? Zone::find(day->zone) : std::nullopt;
  if (!zone) return complain(err, options.service + " gave no day with a zone that this machine knows");
  const auto* shown = day->find_screening(ScreeningId(options.screening));
  if (shown == nullptr) return complain(err, missing(options.screening, *day));
  const auto answer =
      ticketing::read_lookup(ask(http, ticketing::lookup_request(PassCode(options.pass), Symbology("QRCode"))));
  if (!answer) return complain(err, no_answer(options.service, answer.error()));
  const auto offer = offer_for(*answer, shown->id);
  put(*answer, *day, *shown, offer, *zone, out);
  if (offer.verdict.reason == policy::Reason::kPassUnknown) {
    err << "kiosk: --pass " << one_line(options.pass)
        << ": the service knows passes by their code; an id is taken with --database or --festival\n";
  }
  return offer.verdict.granted() ? explain::kGranted : explain::kRefused;
}

int run_service_explain(const ServiceExplainOptions& options, std::ostream& out, std::ostream& err) {
  const auto url = without_end_slash(options.service);
  if (const auto trouble = service_url_trouble(url)) {
    return complain(err, "--service " + options.service + " " + trouble->wrong + "; " + trouble->remedy);
  }
  const auto token = app::read_token(options.token_file);
  if (!token) return complain(err, token.error().line);
  app::ServiceConfig config;
  config.url = url;
  config.token_file = options.token_file;
  if (!options.ca_file.empty()) config.ca_file = options.ca_file;
  const auto http = make_service_client(config, [text = *token] { return text; });
  return explain_by_service(*http, options, out, err);
}

}  // namespace kiosk
