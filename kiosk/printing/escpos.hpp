// SPDX-License-Identifier: Apache-2.0
// ESC/POS, the part a raster printer needs: bytes out, status bytes in. Sources: Epson's ESC/POS command reference.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "kiosk/base/image.hpp"
#include "kiosk/core/values/print.hpp"

namespace kiosk::printing::escpos {

/// ESC @, the raster in bands of at most 128 lines (GS v 0, so that a small buffer holds), feed and cut (GS V B 0).
/// Printers act on real-time commands (DLE EOT, DLE ENQ, DLE DC4) even where they stand in picture data; where the
/// raster would spell one by chance, one dot beside an inked dot is inked too.
[[nodiscard]] std::string print_job(const Bitmap& raster);

/// Feed and cut alone: parts what stands on the paper from what comes next.
[[nodiscard]] std::string feed_and_cut();

/// Bytes that complete a band somebody broke off, and that a printer between commands ignores (NUL): sent before a
/// job where the printer may still be waiting for picture data. `width_dots` of the widest raster sent before.
[[nodiscard]] std::string band_filler(int width_dots);

/// GS ( H fn 48: asks the printer to answer `id` once everything before it is on paper. Each of `id` in 32 to 126.
[[nodiscard]] std::string process_id_request(const std::array<char, 4>& id);

/// GS r 1: queued behind the data; the fence for printers without process ids.
[[nodiscard]] std::string queued_status_request();

/// DLE EOT n, n = 1 to 4: answered at once.
[[nodiscard]] std::string realtime_status_request(int n);

/// What the printer said, told apart by the fixed bits of each kind; more bytes may be owed.
struct Status {
  std::optional<std::array<char, 4>> process_id;  ///< 37 22 d1..d4 00
  std::optional<std::uint8_t> realtime;           ///< one byte of DLE EOT: fixed bits 0x12
  std::optional<std::uint8_t> queued;             ///< one byte of GS r: bits 4 and 7 clear
};

/// Takes the first whole answer off the front of `bytes`; nothing (and nothing taken) where it is not whole yet.
/// A byte that begins no answer is dropped, and so are flow control (XON, XOFF), a process id that breaks off in
/// the middle and the four bytes of an automatic status, which would otherwise look like queued answers.
[[nodiscard]] std::optional<Status> take_status(std::string& bytes);

/// Whether a queued answer (GS r 1) says that the paper has run out.
[[nodiscard]] bool says_paper_out(std::uint8_t queued);

/// The printer's condition out of the four DLE EOT answers, the worst first: an unrecoverable error, the cutter, the
/// cover, the paper, any other reason to be off-line, paper near its end.
[[nodiscard]] PrinterCondition condition_of(std::uint8_t printer, std::uint8_t offline, std::uint8_t error,
                                            std::uint8_t paper);

}  // namespace kiosk::printing::escpos
