// SPDX-License-Identifier: Apache-2.0
// The kiosk's token, from a file that may be written anew while the kiosk runs.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <tuple>

namespace kiosk {

/// One thread at a time.
class TokenFile {
 public:
  /// `token`: what the file held when it was read at the start. `changed`: called from token(), when it is another one.
  TokenFile(std::filesystem::path file, std::string token, std::function<void()> changed = {});

  /// The token that the file holds now. Where it holds none at this moment, the last one that it held; the log says
  /// so once.
  [[nodiscard]] const std::string& token();

 private:
  using Seen = std::tuple<std::uint64_t, std::uint64_t, std::int64_t, std::int64_t>;  ///< inode, bytes, when changed

  [[nodiscard]] Seen look() const;

  std::filesystem::path file_;
  std::string token_;
  std::function<void()> changed_;
  std::optional<Seen> seen_;  ///< nothing before the first look
};

}  // namespace kiosk
