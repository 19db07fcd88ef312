// One function a view: each fills the body of the page. Whether it fitted is found out afterwards.
#pragma once

#include "kiosk/screens/page.hpp"

namespace kiosk::screens {

void put_body(const Page& page, const core::ScanView& view);
void put_body(const Page& page, const core::BusyView& view);
void put_body(const Page& page, const core::ChoicesView& view);
void put_body(const Page& page, const core::MessageView& view);
void put_body(const Page& page, const core::DeliveredView& view);
void put_body(const Page& page, const core::TicketView& view);

/// The time-out warning in the middle of the panel, over everything else.
void put_still_there(const Page& page, const core::StillThere& warning);

}  // namespace kiosk::screens
