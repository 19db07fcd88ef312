// SPDX-License-Identifier: Apache-2.0
// One-time codes and sessions in the database, as digests. Where an answer must not tell whether there is such a pass,
// every way to it runs the same statements: none is skipped because its result does not matter any more.
#include "platform/central/sign_in.hpp"

#include "platform/central/outbox.hpp"
#include "platform/central/random.hpp"

namespace central {
namespace {

constexpr std::string_view kSessionPrefix = "online-";
constexpr std::size_t kTokenCharacters = 43;
/// In place of a pass that is not there, or that is not meant: what is asked of it finds nothing, what is done to it
/// changes nothing, and both are asked and done as of a pass. No festival has an id that is empty.
const kiosk::PassId kNobody{};

/// Bound to the pass: one that was mailed for another pass is another code.
std::string digest_of_code(const kiosk::PassId& pass, std::string_view one_time_code) {
  return digest_of("one-time code\n" + pass.str() + "\n" + std::string(one_time_code));
}

/// "21:10", as the festival's clocks show it.
std::string time_of_day(const Programme& programme, kiosk::Instant at) {
  return kiosk::format_rfc3339(at, programme.zone()).substr(11, 5);
}

Mail code_mail(const Books& books, std::string address, const std::string& one_time_code, kiosk::Instant until) {
  auto name = books.db.query("SELECT name FROM festival");
  const auto festival = name.step() ? name.text(0) : std::string("the festival");
  return {std::move(address), "Your sign-in code for " + festival,
          "Your code to sign in for tickets of " + festival + ":\n\n    " + one_time_code +
              "\n\nIt works once, until " + time_of_day(books.programme, until) +
              " festival time. Keep it to yourself: festival staff never ask for it.\n"
              "If you did not ask for a code, you need not do anything.\n"};
}

/// Empty where the festival has none.
std::string address_of(Connection& db, const kiosk::PassId& pass) {
  auto row = db.query("SELECT email FROM pass WHERE id = ?", pass);
  return row.step() ? row.text(0) : std::string();
}

bool mailed_enough(Connection& db, const kiosk::PassId& pass, kiosk::Instant now) {
  const auto since = [&](kiosk::Instant start) {
    return db.number("SELECT count(*) FROM outbox WHERE pass = ? AND made_at > ?", pass, start);
  };
  const auto lately = since(now - kBetweenMails);
  const auto this_hour = since(now - std::chrono::hours{1});
  return lately > 0 || this_hour >= kMailsAnHour;
}

/// A code that is mailed.
struct NewCode {
  std::string digits;
  int tries = 0;
  kiosk::Instant until;
};

/// In place of the one before; of a pass that is not there none is stored. `pass`: whose code it is.
void store_code(Connection& db, const kiosk::PassId& stored_for, const kiosk::PassId& pass, const NewCode& code,
                kiosk::Instant now) {
  const auto digest = digest_of_code(pass, code.digits);
  db.execute(
      "INSERT INTO one_time_code (pass, digest, digits, made_at, expires_at, tries_left) "
      "SELECT id, ?, ?, ?, ?, ? FROM pass WHERE id = ? "
      "ON CONFLICT (pass) DO UPDATE SET digest = excluded.digest, digits = excluded.digits, "
      "made_at = excluded.made_at, expires_at = excluded.expires_at, tries_left = excluded.tries_left",
      Blob{digest}, static_cast<int>(code.digits.size()), now, code.until, code.tries, stored_for);
}

/// Longer where codes are being guessed.
NewCode new_code(Connection& db, const kiosk::PassId& pass, kiosk::Instant now) {
  const int wrong = wrong_guesses_of(db, pass, now);
  const bool guarded = too_many_wrong_guesses(db, now) || wrong >= kWrongOfOnePass;
  NewCode made{random_digits(kiosk::ticketing::kLongOneTimeCode), kLongCodeTries, now + kOneTimeCodeGood};
  if (guarded) return made;
  made.digits.resize(kiosk::ticketing::kShortOneTimeCode);
  made.tries = kOneTimeCodeTries - wrong;
  return made;
}

/// The pass's one-time code as it is stored.
struct StoredCode {
  std::string digest = std::string(32, '\0');  ///< of no code
  std::size_t digits = 0;                      ///< that it has
  bool good = false;                           ///< in time, and with a try left
};

StoredCode stored_code(Connection& db, const kiosk::PassId& pass, kiosk::Instant now) {
  auto row = db.query("SELECT digest, digits, expires_at, tries_left FROM one_time_code WHERE pass = ?", pass);
  if (!row.step()) return {};
  return {row.text(0), static_cast<std::size_t>(row.small(1)), row.instant(2) > now && row.integer(3) > 0};
}

/// A badge that was replaced lets nobody in.
std::optional<PassRecord> holder_of(const Books& books, const kiosk::PassCode& code) {
  auto found = find_pass(books, code);
  if (found && found->under_old_code) found.reset();
  return found;
}

std::string digest_of_token(std::string_view token) { return digest_of("session\n" + std::string(token)); }

}  // namespace

void send_one_time_code(const Books& books, const kiosk::PassCode& code, kiosk::Instant now) {
  auto& db = books.db;
  const auto holder = holder_of(books, code);
  const auto pass = holder ? holder->pass.id : kNobody;
  lock_pass(db, pass);
  auto address = address_of(db, pass);
  const bool enough = mailed_enough(db, pass, now);
  const bool wanted = !address.empty() && !enough;
  const auto made = new_code(db, pass, now);
  const auto mail = code_mail(books, std::move(address), made.digits, made.until);
  const auto id = put_in_outbox(db, mail, wanted ? std::optional(pass) : std::nullopt, made.until, now);
  store_code(db, wanted ? pass : kNobody, pass, made, now);
  take_out_of_outbox(db, wanted ? kNoMail : id);
}

std::optional<kiosk::ticketing::SessionAnswer> begin_session(const Books& books,
                                                             const kiosk::ticketing::SessionBody& body,
                                                             kiosk::Instant now) {
  auto& db = books.db;
  const auto holder = holder_of(books, body.code);
  const auto pass = holder ? holder->pass.id : kNobody;
  lock_pass(db, pass);
  const auto stored = stored_code(db, pass, now);
  const bool is_short = body.one_time_code.size() == kiosk::ticketing::kShortOneTimeCode;
  const bool guarded = too_many_wrong_guesses(db, now);
  const bool good = stored.good && body.one_time_code.size() == stored.digits && !(is_short && guarded);
  const bool same = same_bytes(stored.digest, digest_of_code(pass, body.one_time_code));
  if (!holder || !good || !same) {
    // The mail is one that is not sent: without it only those who miss a code would write, and be slower.
    const auto mail = code_mail(books, {}, body.one_time_code, now);
    take_out_of_outbox(db, put_in_outbox(db, mail, std::nullopt, now, now));
    // Only what could have been right counts, and a long code is not guessed.
    const auto noted = note_wrong_guess(db, pass, now);
    take_back_wrong_guess(db, good && is_short ? kNoWrongGuess : noted);
    db.execute("UPDATE one_time_code SET tries_left = tries_left - 1 WHERE pass = ?", good ? pass : kNobody);
    return std::nullopt;
  }
  const auto token = std::string(kSessionPrefix) + random_token();
  db.execute("DELETE FROM one_time_code WHERE pass = ?", pass);
  db.execute("INSERT INTO session (token_digest, pass, made_at, expires_at) VALUES (?, ?, ?, ?)",
             Blob{digest_of_token(token)}, pass, now, now + kSessionGood);
  return kiosk::ticketing::SessionAnswer{token, now + kSessionGood, {pass, holder->name, holder->category_name}};
}

bool is_session_token(std::string_view token) {
  return token.starts_with(kSessionPrefix) && token.size() == kSessionPrefix.size() + kTokenCharacters;
}

std::optional<kiosk::PassId> find_session(Connection& db, std::string_view token, kiosk::Instant now) {
  auto row =
      db.query("SELECT pass FROM session WHERE token_digest = ? AND expires_at > ?", Blob{digest_of_token(token)}, now);
  return row.step() ? std::optional(kiosk::PassId(row.text(0))) : std::nullopt;
}

void end_session(Connection& db, std::string_view token) {
  db.execute("DELETE FROM session WHERE token_digest = ?", Blob{digest_of_token(token)});
}

void forget_ended_sign_ins(Connection& db, kiosk::Instant now) {
  db.execute("DELETE FROM session WHERE expires_at <= ?", now);
  db.execute("DELETE FROM one_time_code WHERE expires_at <= ?", now);
  forget_old_wrong_guesses(db, now);
}

}  // namespace central
