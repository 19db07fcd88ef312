// SPDX-License-Identifier: Apache-2.0
// First the place for the token, then the request: a code works once.
#include "kiosk/terminal/set_up.hpp"

#include <optional>
#include <utility>

#include "kiosk/enrol/enrol.hpp"
#include "kiosk/terminal/service_client.hpp"
#include "platform/linux/private_file.hpp"

namespace kiosk {

Result<std::string, TerminalError> set_up_terminal(const app::Config& config, const std::string& code, bool replace) {
  if (auto readable = check_service_files(config.service); !readable) {
    return failure(TerminalError{std::move(readable.error())});
  }
  auto place = platform::os::PrivateFile::reserve(config.service.token_file, replace);
  if (!place) return failure(TerminalError{std::move(place.error())});
  std::optional<platform::os::PrivateFile> keys;
  if (config.passes.keys_file) {
    auto reserved = platform::os::PrivateFile::reserve(*config.passes.keys_file, true);
    if (!reserved) return failure(TerminalError{std::move(reserved.error())});
    keys.emplace(std::move(*reserved));
  }
  const auto http = make_service_client(config.service, {});
  std::string other_name;
  auto done = enrol::enrol(*http, config.service.url, code, [&](const ticketing::Enrolment& enrolment) {
    if (!enrolment.name.empty() && enrolment.name != config.kiosk.name) other_name = enrolment.name;
    auto saved = place->save(enrolment.token + "\n");
    if (saved && keys) saved = keys->save(ticketing::write_keys(enrolment.keys) + "\n");
    return saved;
  });
  if (!done) return failure(TerminalError{std::move(done.error())});
  auto line = *done + "; its token is in " + config.service.token_file.string();
  if (!other_name.empty()) {
    line += "; its screens and its log say " + config.kiosk.name + ": write name = \"" + other_name +
            "\" in [kiosk], so that staff know it by one name";
  }
  return line;
}

}  // namespace kiosk
