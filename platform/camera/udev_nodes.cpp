// SPDX-License-Identifier: Apache-2.0
// libudev's calls, its objects owned.
#include "platform/camera/udev_nodes.hpp"

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <string_view>
#include <thread>
#include <tuple>
#include <utility>

#include <poll.h>

#include "platform/camera/deadline.hpp"

namespace platform::camera {
namespace {

using std::chrono::steady_clock;

constexpr const char* kSubsystem = "video4linux";

struct Release {
  void operator()(udev_enumerate* listing) const { udev_enumerate_unref(listing); }
  void operator()(udev_device* device) const { udev_device_unref(device); }
};

std::string stable_link(udev_device* device) {
  for (auto* link = udev_device_get_devlinks_list_entry(device); link != nullptr;
       link = udev_list_entry_get_next(link)) {
    const std::string_view name = udev_list_entry_get_name(link);
    if (name.starts_with("/dev/v4l/by-id/")) return std::string(name);
  }
  return {};
}

/// Of two paths the shorter one first: video2 stands before video10.
bool in_order(const VideoNode& left, const VideoNode& right) {
  return std::tuple(left.path.size(), left.path) < std::tuple(right.path.size(), right.path);
}

}  // namespace

UdevNodes::UdevNodes() : library_(udev_new()) { listen(); }

void UdevNodes::listen() {
  if (!library_) return;
  monitor_.reset(udev_monitor_new_from_netlink(library_.get(), "udev"));
  if (!monitor_) return;
  if (udev_monitor_filter_add_match_subsystem_devtype(monitor_.get(), kSubsystem, nullptr) < 0 ||
      udev_monitor_enable_receiving(monitor_.get()) < 0) {
    monitor_.reset();
  }
}

std::vector<VideoNode> UdevNodes::list() {
  std::vector<VideoNode> nodes;
  if (!library_) return nodes;
  const std::unique_ptr<udev_enumerate, Release> listing(udev_enumerate_new(library_.get()));
  if (!listing || udev_enumerate_add_match_subsystem(listing.get(), kSubsystem) < 0 ||
      udev_enumerate_scan_devices(listing.get()) < 0) {
    return nodes;
  }
  for (auto* entry = udev_enumerate_get_list_entry(listing.get()); entry != nullptr;
       entry = udev_list_entry_get_next(entry)) {
    const std::unique_ptr<udev_device, Release> device(
        udev_device_new_from_syspath(library_.get(), udev_list_entry_get_name(entry)));
    const char* const path = device ? udev_device_get_devnode(device.get()) : nullptr;
    if (path == nullptr || !std::string_view(path).starts_with("/dev/video")) continue;  // radios, VBI, sub-devices
    nodes.push_back({path, stable_link(device.get())});
  }
  std::ranges::sort(nodes, in_order);
  return nodes;
}

bool UdevNodes::appeared(kiosk::Duration timeout) {
  const auto deadline = steady_clock::now() + timeout;
  if (!monitor_) listen();
  while (monitor_) {
    pollfd watched{udev_monitor_get_fd(monitor_.get()), POLLIN, 0};
    const int ready = ::poll(&watched, 1, milliseconds_until(deadline));
    if (ready == 0 || (ready < 0 && errno != EINTR)) return false;
    if (ready < 0) continue;
    if (take_message()) return true;
    if ((watched.revents & POLLIN) == 0) monitor_.reset();  // broken: the next call makes another
  }
  std::this_thread::sleep_until(deadline);
  return false;
}

/// True where the message is about a node that is there now.
bool UdevNodes::take_message() {
  const std::unique_ptr<udev_device, Release> device(udev_monitor_receive_device(monitor_.get()));
  if (!device) return false;
  const char* const action = udev_device_get_action(device.get());
  return action != nullptr && std::string_view(action) != "remove";
}

}  // namespace platform::camera
