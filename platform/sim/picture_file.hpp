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

/// Reads PNG, JPEG, WebP or PGM (whatever SDL2_image knows, told by content); colours become luminance (ITU-R BT.601),
/// what is transparent becomes white. At most 8192 pixels on a side. Any thread.
[[nodiscard]] kiosk::Result<kiosk::GreyImage, PictureError> load_grey(const std::filesystem::path& file);

/// Whether the name ends like a picture that load_grey() reads: .png .jpg .jpeg .webp .pgm, in any case.
[[nodiscard]] bool is_picture_name(const std::filesystem::path& file);

}  // namespace platform::sim
