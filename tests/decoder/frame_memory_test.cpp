// SPDX-License-Identifier: Apache-2.0
// The memory that frames go through: read by the child, and by nobody changed but the kiosk.
#include "platform/decoder/frame_memory.hpp"

#include <cerrno>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include "tests/support/catch.hpp"

using platform::decoder::FrameMemory;
using platform::decoder::map_frames;

namespace {

constexpr std::size_t kBytes = 10000;

FrameMemory made() {
  auto memory = FrameMemory::make(kBytes);
  REQUIRE(memory.has_value());
  return std::move(*memory);
}

}  // namespace

TEST_CASE("What is written is seen by whoever maps the memory, and by those who had mapped it before") {
  auto memory = made();
  const auto seen = map_frames(memory.fd());
  REQUIRE(seen.size() == kBytes);
  const std::vector<std::uint8_t> first(kBytes, 7);
  memory.write(first);
  CHECK(seen.front() == 7);
  CHECK(seen.back() == 7);
  const std::vector<std::uint8_t> second{1, 2, 3};
  memory.write(second);
  CHECK(seen[2] == 3);
  CHECK(seen[3] == 7);
  CHECK(map_frames(memory.fd())[0] == 1);
}

TEST_CASE("Nobody else can write to the memory, or change its size") {
  auto memory = made();
  const auto seen = map_frames(memory.fd());
  REQUIRE(seen.size() == kBytes);

  CHECK(::mmap(nullptr, kBytes, PROT_READ | PROT_WRITE, MAP_SHARED, memory.fd(), 0) == MAP_FAILED);
  CHECK(errno == EPERM);
  auto* start = const_cast<std::uint8_t*>(seen.data());
  CHECK(::mprotect(start, kBytes, PROT_READ | PROT_WRITE) != 0);
  CHECK(errno == EACCES);
  CHECK(::write(memory.fd(), "x", 1) == -1);
  CHECK(::ftruncate(memory.fd(), 1) != 0);
  CHECK(::ftruncate(memory.fd(), kBytes + 1) != 0);
  CHECK(::fcntl(memory.fd(), F_ADD_SEALS, F_SEAL_WRITE) != 0);
}

TEST_CASE("The memory moves with its owner and what is no memory maps to nothing") {
  FrameMemory memory;
  CHECK_FALSE(memory);
  memory = made();
  FrameMemory other = std::move(memory);
  REQUIRE(other);
  const std::vector<std::uint8_t> bytes(kBytes, 9);
  other.write(bytes);
  CHECK(map_frames(other.fd()).back() == 9);
  CHECK(map_frames(-1).empty());
}
