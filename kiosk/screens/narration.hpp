// SPDX-License-Identifier: Apache-2.0
// A screen in words, for whoever hears it: every fact once, in reading order but for the bar above.
#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "kiosk/screens/screen.hpp"
#include "kiosk/words/language.hpp"

namespace kiosk::screens {

/// What is said when the screen comes up: all that is not said at a control, then venue, date and time, then how many
/// controls there are and how to come to them. Facts inside a group with a control are not in it: they are said at the
/// control. A group without one is the bar above: what is new is said first, and not where one has been all the time.
[[nodiscard]] std::string say_screen(const Screen& screen, const words::Language& say);

/// What is said as the focus comes to a part that can be focused: the facts of its group, unless `from` stands in the
/// same one, then what it is called, what it is, whether it is the chosen one. Indices into Scene::parts.
[[nodiscard]] std::string say_part(const Screen& screen, std::size_t part, std::optional<std::size_t> from,
                                   const words::Language& say);

/// A text as it is said rather than read: "·" becomes a pause, an opened bracket too; ends with a full stop.
[[nodiscard]] std::string as_said(const std::string& text);

}  // namespace kiosk::screens
