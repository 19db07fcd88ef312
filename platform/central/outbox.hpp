// SPDX-License-Identifier: Apache-2.0
// Mails that wait in the database until they are sent: written with what they are about, in the same transaction.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/base/ids.hpp"
#include "kiosk/base/instant.hpp"
#include "platform/central/store.hpp"

namespace central {

/// Plain text in UTF-8. Personal, and its body secret: never logged.
struct Mail {
  std::string recipient;  ///< one address
  std::string subject;    ///< one line
  std::string body;       ///< lines that end in \n
};

/// How long a mail that cannot be sent is tried at most.
constexpr std::chrono::hours kTriedFor{24};
/// How long whoever takes a mail has it for themselves.
constexpr std::chrono::minutes kTaken{2};

/// The id of no mail.
constexpr std::int64_t kNoMail = 0;
/// About `pass`, or about none; of no use from `until` on, and then not sent any more. Gives its id. Inside a change.
/// Throws StoreFailure.
std::int64_t put_in_outbox(Connection& db, const Mail& mail, const std::optional<kiosk::PassId>& pass,
                           kiosk::Instant until, kiosk::Instant now);
/// As if it had never been in; before the change is committed, so that nobody sends it. `id` may be kNoMail. Inside a
/// change. Throws StoreFailure.
void take_out_of_outbox(Connection& db, std::int64_t id);

/// A mail to be sent now.
struct TakenMail {
  std::int64_t id = 0;  ///< for the log
  Mail mail;
  int tries = 0;  ///< this one included
  kiosk::Instant made_at;
};
/// Takes at most `most` mails whose time has come, oldest first, for kTaken: until then no other program has them, and
/// after it they are anybody's. Gives up those whose time is over. Throws StoreFailure.
[[nodiscard]] std::vector<TakenMail> take_mails(Store& store, int most, kiosk::Instant now);

// What became of a mail that was taken; two of them forget its body. All throw StoreFailure.
void mark_sent(Store& store, std::int64_t id, kiosk::Instant now);
/// It will not be sent. `why`: for the operator, nothing personal.
void give_up(Store& store, std::int64_t id, std::string_view why);
/// It is tried again: after 15 s the first time, then twice as long each time, an hour at most.
void try_later(Store& store, const TakenMail& mail, std::string_view why, kiosk::Instant now);

/// It was not tried after all: anybody may have it at once.
void put_back(Store& store, const TakenMail& mail, kiosk::Instant now);

/// Forgets mails of two days ago, whatever became of them. Inside a change. Throws StoreFailure.
void forget_old_mails(Connection& db, kiosk::Instant now);

}  // namespace central
