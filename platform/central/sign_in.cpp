// One-time codes and sessions in the database, as digests.
#include "platform/central/sign_in.hpp"

#include "platform/central/outbox.hpp"
#include "platform/central/random.hpp"

namespace central {
namespace {

constexpr std::string_view kSessionPrefix = "online-";
constexpr std::size_t kTokenCharacters = 43;

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
  return since(now - kBetweenMails) > 0 || since(now - std::chrono::hours{1}) >= kMailsAnHour;
}

/// The pass's one-time code as it is stored.
struct StoredCode {
  std::string digest = std::string(32, '\0');  ///< of no code
  bool good = false;                           ///< in time, and with a try left
};

StoredCode stored_code(Connection& db, const kiosk::PassId& pass, kiosk::Instant now) {
  auto row = db.query("SELECT digest, expires_at, tries_left FROM one_time_code WHERE pass = ?", pass);
  if (!row.step()) return {};
  return {row.text(0), row.instant(1) > now && row.integer(2) > 0};
}

std::string digest_of_token(std::string_view token) { return digest_of("session\n" + std::string(token)); }

}  // namespace

void send_one_time_code(const Books& books, const kiosk::PassCode& code, kiosk::Instant now) {
  auto& db = books.db;
  const auto holder = find_pass(books, code);
  const auto pass = holder ? holder->pass.id : kiosk::PassId();
  lock_pass(db, pass);
  auto address = address_of(db, pass);
  const bool wanted = !address.empty() && !mailed_enough(db, pass, now);
  const auto one_time_code = random_six_digits();
  const auto until = now + kOneTimeCodeGood;
  const auto mail = code_mail(books, std::move(address), one_time_code, until);
  if (!wanted) {
    write_in_vain(db, mail, now);
    return;
  }
  put_in_outbox(db, mail, pass, until, now);
  db.execute(
      "INSERT INTO one_time_code (pass, digest, made_at, expires_at, tries_left) VALUES (?, ?, ?, ?, ?) "
      "ON CONFLICT (pass) DO UPDATE SET digest = excluded.digest, made_at = excluded.made_at, "
      "expires_at = excluded.expires_at, tries_left = excluded.tries_left",
      pass, Blob{digest_of_code(pass, one_time_code)}, now, until, kOneTimeCodeTries);
}

std::optional<kiosk::ticketing::SessionAnswer> begin_session(const Books& books,
                                                             const kiosk::ticketing::SessionBody& body,
                                                             kiosk::Instant now) {
  auto& db = books.db;
  const auto holder = find_pass(books, body.code);
  const auto pass = holder ? holder->pass.id : kiosk::PassId();
  lock_pass(db, pass);
  const auto stored = stored_code(db, pass, now);
  const bool same = same_bytes(stored.digest, digest_of_code(pass, body.one_time_code));
  if (!holder || !stored.good || !same) {
    if (stored.good) {
      db.execute("UPDATE one_time_code SET tries_left = tries_left - 1 WHERE pass = ?", pass);
    } else {
      write_in_vain(db, code_mail(books, {}, body.one_time_code, now), now);
    }
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
}

}  // namespace central
