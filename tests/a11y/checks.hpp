// SPDX-License-Identifier: Apache-2.0
// The checks, each of one screen as it hangs. The clauses that they are about are named in their findings:
//   EN 301 549 V3.2.1 (2021-03), clauses 5 and 8; ADA Standards 2010, section 707; 49 CFR 27.71(k); WCAG 2.2.
#pragma once

#include "tests/a11y/findings.hpp"
#include "tests/a11y/hall.hpp"

namespace a11y {

/// At least 44 pixels and 9 mm each way, none over another. WCAG 2.5.5, 2.5.8.
void check_targets(const Exhibit& exhibit, Findings& findings);
/// In reach mode: in the lower 5/9 of the panel. EN 301 549 8.3.2, 8.3.3; ADA 308 through 707.2 and 309.3.
void check_reach(const Exhibit& exhibit, Findings& findings);
/// Capitals of 4.8 mm; enlarged text of 0.7 degrees. ADA 707.7.2, 49 CFR 27.71(k), EN 301 549 5.1.4.
void check_type(const Exhibit& exhibit, Findings& findings);
/// Nothing cut off, nothing over another, every word of a part drawn. WCAG 1.4.4, 1.4.10.
void check_lines(const Hall& hall, const Exhibit& exhibit, Findings& findings);
/// What is read first stands first. WCAG 1.3.2, 2.4.3.
void check_order(const Exhibit& exhibit, Findings& findings);
/// Every control once in the focus order. WCAG 2.1.1, 2.4.3.
void check_focus_order(const Exhibit& exhibit, Findings& findings);
/// Each stop is seen whole, with its ring, where the panel has room for it, and leaves the others as they are.
/// WCAG 2.1.2, 2.4.7, 2.4.11, 2.4.13.
void check_focus_stops(const Exhibit& exhibit, Findings& findings);
/// Every part and every control is said, and no two controls alike. EN 301 549 5.1.3.1, ADA 707.5, 49 CFR 27.71(k).
void check_speech(const Exhibit& exhibit, Findings& findings);
/// Every fact of the view is said, however little of it is drawn. The same clauses.
void check_facts(const Exhibit& exhibit, Findings& findings);
/// What says who somebody is, is marked as personal. ADA 707.4, 49 CFR 27.71(k)(4), EN 301 549 5.1.3.8.
void check_privacy(const Exhibit& exhibit, Findings& findings);
/// What is chosen has a mark, how something stands has words. WCAG 1.4.1, 49 CFR 27.71(k)(3)(iv).
void check_marks(const Exhibit& exhibit, Findings& findings);
/// As the scene declares its colours. WCAG 1.4.3, 1.4.6.
void check_declared_contrast(const Exhibit& exhibit, Findings& findings);
/// On the pixels: text 4.5:1, or 7:1 in high contrast; the scene's declaration is true. WCAG 1.4.3, 1.4.6; ADA 707.7.2.
void check_drawn_text(const Exhibit& exhibit, const platform::sdl::SdlPicture& picture, Findings& findings);
/// On the pixels: the edge, the fill or the mark of each control 3:1. WCAG 1.4.11.
void check_drawn_controls(const Exhibit& exhibit, const platform::sdl::SdlPicture& picture, Findings& findings);
/// On the pixels: the ring of the focus 3:1 to what it stands on. WCAG 2.4.13.
void check_drawn_ring(Hall& hall, const Exhibit& exhibit, Findings& findings);

/// The outline round what has the focus; nothing where there is none.
[[nodiscard]] std::optional<kiosk::Rect> ring_of(const kiosk::ui::Scene& scene, const kiosk::ui::Theme& theme);
/// Whether the line is the word on the drawn pass, which is part of a picture: letter by letter, along a slanted
/// stripe.
[[nodiscard]] bool is_on_the_pass(const Exhibit& exhibit, const kiosk::ui::TextLine& line);
/// Index of the first node that is not under a scrim.
[[nodiscard]] std::size_t first_unveiled(const kiosk::ui::Scene& scene);
/// Where something is seen: all of the panel, or the view of what scrolls.
[[nodiscard]] kiosk::Rect seen_area(const kiosk::ui::Scene& scene, bool scrolled);
/// Whether `inner` lies in `outer` as a whole.
[[nodiscard]] bool within(kiosk::Rect inner, kiosk::Rect outer);
[[nodiscard]] bool overlap(kiosk::Rect one, kiosk::Rect other);

}  // namespace a11y
