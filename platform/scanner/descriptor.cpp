// SPDX-License-Identifier: Apache-2.0
// Closing a descriptor.
#include "platform/scanner/descriptor.hpp"

#include <unistd.h>

namespace platform::scanner {

void Descriptor::close() {
  if (fd_ >= 0) ::close(fd_);
  fd_ = -1;
}

}  // namespace platform::scanner
