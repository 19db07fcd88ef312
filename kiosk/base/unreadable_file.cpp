// SPDX-License-Identifier: Apache-2.0
// The system's words, and the remedy for the usual reasons.
#include "kiosk/base/unreadable_file.hpp"

#include <cerrno>
#include <system_error>

namespace kiosk {
namespace {

std::string remedy(int error) {
  switch (error) {
    case ENOENT:
    case ENOTDIR:
      return "check its name and its folder";
    case EACCES:
    case EPERM:
      return "let this user read it and enter its folder (chmod), or run the command as its owner";
    case EISDIR:
      return "name a file in that folder";
    default:
      return "name a file that is there and readable";
  }
}

}  // namespace

Unreadable why_unreadable(int error) {
  const auto words = error == 0 ? std::string() : ": " + std::generic_category().message(error);
  return {"cannot be read" + words, remedy(error)};
}

}  // namespace kiosk
