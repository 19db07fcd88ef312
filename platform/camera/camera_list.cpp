// SPDX-License-Identifier: Apache-2.0
// A look at each node in turn.
#include "platform/camera/camera_list.hpp"

#include <cerrno>
#include <cmath>
#include <optional>
#include <utility>

#include "platform/camera/trouble.hpp"

namespace platform::camera {
namespace {

constexpr int kWidth = 1280;
constexpr int kHeight = 720;

/// Nothing for a node that is no camera, or that went in the meantime.
std::optional<ListedCamera> look_at(VideoDevice& device, VideoNode node) {
  using kiosk::ports::CameraError;
  ListedCamera camera{std::move(node.path), std::move(node.stable), "", {}, ""};
  const auto info = device.open(camera.path);
  if (!info) {
    const auto trouble = trouble_of(camera.path, info.error());
    if (info.error().error == ENOTTY || trouble.kind == CameraError::Kind::kGone) return std::nullopt;
    camera.trouble = trouble.detail;
    return camera;
  }
  camera.name = info->name;
  if (info->multiplanar) {
    camera.trouble = unusable(camera.path, "sends each picture in several planes, which is not supported").detail;
    return camera;
  }
  if (!info->captures) return std::nullopt;
  auto offers = device.offers(kWidth, kHeight);
  if (!offers) {
    camera.trouble = trouble_of(camera.path, offers.error()).detail;
  } else if (offers->empty()) {
    camera.trouble = unusable(camera.path, "offers no pictures in GREY, NV12, YUYV, UYVY and MJPEG").detail;
  } else {
    camera.offers = std::move(*offers);
  }
  return camera;
}

std::string size(int width, int height) { return std::to_string(width) + "x" + std::to_string(height); }

}  // namespace

std::vector<ListedCamera> list_cameras() {
  auto system = kernel_video();
  return list_cameras(system);
}

std::vector<ListedCamera> list_cameras(VideoSystem& system) {
  std::vector<ListedCamera> cameras;
  for (auto& node : system.nodes->list()) {
    if (auto camera = look_at(*system.device, std::move(node))) cameras.push_back(std::move(*camera));
    system.device->close();
  }
  return cameras;
}

std::string described(const Offer& offer) {
  const auto& [format, width, height, fastest] = offer;
  auto text = std::string(name_of(format)) + " ";
  if (width == kAnySize && height == kAnySize) {
    text += "any size";
  } else if (width.least == width.most && height.least == height.most) {
    text += size(width.most, height.most);
  } else {
    text += size(width.least, height.least) + " to " + size(width.most, height.most) + " step " +
            size(width.step, height.step);
  }
  if (fastest > 0) text += " " + std::to_string(std::lround(fastest)) + "/s";
  return text;
}

}  // namespace platform::camera
