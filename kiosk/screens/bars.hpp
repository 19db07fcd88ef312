// The bars above and below every screen.
#pragma once

#include <string>
#include <vector>

#include "kiosk/screens/page.hpp"

namespace kiosk::screens {

/// Draws the bar above; returns its height.
int put_top_bar(const Page& page, const core::TopBar& bar);

/// Draws the bar below; returns where it begins. Without buttons and note there is none.
int put_bottom_bar(const Page& page, const std::vector<core::Button>& buttons, const std::string& note);

}  // namespace kiosk::screens
