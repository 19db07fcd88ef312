// SPDX-License-Identifier: Apache-2.0
// The frame of the staff's views, from plain figures: whoever knows the devices fills them in.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "kiosk/base/instant.hpp"
#include "kiosk/base/zone.hpp"
#include "kiosk/core/view/view.hpp"
#include "kiosk/words/language.hpp"

namespace kiosk::core {

/// A device or service that the kiosk stands on, as staff see it.
struct StaffDevice {
  enum class Kind { kService, kPrinter, kReader, kDisplay, kSpeaker, kClock, kStorage };
  enum class Condition { kReady, kOnline, kOffline, kPaperLow, kPaperOut, kCoverOpen, kMuted, kInSync, kFault };
  Kind kind = Kind::kService;
  Condition condition = Condition::kReady;
  std::string detail;  ///< technical: "ESC/POS, USB"; not translated
  friend bool operator==(const StaffDevice&, const StaffDevice&) = default;
};

struct StaffFacts {
  std::string kiosk_name;
  std::string version;  ///< "1.4.0"
  Instant now;          ///< by the clock
  Zone zone;
  Duration running{};            ///< since the kiosk was started
  int tickets_today = 0;         ///< handed out here
  std::optional<int> paper_m{};  ///< metres left; nothing: the printer cannot say
  std::optional<Instant> last_scan{};
  int to_send = 0;  ///< outcomes that the service has not acknowledged
  std::vector<StaffDevice> devices = {};
};

/// All of the view: its own top bar, the figures, a row a device, and the way out of it. Pure. In the language that
/// staff chose.
[[nodiscard]] View staff_view(const StaffFacts& facts, const words::Language& say);

}  // namespace kiosk::core
