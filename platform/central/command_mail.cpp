// SPDX-License-Identifier: Apache-2.0
// Options about mail to whoever sends it.
#include <fstream>

#include "platform/central/command_parts.hpp"
#include "platform/central/outbox_file.hpp"
#include "platform/central/secret_file.hpp"
#include "platform/central/smtp_relay.hpp"

namespace central {
namespace {

/// What stands in the way of a relay with these options; empty: nothing.
std::string contradiction(const MailOptions& options) {
  const bool relay = !options.smtp.empty();
  if (relay && !options.outbox.empty()) return "--outbox and --smtp: mails go to one of them; give one";
  if (relay && options.mail_from.empty()) return "--smtp: say who the mails are from: --mail-from ADDRESS";
  if (!relay && !options.mail_from.empty()) return "--mail-from: it is for a relay; give --smtp URL too";
  if (!relay && !options.smtp_user.empty()) return "--smtp-user: it is for a relay; give --smtp URL too";
  if (options.smtp_user.empty() != options.smtp_password_file.empty()) {
    return "--smtp-user and --smtp-password-file: give both or none";
  }
  return {};
}

}  // namespace

kiosk::Result<std::unique_ptr<Post>, std::string> open_post(const MailOptions& options) {
  if (auto wrong = contradiction(options); !wrong.empty()) return kiosk::failure(std::move(wrong));
  if (!options.outbox.empty()) return open_outbox_file(options.outbox);
  if (options.smtp.empty()) return nullptr;
  SmtpSettings settings;
  settings.url = options.smtp;
  settings.user = options.smtp_user;
  settings.from = options.mail_from;
  if (!options.smtp_password_file.empty()) {
    std::ifstream in(options.smtp_password_file);
    std::getline(in, settings.password);
    if (settings.password.ends_with('\r')) settings.password.pop_back();
    if (settings.password.empty()) {
      return kiosk::failure(
          "--smtp-password-file " + options.smtp_password_file +
          ": it has no password on its first line, or cannot be read; write it there, for this user alone");
    }
    warn_of_readers("mail", options.smtp_password_file, "the password");
  }
  return open_smtp_relay(std::move(settings));
}

}  // namespace central
