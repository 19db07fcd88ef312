// SPDX-License-Identifier: Apache-2.0
// A picture file as the grey image that a camera would deliver.
#pragma once

#include <filesystem>
#include <string>

#include "kiosk/base/image.hpp"
#include "kiosk/base/result.hpp"

namespace platform::sim {

struct PictureError {
  std::string detail;  ///< names the file
};

/// Reads PNG, JPEG, WebP or binary PGM, told by content; colours become luminance (ITU-R BT.601), what is transparent
/// becomes white. At most 8192 pixels on a side: a file that claims more is refused before it is decoded, as is what is
/// no regular file. Any thread.
[[nodiscard]] kiosk::Result<kiosk::GreyImage, PictureError> load_grey(const std::filesystem::path& file);

/// Whether the name ends like a picture that load_grey() reads: .png .jpg .jpeg .webp .pgm, in any case.
[[nodiscard]] bool is_picture_name(const std::filesystem::path& file);

}  // namespace platform::sim
