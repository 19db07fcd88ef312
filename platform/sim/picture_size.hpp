// SPDX-License-Identifier: Apache-2.0
// What a picture file claims to hold, before anything is decoded.
#pragma once

#include <optional>
#include <string_view>

#include "kiosk/base/geometry.hpp"

namespace platform::sim {

/// The sides that the first bytes of a PNG (https://www.w3.org/TR/png/, IHDR), JPEG (ITU-T T.81, B.2.2: SOF), WebP
/// (RFC 9649: VP8, VP8L, VP8X) or binary PGM (https://netpbm.sourceforge.net/doc/pgm.html) name; nothing where they are
/// none of these or end too early. Not checked for sense. Any thread.
[[nodiscard]] std::optional<kiosk::Size> claimed_size(std::string_view bytes);

}  // namespace platform::sim
