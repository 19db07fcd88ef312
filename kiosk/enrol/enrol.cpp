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

/// With the role, so that another device's code is not spent here. An older service does not know that member and
/// refuses the request as a whole, before it looks at the code: it is asked without it, and cannot tell a door's code.
ticketing::Exchange ask_as_kiosk(ports::HttpClient& http, const std::string& code) {
  constexpr int kBadRequest = 400;
  auto exchange = ask(http, ticketing::enrol_request(code, ticketing::kKioskRole));
  if (!exchange || exchange->status != kBadRequest) return exchange;
  return ask(http, ticketing::enrol_request(code));
}

std::string in_brackets(const std::string& name) { return name.empty() ? name : " (" + name + ")"; }

}  // namespace

Answer enrol(ports::HttpClient& http, const std::string& service, const std::string& code, const Keep& keep) {
  const auto setup = ticketing::read_setup_text(code);
  if (!setup) return failure(setup.error());
  if (!setup->service.empty() && without_slash(setup->service) != without_slash(service)) {
    return failure("the set-up code is for " + setup->service + ", and [service] url is " + service +
                   "; set url to what is right, or get a code of that service");
  }
  const auto enrolled = ticketing::read_enrolment(ask_as_kiosk(http, setup->code));
  if (!enrolled) return failure(enrolled.error());
  if (!enrolled->role.empty() && enrolled->role != ticketing::kKioskRole) {
    return failure("this code set up a " + enrolled->role + in_brackets(enrolled->name) +
                   ", not a kiosk, and is used up; at the service, central devices revoke that one, then central "
                   "devices enrol NAME --venue VENUE makes a kiosk's");
  }
  const auto who = "device " + enrolled->device + in_brackets(enrolled->name) + " at " +
                   (enrolled->venue_name.empty() ? enrolled->venue.str() : enrolled->venue_name);
  if (const auto kept = keep(*enrolled); !kept) {
    return failure(kept.error() +
                   "; the code is used up: central devices revoke this kiosk, then central devices enrol");
  }
  return "this kiosk is " + who + " now";
}

}  // namespace kiosk::enrol
