// SPDX-License-Identifier: Apache-2.0
// One function a view: each makes the tree between the bars.
#pragma once

#include "kiosk/screens/pieces.hpp"

namespace kiosk::screens {

[[nodiscard]] ui::Element body_of(Maker& maker, const core::ScanView& view);
[[nodiscard]] ui::Element body_of(Maker& maker, const core::BusyView& view);
[[nodiscard]] ui::Element body_of(Maker& maker, const core::ChoicesView& view);
[[nodiscard]] ui::Element body_of(Maker& maker, const core::FilmView& view);
[[nodiscard]] ui::Element body_of(Maker& maker, const core::MessageView& view);
[[nodiscard]] ui::Element body_of(Maker& maker, const core::DeliveredView& view);
[[nodiscard]] ui::Element body_of(Maker& maker, const core::TicketView& view);
[[nodiscard]] ui::Element body_of(Maker& maker, const core::PanelView& view);
[[nodiscard]] ui::Element body_of(Maker& maker, const core::StaffView& view);

/// The time-out warning: a card that stands over everything else.
[[nodiscard]] ui::Element warning_of(Maker& maker, const core::StillThere& warning);

}  // namespace kiosk::screens
