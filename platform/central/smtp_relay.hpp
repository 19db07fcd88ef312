// SPDX-License-Identifier: Apache-2.0
// A mail relay spoken to over SMTP.
#pragma once

#include <chrono>
#include <memory>
#include <string>

#include "kiosk/base/result.hpp"
#include "platform/central/mailer.hpp"

namespace central {

struct SmtpSettings {
  std::string url;   ///< "smtps://HOST:465" (TLS from the start) or "smtp://HOST:587" (STARTTLS); the port may be left
                     ///< out. TLS is required, with a certificate that the system trusts, but on loopback
  std::string user;  ///< empty: the relay asks for nobody
  std::string password;                              ///< with `user`
  std::string from;                                  ///< the sender's address
  std::chrono::milliseconds connect_timeout{10000};  ///< name, connection and TLS together
  std::chrono::milliseconds timeout{30000};          ///< of one mail, the connection included; at most 60 s
};

/// The connection is kept for the next mail. An answer that begins with 5 ends the mail, but where it says that the
/// relay does not let this program in; every other failure is for later. Before threads start. The error is one line:
/// what is wrong with the settings.
[[nodiscard]] kiosk::Result<std::unique_ptr<Post>, std::string> open_smtp_relay(SmtpSettings settings);

}  // namespace central
