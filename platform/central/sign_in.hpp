// SPDX-License-Identifier: Apache-2.0
// How a passholder comes in online: a code on the pass, a one-time code by mail, and a session.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "kiosk/base/ids.hpp"
#include "kiosk/base/instant.hpp"
#include "kiosk/ticketing/server_messages.hpp"
#include "platform/central/ticket_store.hpp"
#include "platform/central/wrong_guesses.hpp"

namespace central {

constexpr std::chrono::minutes kOneTimeCodeGood{10};
/// Of a code of six digits, less those that were wrong within the hour: then the pass's next codes have ten.
constexpr int kOneTimeCodeTries = kWrongOfOnePass;
constexpr int kLongCodeTries = 20;                ///< enough that it cannot be used up by guessing from one address
constexpr std::chrono::minutes kBetweenMails{1};  ///< of one pass
constexpr int kMailsAnHour = 5;                   ///< of one pass
constexpr std::chrono::hours kSessionGood{12};

/// Puts a mail with a one-time code into the outbox where the code is on a pass whose holder has an address and was not
/// mailed too often; an earlier one-time code of the pass is of no use from then on. Whether there is a mail is for the
/// mailer to know alone: whatever the code, the same statements run, and something is written. What is left to tell by
/// the time is what a statement costs that finds a row and what it costs that finds none, and on PostgreSQL that two
/// who ask for one pass at once wait for each other.
///
/// A code has six digits, and ten where the pass's codes were guessed at wrongly, or those of all passes too often
/// (wrong_guesses.hpp): so guessing makes the guessing harder, and keeps nobody out.
///
/// The limit on mails is on the pass, so whoever knows the code on it can use its mails up: then its holder can be sent
/// no code for as much as an hour, though the last that was mailed is good for its time and a session that was begun
/// goes on. Without that limit they could fill the holder's mailbox instead. The same code cannot be mailed again
/// instead of a refusal, because only its digest is kept. Inside a change. Throws StoreFailure.
void send_one_time_code(const Books& books, const kiosk::PassCode& code, kiosk::Instant now);

/// A session for the pass, where the one-time code is its newest, is right and is still good; it is used up then.
/// Six digits are never right while too many guesses are wrong. Nothing else, and one try less: whatever is wrong, the
/// same statements run, and something is written. Inside a change, which must be committed whatever came of it: the
/// tries are counted there. Throws StoreFailure.
[[nodiscard]] std::optional<kiosk::ticketing::SessionAnswer> begin_session(const Books& books,
                                                                           const kiosk::ticketing::SessionBody& body,
                                                                           kiosk::Instant now);

/// Whether a token has the form of a session's and not of a device's: "online-" and 43 characters of base64url.
[[nodiscard]] bool is_session_token(std::string_view token);
/// The pass that the session is of; nothing where there is none of this token, or it has ended. Throws StoreFailure.
[[nodiscard]] std::optional<kiosk::PassId> find_session(Connection& db, std::string_view token, kiosk::Instant now);
/// Ends the session of this token. Inside a change. Throws StoreFailure.
void end_session(Connection& db, std::string_view token);

/// Forgets sessions and one-time codes that have ended. Inside a change. Throws StoreFailure.
void forget_ended_sign_ins(Connection& db, kiosk::Instant now);

}  // namespace central
