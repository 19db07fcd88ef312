// SPDX-License-Identifier: Apache-2.0
// memfd_create, mapped for writing once and sealed against everything else.
#include "platform/decoder/frame_memory.hpp"

#include <cerrno>
#include <cstring>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>

#include "kiosk/base/check.hpp"

namespace platform::decoder {
namespace {

/// Above the numbers that a child's descriptors get, so that none is in the way of another.
constexpr int kLeastDescriptor = 16;

auto failed(const char* call) {
  return kiosk::failure(std::string("memory for frames: ") + call + ": " + std::generic_category().message(errno));
}

}  // namespace

kiosk::Result<FrameMemory, std::string> FrameMemory::make(std::size_t bytes) {
  const Descriptor low(::memfd_create("frames", MFD_CLOEXEC | MFD_ALLOW_SEALING));
  if (!low) return failed("memfd_create");
  FrameMemory memory;
  memory.fd_ = Descriptor(::fcntl(low.get(), F_DUPFD_CLOEXEC, kLeastDescriptor));
  if (!memory.fd_) return failed("fcntl");
  if (::ftruncate(memory.fd(), static_cast<off_t>(bytes)) != 0) return failed("ftruncate");
  void* start = ::mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_SHARED, memory.fd(), 0);
  if (start == MAP_FAILED) return failed("mmap");
  memory.start_ = static_cast<std::uint8_t*>(start);
  memory.size_ = bytes;
  // The mapping made above goes on being writable; no other can be made.
  constexpr int kSeals = F_SEAL_GROW | F_SEAL_SHRINK | F_SEAL_FUTURE_WRITE | F_SEAL_SEAL;
  if (::fcntl(memory.fd(), F_ADD_SEALS, kSeals) != 0) return failed("sealing");
  return memory;
}

FrameMemory::~FrameMemory() {
  if (start_ != nullptr) ::munmap(start_, size_);
}

FrameMemory::FrameMemory(FrameMemory&& other) noexcept
    : fd_(std::move(other.fd_)), start_(std::exchange(other.start_, nullptr)), size_(std::exchange(other.size_, 0)) {}

FrameMemory& FrameMemory::operator=(FrameMemory&& other) noexcept {
  std::swap(fd_, other.fd_);
  std::swap(start_, other.start_);
  std::swap(size_, other.size_);
  return *this;
}

void FrameMemory::write(std::span<const std::uint8_t> bytes) {
  KIOSK_CHECK(start_ != nullptr && bytes.size() <= size_);
  std::memcpy(start_, bytes.data(), bytes.size());
}

std::span<const std::uint8_t> map_frames(int fd) {
  struct stat status {};
  if (::fstat(fd, &status) != 0 || status.st_size <= 0) return {};
  const auto size = static_cast<std::size_t>(status.st_size);
  const void* start = ::mmap(nullptr, size, PROT_READ, MAP_SHARED, fd, 0);
  if (start == MAP_FAILED) return {};
  return {static_cast<const std::uint8_t*>(start), size};
}

}  // namespace platform::decoder
