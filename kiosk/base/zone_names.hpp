// SPDX-License-Identifier: Apache-2.0
// Which zone of the time zone database a name that is in none was meant to be.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace kiosk {

/// The IANA name that `name`, which Zone::find() does not know, was meant to be: "America/Vancouver" for
/// "America/Vancuver", "vancouver" or "Vancuver"; nothing where none is near.
[[nodiscard]] std::optional<std::string> zone_meant_by(std::string_view name);

}  // namespace kiosk
