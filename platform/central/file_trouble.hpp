// SPDX-License-Identifier: Apache-2.0
// Why a user cannot work with an SQLite file: what the file system tells, where SQLite only says that it failed.
#pragma once

#include <string>

namespace central {

/// What stands in the way of this process with `file`, and what to do: "it belongs to the user kiosk, and this is
/// anna; ...". Empty where the file system has nothing against it. `create`: the file may be missing, and is made.
[[nodiscard]] std::string file_trouble(const std::string& file, bool create);

}  // namespace central
