// SPDX-License-Identifier: Apache-2.0
// What says that a SQLite file is a kiosk's journal.
#pragma once

#include <cstdint>

namespace platform::sqlite {

/// Stands in SQLite's header ("KJnl"), so that no other program's database is taken for a journal.
inline constexpr std::int64_t kApplicationId = 0x4B4A6E6C;

}  // namespace platform::sqlite
