// SPDX-License-Identifier: Apache-2.0
// One request, waited for: there is nobody to serve yet.
#include "kiosk/enrol/enrol.hpp"

#include <future>
#include <memory>
#include <string_view>

namespace kiosk::enrol {
namespace {

ticketing::Exchange ask(ports::HttpClient& http, HttpRequest request) {
  const auto answered = std::make_shared<std::promise<ticketing::Exchange>>();
  auto answer = answered->get_future();
  http.send(std::move(request), [answered](ticketing::Exchange exchange) { answered->set_value(std::move(exchange)); });
  return answer.get();
}

std::string_view without_slash(std::string_view url) {
  while (url.ends_with('/')) url.remove_suffix(1);
  return url;
}

}  // namespace

Answer enrol(ports::HttpClient& http, const std::string& service, const std::string& code, const Keep& keep) {
  const auto setup = ticketing::read_setup_text(code);
  if (!setup) return failure(setup.error());
  if (!setup->service.empty() && without_slash(setup->service) != without_slash(service)) {
    return failure("the set-up code is for " + setup->service + ", and [service] url is " + service +
                   "; set url to what is right, or get a code of that service");
  }
  const auto enrolled = ticketing::read_enrolment(ask(http, ticketing::enrol_request(setup->code)));
  if (!enrolled) return failure(enrolled.error());
  const auto who = "device " + enrolled->device + " at " +
                   (enrolled->venue_name.empty() ? enrolled->venue.str() : enrolled->venue_name);
  if (const auto kept = keep(*enrolled); !kept) {
    return failure(kept.error() +
                   "; the code is used up: central devices revoke this kiosk, then central devices enrol");
  }
  return "this kiosk is " + who + " now";
}

}  // namespace kiosk::enrol
