// SPDX-License-Identifier: Apache-2.0
// Files that hold secrets and are found lying open.
#pragma once

#include <filesystem>
#include <string_view>

namespace central {

/// Logs a warning where the file lets every user of this machine at what is in it, with the command that ends that.
/// Whom its group lets in is the operator's to say. A file that is not there, or no file but a device or a pipe, is
/// none of this. `area`: of the log; `what`: "the key".
void warn_of_readers(std::string_view area, const std::filesystem::path& file, std::string_view what);

}  // namespace central
