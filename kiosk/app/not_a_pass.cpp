// SPDX-License-Identifier: Apache-2.0
// The words for scans that cannot be passes, with the settings that decide it.
#include "kiosk/app/not_a_pass.hpp"

namespace kiosk::app {

std::string_view words_of(NotAPass why) {
  switch (why) {
    case NotAPass::kEmpty:
      return "empty";
    case NotAPass::kTooLong:
      return "too long";
    case NotAPass::kUnprintable:
      return "with characters that a pass cannot have";
    case NotAPass::kNotTaken:
      return "of a symbology that symbologies in [passes] leaves out";
    case NotAPass::kTicket:
      return "with a ticket's code";
    case NotAPass::kUnchecked:
      return "signed, without keys_file in [passes]";
    case NotAPass::kUnsigned:
      return "not signed, with signed_only in [passes]";
    case NotAPass::kNotGenuine:
      break;
  }
  return "with a signature that is not genuine";
}

std::string refusal_of(NotAPass why) {
  if (why == NotAPass::kUnchecked) return "a signed pass; " + std::string(kSetKeysFile);
  return "something that is no pass: " + std::string(words_of(why));
}

}  // namespace kiosk::app
