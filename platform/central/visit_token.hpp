// SPDX-License-Identifier: Apache-2.0
// A visit: a device looked a pass up, and for a while it may change the tickets of that pass. The token says so, signed
// with the festival's key, so that every service on the same database believes it and none has to remember it.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "kiosk/base/ids.hpp"
#include "kiosk/base/instant.hpp"
#include "kiosk/core/values/pass_answer.hpp"
#include "platform/central/signer.hpp"

namespace central {

/// How long a token is good: longer than any person stands at a kiosk, and too short to be worth stealing.
constexpr std::chrono::minutes kVisitLasts{30};

/// What a good token allows: to act for one pass.
class Visit {
 public:
  explicit Visit(std::string pass_digest) : pass_digest_(std::move(pass_digest)) {}
  [[nodiscard]] bool is_for(const kiosk::PassId& pass) const;

 private:
  std::string pass_digest_;  ///< BLAKE2b of the pass's id: ids may be long, tokens must not
};

/// A token for this device and this pass, until kVisitLasts after `now`: 139 characters of printable ASCII. It is no
/// ticket's code and no signed pass, and neither of those is a token: what is signed begins otherwise.
[[nodiscard]] kiosk::VisitToken write_visit(const Signer& signer, const std::string& device, const kiosk::PassId& pass,
                                            kiosk::Instant now);

/// Any text at all; never throws. Nothing where it is no genuine token, or another device's, or its time is over.
[[nodiscard]] std::optional<Visit> read_visit(const Signer& signer, std::string_view text, const std::string& device,
                                              kiosk::Instant now);

}  // namespace central
