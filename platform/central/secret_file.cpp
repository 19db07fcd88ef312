// SPDX-License-Identifier: Apache-2.0
// The file's mode is all that is looked at.
#include "platform/central/secret_file.hpp"

#include <string>

#include <sys/stat.h>

#include "kiosk/base/log.hpp"

namespace central {

void warn_of_readers(std::string_view area, const std::filesystem::path& file, std::string_view what) {
  struct stat status {};
  if (::stat(file.c_str(), &status) != 0 || !S_ISREG(status.st_mode) || (status.st_mode & S_IRWXO) == 0) return;
  kiosk::log::warning(area, file.string() + ": every user of this machine may read " + std::string(what) +
                                "; run: chmod o= " + file.string());
}

}  // namespace central
