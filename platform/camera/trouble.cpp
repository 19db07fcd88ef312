// SPDX-License-Identifier: Apache-2.0
// errno, by what it means of a camera.
#include "platform/camera/trouble.hpp"

#include <cerrno>
#include <system_error>

namespace platform::camera {
namespace {

using kiosk::ports::CameraError;

bool means_gone(int error) {
  switch (error) {
    case ENOENT:
    case ENODEV:
    case ENXIO:
    case EIO:
    case ENOTDIR:    // a link's folder went with it
    case ESHUTDOWN:  // the rest: how a USB device answers that is being pulled out
    case EPIPE:
    case EPROTO:
    case EILSEQ:
    case ETIMEDOUT:
      return true;
    default:
      return false;
  }
}

std::string_view remedy(int error) {
  switch (error) {
    case EACCES:
    case EPERM:
      return "; add the kiosk's user to the group video";
    case EBUSY:
      return "; another program uses it: stop that one";
    case ENOSPC:
      return "; the USB bus has no room for it: take a smaller size, MJPEG or another port";
    default:
      return "";
  }
}

std::string told(std::string_view path, std::string_view what, const DeviceError& error) {
  return "camera " + std::string(path) + std::string(what) + ": " + error.doing + ": " +
         std::generic_category().message(error.error);
}

}  // namespace

CameraError trouble_of(std::string_view path, const DeviceError& error) {
  if (means_gone(error.error)) return {CameraError::Kind::kGone, told(path, " is not there", error)};
  return {CameraError::Kind::kUnusable, told(path, " cannot be used", error) + std::string(remedy(error.error))};
}

CameraError lost(std::string_view path, const DeviceError& error) {
  return {CameraError::Kind::kGone, told(path, " was lost", error)};
}

CameraError unusable(std::string_view path, std::string_view why) {
  return {CameraError::Kind::kUnusable, "camera " + std::string(path) + " " + std::string(why)};
}

}  // namespace platform::camera
