// SPDX-License-Identifier: Apache-2.0
// A file that is read where it lies: what is never looked at never comes into memory.
#pragma once

#include <cstddef>
#include <span>
#include <string>

namespace platform::sdl {

/// A private mapping. The file must not be cut short while it is there: package managers put a new file in the old
/// one's place instead.
class MappedFile {
 public:
  /// Empty where the file cannot be read, is empty or is longer than 1 GiB.
  explicit MappedFile(const std::string& file);
  ~MappedFile();
  MappedFile(const MappedFile&) = delete;
  MappedFile& operator=(const MappedFile&) = delete;

  [[nodiscard]] std::span<const std::byte> bytes() const { return bytes_; }

 private:
  std::span<const std::byte> bytes_;
};

}  // namespace platform::sdl
