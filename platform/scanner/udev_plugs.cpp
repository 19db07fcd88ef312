// SPDX-License-Identifier: Apache-2.0
// libudev behind Plugs: enumeration, and a monitor of what udev has finished setting up, permissions included.
#include <algorithm>
#include <array>
#include <charconv>
#include <fstream>
#include <iterator>
#include <string_view>
#include <utility>

#include <libudev.h>

#include "platform/scanner/plugs.hpp"

namespace platform::scanner {
namespace {

struct Unref {
  void operator()(udev* context) const { udev_unref(context); }
  void operator()(udev_monitor* monitor) const { udev_monitor_unref(monitor); }
  void operator()(udev_enumerate* list) const { udev_enumerate_unref(list); }
  void operator()(udev_device* device) const { udev_device_unref(device); }
};
template <class Handle>
using Owned = std::unique_ptr<Handle, Unref>;

const char* subsystem_of(Kind kind) {
  switch (kind) {
    case Kind::kWedge:
      return "input";
    case Kind::kSerial:
      return "tty";
    case Kind::kHidPos:
      return "hidraw";
  }
  return "";
}

std::string text(const char* value) { return value == nullptr ? "" : value; }

/// Without the quotation marks that some drivers put around a name.
std::string name_text(const char* value) {
  auto name = text(value);
  std::erase(name, '"');
  return name;
}

std::optional<UsbIds> ids_of(udev_device* device, const char* vendor, const char* product) {
  UsbIds ids;
  for (auto [attribute, id] : {std::pair(vendor, &ids.vendor), std::pair(product, &ids.product)}) {
    const auto digits = text(udev_device_get_sysattr_value(device, attribute));
    const auto* end = digits.data() + digits.size();
    if (digits.empty() || std::from_chars(digits.data(), end, *id, 16).ec != std::errc()) return std::nullopt;
  }
  return ids;
}

std::vector<std::uint8_t> bytes_of(const std::string& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

/// Fills in what the parents know; they belong to `device`.
void describe(udev_device* device, Plugged& plugged) {
  if (auto* input = udev_device_get_parent_with_subsystem_devtype(device, "input", nullptr); input != nullptr) {
    plugged.name = name_text(udev_device_get_sysattr_value(input, "name"));
    plugged.device = text(udev_device_get_syspath(input));
    plugged.ids = ids_of(input, "id/vendor", "id/product");
  }
  if (auto* usb = udev_device_get_parent_with_subsystem_devtype(device, "usb", "usb_device"); usb != nullptr) {
    plugged.device = text(udev_device_get_syspath(usb));
    plugged.port = text(udev_device_get_sysname(usb));
    plugged.ids = ids_of(usb, "idVendor", "idProduct");
    const auto maker = name_text(udev_device_get_sysattr_value(usb, "manufacturer"));
    const auto product = name_text(udev_device_get_sysattr_value(usb, "product"));
    if (plugged.name.empty()) plugged.name = maker.empty() ? product : maker + " " + product;
  }
}

class UdevPlugs final : public Plugs {
 public:
  UdevPlugs() : udev_(udev_new()) {
    if (udev_ == nullptr) return;
    monitor_.reset(udev_monitor_new_from_netlink(udev_.get(), "udev"));
    if (monitor_ == nullptr) return;
    for (const Kind kind : {Kind::kWedge, Kind::kSerial, Kind::kHidPos}) {
      udev_monitor_filter_add_match_subsystem_devtype(monitor_.get(), subsystem_of(kind), nullptr);
    }
    if (udev_monitor_enable_receiving(monitor_.get()) < 0) monitor_.reset();
  }

  [[nodiscard]] std::vector<Plugged> devices(Kind kind) override {
    std::vector<Plugged> found;
    if (udev_ == nullptr) return found;
    const Owned<udev_enumerate> list(udev_enumerate_new(udev_.get()));
    if (list == nullptr) return found;
    udev_enumerate_add_match_subsystem(list.get(), subsystem_of(kind));
    udev_enumerate_scan_devices(list.get());
    for (auto* entry = udev_enumerate_get_list_entry(list.get()); entry != nullptr;
         entry = udev_list_entry_get_next(entry)) {
      const Owned<udev_device> device(udev_device_new_from_syspath(udev_.get(), udev_list_entry_get_name(entry)));
      if (device != nullptr) add(device.get(), kind, found);
    }
    return found;
  }

  [[nodiscard]] int descriptor() const override {
    return monitor_ == nullptr ? -1 : udev_monitor_get_fd(monitor_.get());
  }

  [[nodiscard]] bool changed() override {
    bool any = false;
    while (monitor_ != nullptr) {
      const Owned<udev_device> device(udev_monitor_receive_device(monitor_.get()));
      if (device == nullptr) break;
      any = true;
    }
    return any;
  }

 private:
  static void add(udev_device* device, Kind kind, std::vector<Plugged>& found) {
    Plugged plugged;
    plugged.node = text(udev_device_get_devnode(device));
    if (plugged.node.empty()) return;
    if (kind == Kind::kWedge && !text(udev_device_get_sysname(device)).starts_with("event")) return;
    plugged.device = text(udev_device_get_syspath(device));
    describe(device, plugged);
    // Terminals of no device at all (consoles, pseudo-terminals) are no scanner of anybody's.
    if (kind == Kind::kSerial && udev_device_get_parent(device) == nullptr) return;
    plugged.is_keyboard = text(udev_device_get_property_value(device, "ID_INPUT_KEYBOARD")) == "1";
    if (kind == Kind::kHidPos) {
      plugged.report_descriptor = bytes_of(text(udev_device_get_syspath(device)) + "/device/report_descriptor");
    }
    found.push_back(std::move(plugged));
  }

  Owned<udev> udev_;
  Owned<udev_monitor> monitor_;  // last: it uses the other
};

}  // namespace

std::unique_ptr<Plugs> make_udev_plugs() { return std::make_unique<UdevPlugs>(); }

}  // namespace platform::scanner
