// SPDX-License-Identifier: Apache-2.0
// Mapping a file and letting go of its descriptor at once.
#include "platform/sdl/mapped_file.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

namespace platform::sdl {
namespace {

constexpr off_t kLargest = off_t{1} << 30U;

}  // namespace

MappedFile::MappedFile(const std::string& file) {
  const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) {
    return;
  }
  struct stat about {};
  if (::fstat(descriptor, &about) == 0 && S_ISREG(about.st_mode) && about.st_size > 0 && about.st_size <= kLargest) {
    const auto size = static_cast<std::size_t>(about.st_size);
    void* const start = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, descriptor, 0);
    if (start != MAP_FAILED) {
      bytes_ = {static_cast<const std::byte*>(start), size};
    }
  }
  ::close(descriptor);
}

MappedFile::~MappedFile() {
  if (!bytes_.empty()) {
    ::munmap(const_cast<std::byte*>(bytes_.data()), bytes_.size());
  }
}

}  // namespace platform::sdl
