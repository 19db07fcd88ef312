// SPDX-License-Identifier: Apache-2.0
// What the commands share: exit statuses, one line on errors, the options that several have.
#pragma once

#include <iosfwd>
#include <memory>
#include <optional>
#include <string>

#include "kiosk/base/result.hpp"
#include "platform/central/clock.hpp"
#include "platform/central/commands.hpp"
#include "platform/central/mailer.hpp"
#include "platform/central/store.hpp"

namespace central {

constexpr int kFine = 0;
constexpr int kFailed = 1;

/// The program in whose name lines are written: "central", where nothing else was said.
[[nodiscard]] const std::string& program_name();
/// Another program became this one, and its user knows it by the other's name. Before any command.
void answer_as(const std::string& program);

/// Writes the line, or each of several, after the program's name, and gives kFailed.
int fail(std::ostream& err, const std::string& line);

/// The store behind --database; nullptr after a line on `err`.
[[nodiscard]] std::unique_ptr<Store> open_store(const std::string& database, Store::Mode mode, std::ostream& err);
/// The same for a command that only shows what is in it: where its festival was moved away, a note on `err` says so.
[[nodiscard]] std::unique_ptr<Store> open_to_show(const std::string& database, std::ostream& err);
/// Why a change that was only shown would be refused there: the festival was moved away. Throws StoreFailure.
[[nodiscard]] std::optional<std::string> refuse_moved(Store& store);
/// The same for a command that says what a ticket is worth now: refused where its festival was moved away.
[[nodiscard]] std::unique_ptr<Store> open_to_verify(const std::string& database, std::ostream& err);

/// The value of --clock; nothing after a line on `err`.
[[nodiscard]] std::optional<Clock> read_clock(const std::string& text, std::ostream& err,
                                              const std::string& option = "--clock");

/// Whoever reads the file sees the old one or the new one, never half of it. False where it cannot be written.
[[nodiscard]] bool write_whole(const std::string& file, const std::string& bytes);

/// Whoever sends the mails as the options say; null where they name nobody. The error is one line.
[[nodiscard]] kiosk::Result<std::unique_ptr<Post>, std::string> open_post(const MailOptions& options);

}  // namespace central
