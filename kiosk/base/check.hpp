// SPDX-License-Identifier: Apache-2.0
// Broken invariants end the process: the supervisor restarts it and recovery does the rest.
#pragma once

namespace kiosk {

/// Logs the broken condition and aborts. Called by KIOSK_CHECK.
[[noreturn]] void check_failed(const char* condition, const char* file, int line);

}  // namespace kiosk

/// For what cannot be unless the program is wrong; never for bad input.
#define KIOSK_CHECK(condition) \
  ((condition) ? static_cast<void>(0) : ::kiosk::check_failed(#condition, __FILE__, __LINE__))
