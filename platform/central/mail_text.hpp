// SPDX-License-Identifier: Apache-2.0
// A mail as it goes over the wire (RFC 5322), built so that nobody's text becomes a header or a mail of its own.
#pragma once

#include <string>
#include <string_view>

#include "kiosk/base/instant.hpp"
#include "platform/central/outbox.hpp"

namespace central {

/// Headers and body with CRLF, in 7 bits; a subject or a body that is not plain ASCII is encoded (RFC 2047, RFC 2045).
/// `from` and the recipient pass kiosk::is_mail_address(). `unique`: this mail's part of its Message-ID, of letters,
/// digits and dashes: the same mail has the same one at every try.
[[nodiscard]] std::string write_mail(const Mail& mail, const std::string& from, const std::string& unique,
                                     kiosk::Instant at);

}  // namespace central
