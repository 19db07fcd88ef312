// SPDX-License-Identifier: Apache-2.0
// A ticket drawn for paper: what stands where, in printer dots.
#pragma once

#include <string>

#include "kiosk/base/image.hpp"
#include "kiosk/core/values/ticket.hpp"
#include "kiosk/ports/paper.hpp"

namespace kiosk::printing {

/// What is printed beside the ticket itself.
struct TicketText {
  Ticket ticket;
  std::string date;          ///< "Sunday 28 April 2024"
  std::string time;          ///< "18:30"
  std::string be_seated_by;  ///< "18:15"
  std::string seated_label;  ///< "Be seated by", to stand above that time
  std::string seated_line;   ///< "Be seated by 18:15", where there is no place beside the start
};

/// Draws the ticket `width_dots` wide (384 for 58 mm, 576 for 80 mm paper, at 203 dpi) and as long as it needs: title,
/// date and time, room and venue, the QR with its quiet zone, when to be seated, holder and category, reference.
/// A long title wraps; nothing is cut off. Main thread only (it measures text).
[[nodiscard]] Bitmap draw_ticket(const TicketText& text, const Bitmap& qr, int width_dots, ports::Paper& paper);

}  // namespace kiosk::printing
