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
[[nodiscard]] std::string print_job(const Bitmap& raster);

/// GS ( H fn 48: asks the printer to answer `id` once everything before it is on paper.
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
/// A byte that begins no answer is dropped.
[[nodiscard]] std::optional<Status> take_status(std::string& bytes);

/// The printer's condition out of the four DLE EOT answers, the worst first.
[[nodiscard]] PrinterCondition condition_of(std::uint8_t printer, std::uint8_t offline, std::uint8_t error,
                                            std::uint8_t paper);

}  // namespace kiosk::printing::escpos
