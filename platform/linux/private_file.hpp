// SPDX-License-Identifier: Apache-2.0
// A file for its owner alone, written whole or not at all.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "kiosk/base/result.hpp"

namespace platform::os {

/// A place that is taken before there is anything to put into it: whoever can get the contents only once finds out
/// first whether they can be kept. Removed again where nothing was saved.
class PrivateFile {
 public:
  /// Makes a temporary file beside `file`, with mode 0600. Where `file` exists and `replace` is false, that is refused.
  /// The error is one line.
  [[nodiscard]] static kiosk::Result<PrivateFile, std::string> reserve(const std::filesystem::path& file, bool replace);
  ~PrivateFile();
  PrivateFile(PrivateFile&& other) noexcept;
  PrivateFile& operator=(PrivateFile&&) = delete;

  /// On disk under its name when it returns. Once. Where another file of the name came up meanwhile, and it must not be
  /// replaced, nothing is. The error is one line.
  [[nodiscard]] kiosk::Result<void, std::string> save(std::string_view contents);

 private:
  PrivateFile(std::filesystem::path file, std::string temporary, int fd, bool replace);

  std::filesystem::path file_;
  std::string temporary_;  ///< empty: gone
  int fd_;                 ///< -1: closed
  bool replace_;
};

/// Whether anybody but its owner may read the file; false where there is none.
[[nodiscard]] bool is_open_to_others(const std::filesystem::path& file);

}  // namespace platform::os
