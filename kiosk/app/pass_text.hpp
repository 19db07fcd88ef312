// SPDX-License-Identifier: Apache-2.0
// From what a reader saw to a pass code: the one gate through which every camera and scanner goes.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "kiosk/app/not_a_pass.hpp"
#include "kiosk/app/signed_pass.hpp"
#include "kiosk/base/ids.hpp"
#include "kiosk/base/result.hpp"
#include "kiosk/core/values/pass_answer.hpp"

namespace kiosk::app {

inline constexpr std::size_t kLongestPass = 512;

/// What a festival prints its passes in.
struct PassRules {
  std::vector<Symbology> symbologies{};  ///< empty: all
  SignedPassRules signing{};
  friend bool operator==(const PassRules&, const PassRules&) = default;
};

struct PassText {
  PassCode code;
  Symbology symbology;  ///< its AIM identifier where that is none of ours; "unknown" where neither the device nor a
                        ///< prefix named it
  friend bool operator==(const PassText&, const PassText&) = default;
};

/// The gate. `raw` may be any bytes; `symbology` is empty where the device did not say. In this order:
/// 1. ASCII space and line ends go, in front and behind.
/// 2. One AIM symbology identifier in front ("]Q1", ISO/IEC 15424) goes. It names the symbology where the device did
///    not; a name of the device's stands.
/// 3. Behind one that says "FNC1 first" (GS1: "]C1", "]d2", "]Q3", "]e0"), that FNC1 goes where it came as GS (0x1D).
/// 4. Space goes again. 1 to kLongestPass bytes must be left.
/// 5. All of them must be in the symbology's list: Code39 has digits, capitals and "-. $/+%"; EAN13 is 13 digits, the
///    last one the right check digit; everything else, "unknown" too, 0x20 to 0x7E.
/// 6. The symbology must be one of the rules' list where that is not empty. "unknown" passes: only such a scanner's own
///    set-up knows what it reads.
/// 7. A ticket's code (TICKET_CODE.md) is none.
/// 8. A signed pass must be genuine, and counts as the code inside; see opened().
/// Pure.
[[nodiscard]] Result<PassText, NotAPass> pass_text(std::string_view raw, const Symbology& symbology,
                                                   const PassRules& rules = {});

}  // namespace kiosk::app
