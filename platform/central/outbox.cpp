// SPDX-License-Identifier: Apache-2.0
// The outbox's rows, and who may send which.
#include "platform/central/outbox.hpp"

#include <algorithm>

namespace central {
namespace {

constexpr std::chrono::hours kKept{48};
constexpr std::chrono::seconds kFirstPause{15};
constexpr int kMostDoublings = 8;  ///< then the pause is over an hour

/// The body goes too: what it says is of no use to anybody any more, but to a thief.
void finish(Connection& db, std::int64_t id, const std::optional<kiosk::Instant>& sent_at, std::string_view why) {
  db.execute("UPDATE outbox SET sent_at = ?, next_try_at = NULL, body = '', last_error = ? WHERE id = ?", sent_at, why,
             id);
}

struct Due {
  TakenMail taken;
  kiosk::Instant next_try_at;
  kiosk::Instant give_up_at;
};

std::vector<Due> due(Connection& db, int most, kiosk::Instant now) {
  std::vector<Due> made;
  auto rows = db.query(
      "SELECT id, recipient, subject, body, tries, made_at, next_try_at, give_up_at FROM outbox "
      "WHERE next_try_at <= ? ORDER BY next_try_at, id LIMIT ?",
      now, most);
  while (rows.step()) {
    made.push_back({{rows.integer(0), {rows.text(1), rows.text(2), rows.text(3)}, rows.small(4) + 1, rows.instant(5)},
                    rows.instant(6),
                    rows.instant(7)});
  }
  return made;
}

}  // namespace

std::int64_t put_in_outbox(Connection& db, const Mail& mail, const std::optional<kiosk::PassId>& pass,
                           kiosk::Instant until, kiosk::Instant now) {
  return db.number(
      "INSERT INTO outbox (made_at, recipient, subject, body, pass, give_up_at, next_try_at) "
      "VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING id",
      now, mail.recipient, mail.subject, mail.body, pass, std::min(until, now + kTriedFor), now);
}

void take_out_of_outbox(Connection& db, std::int64_t id) { db.execute("DELETE FROM outbox WHERE id = ?", id); }

std::vector<TakenMail> take_mails(Store& store, int most, kiosk::Instant now) {
  // Nearly always there is nothing to do: then nothing is locked.
  if (store.ask([&](Connection& db) { return due(db, 1, now); }).empty()) return {};
  return store.transact(Purpose::kChange, [&](Connection& db) {
    std::vector<TakenMail> made;
    for (auto& [taken, next_try_at, give_up_at] : due(db, most, now)) {
      if (give_up_at <= now) {
        finish(db, taken.id, std::nullopt, "its time is over");
        continue;
      }
      // Another program may have been quicker: then its time is not what it was.
      const int changed = db.execute("UPDATE outbox SET next_try_at = ?, tries = ? WHERE id = ? AND next_try_at = ?",
                                     now + kTaken, taken.tries, taken.id, next_try_at);
      if (changed == 1) made.push_back(std::move(taken));
    }
    return made;
  });
}

void mark_sent(Store& store, std::int64_t id, kiosk::Instant now) {
  store.transact(Purpose::kChange, [&](Connection& db) { finish(db, id, now, ""); });
}

void give_up(Store& store, std::int64_t id, std::string_view why) {
  store.transact(Purpose::kChange, [&](Connection& db) { finish(db, id, std::nullopt, why); });
}

void try_later(Store& store, const TakenMail& mail, std::string_view why, kiosk::Instant now) {
  const auto doubled = kFirstPause * (1 << std::clamp(mail.tries - 1, 0, kMostDoublings));
  const auto pause = std::min<std::chrono::seconds>(doubled, std::chrono::hours{1});
  store.transact(Purpose::kChange, [&](Connection& db) {
    db.execute("UPDATE outbox SET next_try_at = ?, last_error = ? WHERE id = ?", now + pause, why, mail.id);
  });
}

void put_back(Store& store, const TakenMail& mail, kiosk::Instant now) {
  store.transact(Purpose::kChange, [&](Connection& db) {
    db.execute("UPDATE outbox SET next_try_at = ?, tries = ? WHERE id = ?", now, mail.tries - 1, mail.id);
  });
}

void forget_old_mails(Connection& db, kiosk::Instant now) {
  db.execute("DELETE FROM outbox WHERE made_at < ?", now - kKept);
}

}  // namespace central
