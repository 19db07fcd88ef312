// SPDX-License-Identifier: Apache-2.0
// What we ask of one V4L2 capture node: the kernel's, or in tests one that plays recorded buffers.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "kiosk/base/instant.hpp"
#include "kiosk/base/result.hpp"
#include "platform/camera/pixel_format.hpp"

namespace platform::camera {

/// A call that failed: `error` is its errno, `doing` what it was for ("choose the format").
struct DeviceError {
  int error = 0;
  std::string doing;
};

struct DeviceInfo {
  std::string name;          ///< the maker's, for people
  std::string bus;           ///< "usb-0000:00:14.0-1", "platform:vivid-000"
  bool captures = false;     ///< pictures, one plane a frame; a UVC camera's metadata node does not
  bool streams = false;      ///< hands out buffers
  bool multiplanar = false;  ///< has only the API for several planes a frame, which we do not speak
};

/// Sizes from `least` to `most` in steps of `step`; one size alone where `least` is `most`. In pixels.
struct SizeRange {
  int least = 0;
  int most = 0;
  int step = 1;
  friend bool operator==(const SizeRange&, const SizeRange&) = default;
};

/// Where a driver does not list its sizes.
inline constexpr SizeRange kAnySize{1, 8192, 1};

struct Offer {
  PixelFormat format = PixelFormat::kGrey;
  SizeRange width;
  SizeRange height;
  double fastest = 0;  ///< frames a second at most, at the size asked about; 0 where the driver does not say
};

struct Mode {
  PixelFormat format = PixelFormat::kGrey;
  int width = 0;
  int height = 0;
  int frames_a_second = 0;
  friend bool operator==(const Mode&, const Mode&) = default;
};

/// How the pixels of a buffer lie.
struct Layout {
  PixelFormat format = PixelFormat::kGrey;
  int width = 0;
  int height = 0;
  int stride = 0;     ///< bytes from one row of luma to the next; 0 where the driver does not say, and for MJPEG
  bool whole = true;  ///< false: a buffer is one field of an interlaced picture
  friend bool operator==(const Layout&, const Layout&) = default;
};

struct FilledBuffer {
  unsigned index = 0;          ///< among those of start()
  std::size_t used = 0;        ///< bytes
  std::uint32_t sequence = 0;  ///< the driver's count of frames
  std::int64_t timestamp = 0;  ///< microseconds of the driver's clock
  bool damaged = false;        ///< V4L2_BUF_FLAG_ERROR: the driver knows that the content is not right
};

/// One thread. Where a call fails the device stays open until close().
class VideoDevice {
 public:
  template <class Value>
  using Answer = kiosk::Result<Value, DeviceError>;

  virtual ~VideoDevice() = default;

  /// Closes what was open and opens the node at `path`, a link to it included.
  [[nodiscard]] virtual Answer<DeviceInfo> open(const std::string& path) = 0;
  /// Its formats, of those that we know, at their sizes; how fast, about the size nearest to `width` x `height`.
  [[nodiscard]] virtual Answer<std::vector<Offer>> offers(int width, int height) = 0;
  /// The driver may choose another size, and says so; it may even choose a format that we do not know: EINVAL.
  [[nodiscard]] virtual Answer<Layout> set_mode(const Mode& mode) = 0;
  /// `id` is a V4L2_CID_...
  [[nodiscard]] virtual Answer<void> set_control(std::uint32_t id, std::int32_t value) = 0;
  /// Maps about `buffers` buffers, gives all to the driver and starts. The memory is the device's, until close().
  [[nodiscard]] virtual Answer<std::vector<std::span<const std::uint8_t>>> start(unsigned buffers) = 0;
  /// The oldest buffer that is filled; waits for it up to `timeout`.
  [[nodiscard]] virtual Answer<std::optional<FilledBuffer>> dequeue(kiosk::Duration timeout) = 0;
  /// Gives a buffer back to be filled anew.
  [[nodiscard]] virtual Answer<void> queue(unsigned index) = 0;
  virtual void close() = 0;
};

}  // namespace platform::camera
