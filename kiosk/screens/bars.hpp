// SPDX-License-Identifier: Apache-2.0
// The bars above and below every screen.
#pragma once

#include "kiosk/screens/pieces.hpp"

namespace kiosk::screens {

/// Where am I, what time is it. One group without a control, so that it can be said behind all else.
[[nodiscard]] ui::Element top_bar(const Maker& maker, const core::TopBar& bar);

/// What can be done from here; nothing where there is nothing.
[[nodiscard]] ui::Element bottom_bar(Maker& maker, const core::View& view);

/// The control that scrolls the body; `down`: to what is below.
[[nodiscard]] ui::Element scroll_control(Maker& maker, const core::Furniture& furniture, bool down);

}  // namespace kiosk::screens
