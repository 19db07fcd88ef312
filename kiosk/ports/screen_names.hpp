// SPDX-License-Identifier: Apache-2.0
// What ShownScreen::name can be, for what asks for a screen by its name.
#pragma once

#include <array>
#include <string_view>

namespace kiosk::ports {

inline constexpr std::array<std::string_view, 9> kScreenNames{"scan",      "busy",   "choices", "film", "message",
                                                              "delivered", "ticket", "panel",   "staff"};

}  // namespace kiosk::ports
