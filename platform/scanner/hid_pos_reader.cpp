// SPDX-License-Identifier: Apache-2.0
// hidraw: its descriptor by ioctl, its reports by read.
#include "platform/scanner/hid_pos_reader.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstddef>
#include <span>
#include <utility>

#include <fcntl.h>
#include <linux/hidraw.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "platform/scanner/trouble.hpp"

namespace platform::scanner {
namespace {

using kiosk::failure;
using kiosk::Result;
using kiosk::ports::ScannerError;

/// The kernel keeps 64 reports of one reader; a device that floods must not keep its reader for ever.
constexpr std::size_t kMostAtOnce = 256;

/// The kernel's longest report and its id.
constexpr std::size_t kLongestReport = 16385;

}  // namespace

Result<HidDevice, ScannerError> open_hidraw(const std::string& path) {
  HidDevice device{Descriptor(::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC)), {}};
  if (device.fd.get() < 0) return failure(cannot_open(path, errno, Kind::kHidPos));
  int size = 0;
  hidraw_report_descriptor descriptor{};
  if (::ioctl(device.fd.get(), HIDIOCGRDESCSIZE, &size) != 0) return failure(trouble(path, "is no HID device", errno));
  descriptor.size = static_cast<std::uint32_t>(std::clamp<int>(size, 0, HID_MAX_DESCRIPTOR_SIZE));
  if (::ioctl(device.fd.get(), HIDIOCGRDESC, &descriptor) != 0) {
    return failure(trouble(path, "does not give its report descriptor", errno));
  }
  device.report_descriptor.assign(descriptor.value, descriptor.value + descriptor.size);
  return device;
}

Result<void, ScannerError> HidPosReader::take(Moment now, Scans& out) {
  std::array<std::uint8_t, kLongestReport> report;
  bool came = false;
  for (std::size_t taken = 0; taken < kMostAtOnce; ++taken) {
    const auto got = ::read(fd_.get(), report.data(), report.size());
    if (got > 0) {
      decoder_.take(std::span(report.data(), static_cast<std::size_t>(got)), now, out);
      came = true;
      continue;
    }
    if (got < 0 && errno == EINTR) continue;
    if (got < 0 && errno == EAGAIN) break;
    return failure(gone(path_, got < 0 ? errno : 0));
  }
  if (!came) decoder_.settle(now, out);
  return {};
}

}  // namespace platform::scanner
