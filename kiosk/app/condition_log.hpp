// SPDX-License-Identifier: Apache-2.0
// Tells the log how the devices are: at the start, when one fails, and when it works again.
#pragma once

#include <string>
#include <vector>

#include "kiosk/core/state.hpp"
#include "kiosk/core/values/device_condition.hpp"

namespace kiosk::app {

/// A line for each change of a condition and none for what stays, however often it is noted. One thread.
class ConditionLog {
 public:
  void note(const core::State& state);

 private:
  void note_elsewhere(const std::string& trouble);

  std::vector<DeviceCondition> last_;
  bool elsewhere_told_ = false;
};

}  // namespace kiosk::app
