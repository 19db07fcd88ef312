// SPDX-License-Identifier: Apache-2.0
// The composition of `kiosk enrol`: the configuration's service and token file behind kiosk/enrol.
#pragma once

#include <string>

#include "kiosk/app/config.hpp"
#include "kiosk/base/result.hpp"
#include "kiosk/terminal/terminal.hpp"

namespace kiosk {

/// Trades the set-up code for a token and writes it to the configuration's token file, readable for its owner alone,
/// and the festival's public keys to its keys file, where it names one. A token file that is there is left alone but
/// where `replace` says so; that is found out before the code is used. Gives one line of what the kiosk is now.
[[nodiscard]] Result<std::string, TerminalError> set_up_terminal(const app::Config& config, const std::string& code,
                                                                 bool replace);

}  // namespace kiosk
