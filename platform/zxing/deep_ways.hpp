// SPDX-License-Identifier: Apache-2.0
// What is tried on a picture that was held up until all the usual ways were through, and is still not read.
#pragma once

#include <array>

#include "platform/zxing/ways.hpp"

namespace platform::zxing {

/// Sides and bands are in percent of the picture's own, as those of kPictureWays. Each reads something among the
/// shared pictures that nothing before it reads: bars out of focus or in uneven light by their own neighbourhood along
/// the row, matrix symbols by a slight keystone.
inline constexpr std::array kDeepWays = {
    Way{.side = 100, .bands = 100, .filter = Filter::kThresholdRows, .radius = 8},
    Way{.side = 50, .bands = 100, .filter = Filter::kThresholdRows, .radius = 16},
    Way{.side = 100, .keystone = 5},
    Way{.side = 100, .turn = 90, .keystone = 5},
    Way{.side = 150, .bands = 50, .rows = 2, .filter = Filter::kThresholdRows, .radius = 16},
    Way{.side = 150, .turn = 8, .keystone = -3},
    Way{.side = 100, .bands = 100, .filter = Filter::kSharpenRows, .radius = 3},
    Way{.side = 150, .bands = 50, .rows = 4, .filter = Filter::kSharpenRows, .radius = 5},
    Way{.side = 150, .turn = 75, .keystone = 10, .filter = Filter::kThreshold},
};

/// One a call, beyond those that the usual ways take.
inline constexpr int kDeepCalls = static_cast<int>(kDeepWays.size());

}  // namespace platform::zxing
