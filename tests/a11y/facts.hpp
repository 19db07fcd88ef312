// SPDX-License-Identifier: Apache-2.0
// What a view says, as a list: independent of how it is laid out.
#pragma once

#include <string>
#include <vector>

#include "kiosk/core/view/view.hpp"

namespace a11y {

/// Every text of the view that a person must come to know, in the words in which it is said. Without what is only for
/// the eye: the marks of access notices, whose names are said, and what a QR holds.
[[nodiscard]] std::vector<std::string> facts_of(const kiosk::core::View& view);

}  // namespace a11y
