// SPDX-License-Identifier: Apache-2.0
// Paper as a picture file.
#pragma once

#include <string>

#include "kiosk/base/image.hpp"
#include "kiosk/base/result.hpp"

namespace platform::sim {

/// An 8-bit grey PNG of `bitmap` (ink 0, paper 255), `dots_per_metre` noted in it (pHYs). The error is for the log.
[[nodiscard]] kiosk::Result<std::string, std::string> encode_png(const kiosk::Bitmap& bitmap, int dots_per_metre);

/// Writes `bytes` to `path` so that nobody ever sees half of them: a temporary file beside it, then a rename.
[[nodiscard]] kiosk::Result<std::string, std::string> write_whole_file(const std::string& path,
                                                                       const std::string& bytes);

}  // namespace platform::sim
