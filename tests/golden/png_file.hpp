// SPDX-License-Identifier: Apache-2.0
// Golden pictures on disk: small, because they are kept for ever.
#pragma once

#include <filesystem>
#include <optional>

#include "tests/golden/raster.hpp"

namespace golden {

/// Writes it with a palette of the 256 colours that it needs most, each pixel the nearest of them. Throws
/// std::runtime_error where it cannot.
void write(const Raster& raster, const std::filesystem::path& file);

/// Nothing where there is no picture of that name.
[[nodiscard]] std::optional<Raster> read(const std::filesystem::path& file);

}  // namespace golden
