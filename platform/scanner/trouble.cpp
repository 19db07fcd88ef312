// SPDX-License-Identifier: Apache-2.0
// Trouble in words: one line each, for the log and for installers.
#include "platform/scanner/trouble.hpp"

#include <cerrno>
#include <string>
#include <system_error>
#include <utility>

namespace platform::scanner {
namespace {

using kiosk::ports::ScannerError;

std::string_view mend_of(Kind kind) {
  switch (kind) {
    case Kind::kWedge:
      return "add the kiosk's user to the group input";
    case Kind::kSerial:
      return "add the kiosk's user to the group dialout";
    case Kind::kHidPos:
      return "give the kiosk's user the device by a udev rule such as SUBSYSTEM==\"hidraw\", "
             "ATTRS{idVendor}==\"05e0\", GROUP=\"input\", MODE=\"0660\"";
  }
  return "";
}

}  // namespace

ScannerError trouble(std::string_view path, std::string_view what, int error) {
  std::string detail = "scanner ";
  detail.append(path).append(" ").append(what);
  if (error != 0) detail += ": " + std::generic_category().message(error);
  return {std::move(detail)};
}

ScannerError gone(std::string_view path, int error) { return trouble(path, "was unplugged", error); }

ScannerError cannot_open(std::string_view path, int error, Kind kind) {
  auto said = trouble(path, "cannot be opened", error);
  if (error == EACCES || error == EPERM) said.detail.append("; ").append(mend_of(kind));
  return said;
}

}  // namespace platform::scanner
