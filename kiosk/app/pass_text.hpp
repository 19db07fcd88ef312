// From what a reader saw to a pass code: the one gate through which every camera and scanner goes.
#pragma once

#include <cstddef>
#include <string_view>

#include "kiosk/base/ids.hpp"
#include "kiosk/base/result.hpp"

namespace kiosk::app {

/// Why a scan cannot be a pass.
enum class NotAPass {
  kEmpty,       ///< nothing left once space and prefix are gone
  kTooLong,     ///< over kLongestPass bytes
  kUnprintable  ///< a control character inside, or a byte that is not ASCII
};

inline constexpr std::size_t kLongestPass = 512;

/// Takes off ASCII space at both ends and one AIM symbology identifier (ISO/IEC 15424: "]Q1") in front, and space
/// after that; what is left must be 1 to kLongestPass bytes of 0x20 to 0x7E. `raw` may be any bytes. Pure.
[[nodiscard]] Result<PassCode, NotAPass> pass_text(std::string_view raw);

}  // namespace kiosk::app
