// SPDX-License-Identifier: Apache-2.0
// A file in place of a mail relay: for trying the online channel out, and for tests.
#pragma once

#include <memory>
#include <string>

#include "kiosk/base/result.hpp"
#include "platform/central/mailer.hpp"

namespace central {

/// Appends each mail to the file as one line, {"at","to","subject","body"}, and calls it sent once it is on disk. The
/// file is made for its owner alone, and may be moved away at any time; one that is there already and that every user
/// of the machine may read is used with a warning in the log. The error is one line: it cannot be written.
[[nodiscard]] kiosk::Result<std::unique_ptr<Post>, std::string> open_outbox_file(const std::string& file);

}  // namespace central
