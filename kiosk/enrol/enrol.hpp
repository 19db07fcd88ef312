// SPDX-License-Identifier: Apache-2.0
// Sets a kiosk up: a one-time code for the token that it will ask with.
#pragma once

#include <functional>
#include <string>

#include "kiosk/base/result.hpp"
#include "kiosk/ports/http_client.hpp"
#include "kiosk/ticketing/enrolment.hpp"

namespace kiosk::enrol {

/// What came of it, in one line for the person who sets the kiosk up.
using Answer = Result<std::string, std::string>;

/// Puts the token, and whatever else is told once, where the kiosk will look for it, whole or not at all; the error is
/// one line.
using Keep = std::function<Result<void, std::string>(const ticketing::Enrolment& enrolment)>;

/// Trades `code`, which is a set-up code or the text of a set-up picture, for a token, and keeps it. Where the picture
/// names a service it must be `service`, the base URL that `http` asks. Waits for the answer. Nothing is sent where the
/// code cannot be meant for this kiosk; `keep` is called at most once, with a kiosk's token that exists nowhere else
/// (an older service may not tell whose it is).
[[nodiscard]] Answer enrol(ports::HttpClient& http, const std::string& service, const std::string& code,
                           const Keep& keep);

}  // namespace kiosk::enrol
