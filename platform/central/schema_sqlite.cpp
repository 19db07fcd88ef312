// SPDX-License-Identifier: Apache-2.0
// The schema in SQLite's words. The rules that must never break stand in the schema itself: one valid ticket per pass
// and screening, no seat over the allotment, one valid code per ticket, one code per idempotency key.
#include <algorithm>
#include <array>
#include <string>

#include "platform/central/schema.hpp"
#include "platform/central/schema_later.hpp"

namespace central {
namespace {

// Instants are milliseconds since 1970 in UTC; dates are 'YYYY-MM-DD' in the festival's zone. `revision` counts the
// imports: after one, whatever has an older revision is no longer in the programme.
constexpr std::string_view kProgramme = R"sql(
CREATE TABLE festival (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  name TEXT NOT NULL,
  zone TEXT NOT NULL,
  first_day TEXT NOT NULL,
  revision INTEGER NOT NULL,
  imported_at INTEGER NOT NULL
) STRICT;
CREATE TABLE rule (name TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT;
CREATE TABLE category (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  daily_limit INTEGER CHECK (daily_limit >= 0),
  revision INTEGER NOT NULL
) STRICT;
CREATE TABLE venue (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  directions TEXT NOT NULL,
  revision INTEGER NOT NULL
) STRICT;
CREATE TABLE venue_hours (
  venue TEXT NOT NULL REFERENCES venue(id) ON DELETE CASCADE,
  day TEXT NOT NULL,
  opens INTEGER NOT NULL,
  closes INTEGER NOT NULL CHECK (closes > opens),
  PRIMARY KEY (venue, day)
) STRICT;
CREATE TABLE film (
  id TEXT PRIMARY KEY,
  title TEXT NOT NULL,
  running_minutes INTEGER NOT NULL CHECK (running_minutes > 0),
  synopsis TEXT NOT NULL,
  website TEXT NOT NULL,
  distributor TEXT NOT NULL,
  sales_agent TEXT NOT NULL,
  revision INTEGER NOT NULL
) STRICT;
CREATE TABLE film_credit (
  film TEXT NOT NULL REFERENCES film(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  role TEXT NOT NULL,
  name_position INTEGER NOT NULL,
  name TEXT NOT NULL,
  PRIMARY KEY (film, position, name_position)
) STRICT;
CREATE TABLE screening (
  id TEXT PRIMARY KEY,
  film TEXT NOT NULL REFERENCES film(id),
  venue TEXT NOT NULL REFERENCES venue(id),
  room TEXT NOT NULL,
  starts_at INTEGER NOT NULL,
  ends_at INTEGER NOT NULL CHECK (ends_at > starts_at),
  q_and_a_minutes INTEGER NOT NULL CHECK (q_and_a_minutes >= 0),
  programme_day TEXT NOT NULL,
  cancelled INTEGER NOT NULL CHECK (cancelled IN (0, 1)),
  revision INTEGER NOT NULL
) STRICT;
CREATE INDEX screening_of_a_day ON screening (venue, programme_day, starts_at);
CREATE TABLE screening_category (
  screening TEXT NOT NULL REFERENCES screening(id) ON DELETE CASCADE,
  category TEXT NOT NULL REFERENCES category(id),
  PRIMARY KEY (screening, category)
) STRICT;
CREATE TABLE screening_access (
  screening TEXT NOT NULL REFERENCES screening(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  kind INTEGER NOT NULL,
  language TEXT NOT NULL,
  part TEXT NOT NULL,
  PRIMARY KEY (screening, position)
) STRICT;
CREATE TABLE allotment (
  screening TEXT NOT NULL REFERENCES screening(id) ON DELETE CASCADE,
  category TEXT NOT NULL REFERENCES category(id),
  seats INTEGER NOT NULL CHECK (seats >= 0),
  revision INTEGER NOT NULL,
  PRIMARY KEY (screening, category)
) STRICT;
CREATE TABLE pass (
  id TEXT PRIMARY KEY,
  code TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  category TEXT NOT NULL REFERENCES category(id),
  state INTEGER NOT NULL,
  valid_from INTEGER NOT NULL,
  valid_until INTEGER NOT NULL,
  revision INTEGER NOT NULL
) STRICT;
)sql";

// A ticket's code is never deleted: the one whose `voided_at` is null is the valid one.
constexpr std::string_view kTickets = R"sql(
CREATE TABLE signing_key (
  id INTEGER PRIMARY KEY CHECK (id BETWEEN 0 AND 255),
  public BLOB NOT NULL CHECK (length(public) = 32),
  secret BLOB NOT NULL CHECK (length(secret) = 64),
  valid_from INTEGER NOT NULL
) STRICT;
CREATE TABLE device (
  id TEXT PRIMARY KEY,
  venue TEXT NOT NULL REFERENCES venue(id),
  name TEXT NOT NULL UNIQUE,
  token_digest BLOB NOT NULL UNIQUE CHECK (length(token_digest) = 32),
  added_at INTEGER NOT NULL,
  revoked_at INTEGER
) STRICT;
CREATE TABLE ticket (
  id TEXT PRIMARY KEY,
  pass TEXT NOT NULL REFERENCES pass(id),
  screening TEXT NOT NULL REFERENCES screening(id),
  category TEXT NOT NULL REFERENCES category(id),
  state TEXT NOT NULL CHECK (state IN ('valid', 'returned', 'swapped')),
  issued_at INTEGER NOT NULL,
  ended_at INTEGER,
  ended_device TEXT REFERENCES device(id),
  ended_key TEXT,
  CHECK ((state = 'valid') = (ended_at IS NULL)),
  CHECK ((ended_device IS NULL) = (ended_key IS NULL))
) STRICT;
CREATE UNIQUE INDEX one_valid_ticket_per_pass_and_screening ON ticket (pass, screening) WHERE state = 'valid';
CREATE INDEX ticket_of_a_pass ON ticket (pass, screening);
CREATE INDEX seats_taken ON ticket (screening, category) WHERE state = 'valid';
CREATE UNIQUE INDEX one_end_per_key ON ticket (ended_device, ended_key) WHERE ended_key IS NOT NULL;
CREATE TABLE ticket_code (
  ticket TEXT NOT NULL REFERENCES ticket(id),
  serial INTEGER NOT NULL CHECK (serial BETWEEN 1 AND 65535),
  code TEXT NOT NULL UNIQUE,
  made_at INTEGER NOT NULL,
  made_device TEXT REFERENCES device(id),
  made_key TEXT,
  voided_at INTEGER,
  PRIMARY KEY (ticket, serial),
  CHECK ((made_device IS NULL) = (made_key IS NULL))
) STRICT;
CREATE UNIQUE INDEX one_valid_code_per_ticket ON ticket_code (ticket) WHERE voided_at IS NULL;
CREATE UNIQUE INDEX one_code_per_key ON ticket_code (made_device, made_key) WHERE made_key IS NOT NULL;
CREATE TABLE delivery (
  id INTEGER PRIMARY KEY,
  ticket TEXT NOT NULL,
  serial INTEGER NOT NULL,
  method TEXT NOT NULL CHECK (method IN ('print', 'screen')),
  outcome TEXT NOT NULL CHECK (outcome IN ('delivered', 'uncertain', 'failed')),
  at INTEGER NOT NULL,
  device TEXT REFERENCES device(id),
  key TEXT,
  FOREIGN KEY (ticket, serial) REFERENCES ticket_code(ticket, serial),
  CHECK ((device IS NULL) = (key IS NULL))
) STRICT;
CREATE INDEX delivery_of_a_ticket ON delivery (ticket, serial);
CREATE UNIQUE INDEX one_delivery_per_key ON delivery (device, key) WHERE key IS NOT NULL;
CREATE TABLE idempotency (
  device TEXT NOT NULL REFERENCES device(id),
  key TEXT NOT NULL,
  digest BLOB NOT NULL CHECK (length(digest) = 32),
  effect TEXT NOT NULL CHECK (effect IN ('issued', 'swapped', 'replaced', 'returned', 'reported', 'refused')),
  ticket TEXT REFERENCES ticket(id),
  status INTEGER NOT NULL,
  content_type TEXT NOT NULL,
  body TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (device, key),
  CHECK ((effect = 'refused') = (ticket IS NULL))
) STRICT;
CREATE INDEX idempotency_by_age ON idempotency (at);
)sql";

// The code decides in the same transaction whether there is a seat; these see to it that no bug can sell one twice.
constexpr std::string_view kGuards = R"sql(
CREATE TRIGGER no_ticket_over_the_allotment BEFORE INSERT ON ticket WHEN NEW.state = 'valid'
BEGIN
  SELECT RAISE(ABORT, 'allotment: no seat left')
  WHERE (SELECT count(*) FROM ticket
         WHERE screening = NEW.screening AND category = NEW.category AND state = 'valid')
     >= coalesce((SELECT seats FROM allotment WHERE screening = NEW.screening AND category = NEW.category), 0);
END;
CREATE TRIGGER a_ticket_keeps_its_seat BEFORE UPDATE OF id, pass, screening, category ON ticket
BEGIN
  SELECT RAISE(ABORT, 'ticket: its pass and its screening never change');
END;
CREATE TRIGGER an_ended_ticket_stays_ended BEFORE UPDATE OF state ON ticket WHEN OLD.state <> 'valid'
BEGIN
  SELECT RAISE(ABORT, 'ticket: it has ended');
END;
CREATE TRIGGER no_allotment_under_the_tickets BEFORE UPDATE OF seats ON allotment
WHEN NEW.seats < (SELECT count(*) FROM ticket
                  WHERE screening = OLD.screening AND category = OLD.category AND state = 'valid')
BEGIN
  SELECT RAISE(ABORT, 'allotment: fewer seats than tickets');
END;
CREATE TRIGGER no_allotment_dropped_under_tickets BEFORE DELETE ON allotment
WHEN EXISTS (SELECT 1 FROM ticket
             WHERE screening = OLD.screening AND category = OLD.category AND state = 'valid')
BEGIN
  SELECT RAISE(ABORT, 'allotment: tickets stand on it');
END;
CREATE TRIGGER serials_count_up BEFORE INSERT ON ticket_code
WHEN NEW.serial <> 1 + (SELECT count(*) FROM ticket_code WHERE ticket = NEW.ticket)
BEGIN
  SELECT RAISE(ABORT, 'ticket_code: serials count up by one');
END;
CREATE TRIGGER a_void_code_stays_void BEFORE UPDATE ON ticket_code
WHEN OLD.voided_at IS NOT NULL OR NEW.ticket <> OLD.ticket OR NEW.serial <> OLD.serial OR NEW.code <> OLD.code
BEGIN
  SELECT RAISE(ABORT, 'ticket_code: a code can only be voided, once');
END;
CREATE TRIGGER no_valid_code_on_an_ended_ticket BEFORE INSERT ON ticket_code
WHEN (SELECT state FROM ticket WHERE id = NEW.ticket) <> 'valid'
BEGIN
  SELECT RAISE(ABORT, 'ticket_code: the ticket has ended');
END;
)sql";

// Seats are counted as they go, so that what is left costs one row to read, however many tickets there are.
constexpr std::string_view kSeatsCounted = R"sql(
ALTER TABLE allotment ADD COLUMN taken INTEGER NOT NULL DEFAULT 0 CHECK (taken >= 0 AND taken <= seats);
UPDATE allotment SET taken = (SELECT count(*) FROM ticket t
  WHERE t.screening = allotment.screening AND t.category = allotment.category AND t.state = 'valid');
DROP TRIGGER no_ticket_over_the_allotment;
CREATE TRIGGER no_ticket_over_the_allotment BEFORE INSERT ON ticket WHEN NEW.state = 'valid'
BEGIN
  SELECT RAISE(ABORT, 'allotment: no seat left')
  WHERE NOT EXISTS (SELECT 1 FROM allotment
                    WHERE screening = NEW.screening AND category = NEW.category AND taken < seats);
END;
CREATE TRIGGER a_ticket_takes_a_seat AFTER INSERT ON ticket WHEN NEW.state = 'valid'
BEGIN
  UPDATE allotment SET taken = taken + 1 WHERE screening = NEW.screening AND category = NEW.category;
END;
CREATE TRIGGER an_ended_ticket_frees_its_seat AFTER UPDATE OF state ON ticket
WHEN OLD.state = 'valid' AND NEW.state <> 'valid'
BEGIN
  UPDATE allotment SET taken = taken - 1 WHERE screening = NEW.screening AND category = NEW.category;
END;
CREATE TRIGGER a_ticket_is_kept BEFORE DELETE ON ticket
BEGIN
  SELECT RAISE(ABORT, 'ticket: it is kept, whatever became of it');
END;
CREATE INDEX screening_by_day ON screening (programme_day);
DROP INDEX delivery_of_a_ticket;
CREATE INDEX delivery_of_a_ticket ON delivery (ticket, serial, outcome, at);
DROP TRIGGER no_allotment_under_the_tickets;
CREATE TRIGGER no_allotment_under_the_tickets BEFORE UPDATE OF seats ON allotment WHEN NEW.seats < NEW.taken
BEGIN
  SELECT RAISE(ABORT, 'allotment: fewer seats than tickets');
END;
)sql";

// The device 'online' stands for everybody who signed in as a passholder: it has no venue, and no token of its own.
constexpr std::string_view kOnlineDevice = R"sql(
CREATE TABLE new_device (
  id TEXT PRIMARY KEY,
  venue TEXT REFERENCES venue(id),
  name TEXT NOT NULL,
  token_digest BLOB UNIQUE CHECK (length(token_digest) = 32),
  added_at INTEGER NOT NULL,
  revoked_at INTEGER,
  CHECK ((id = 'online') = (venue IS NULL)),
  CHECK ((id = 'online') = (token_digest IS NULL))
) STRICT;
INSERT INTO new_device SELECT id, venue, name, token_digest, added_at, revoked_at FROM device;
DROP TABLE device;
ALTER TABLE new_device RENAME TO device;
CREATE UNIQUE INDEX one_device_of_a_name ON device (name) WHERE revoked_at IS NULL;
INSERT INTO device (id, name, added_at) VALUES ('online', 'the online channel', 0);
)sql";

// Codes and tokens are kept as digests. A setup code makes one device, at a venue that may be gone by then; a one-time
// code opens one session. A mail without a next try was sent or given up, and its body is gone.
constexpr std::string_view kSignIn = R"sql(
ALTER TABLE pass ADD COLUMN email TEXT NOT NULL DEFAULT '';
CREATE TABLE setup_code (
  digest BLOB PRIMARY KEY CHECK (length(digest) = 32),
  venue TEXT NOT NULL,
  name TEXT NOT NULL,
  made_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  used_at INTEGER,
  device TEXT REFERENCES device(id),
  CHECK ((used_at IS NULL) = (device IS NULL))
) STRICT;
CREATE TABLE one_time_code (
  pass TEXT PRIMARY KEY REFERENCES pass(id) ON DELETE CASCADE,
  digest BLOB NOT NULL CHECK (length(digest) = 32),
  made_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  tries_left INTEGER NOT NULL CHECK (tries_left >= 0)
) STRICT;
CREATE INDEX one_time_code_by_age ON one_time_code (expires_at);
CREATE TABLE session (
  token_digest BLOB PRIMARY KEY CHECK (length(token_digest) = 32),
  pass TEXT NOT NULL REFERENCES pass(id) ON DELETE CASCADE,
  made_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL
) STRICT;
CREATE INDEX session_of_a_pass ON session (pass);
CREATE INDEX session_by_age ON session (expires_at);
CREATE TABLE outbox (
  id INTEGER PRIMARY KEY,
  made_at INTEGER NOT NULL,
  recipient TEXT NOT NULL,
  subject TEXT NOT NULL,
  body TEXT NOT NULL,
  pass TEXT REFERENCES pass(id) ON DELETE CASCADE,
  give_up_at INTEGER NOT NULL,
  tries INTEGER NOT NULL DEFAULT 0,
  next_try_at INTEGER,
  sent_at INTEGER,
  last_error TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX outbox_to_send ON outbox (next_try_at) WHERE next_try_at IS NOT NULL;
CREATE INDEX outbox_of_a_pass ON outbox (pass, made_at);
CREATE INDEX outbox_by_age ON outbox (made_at);
)sql";

std::string joined(std::initializer_list<std::string_view> parts) {
  std::string made;
  for (const auto part : parts) made.append(part);
  return made;
}

}  // namespace

std::span<const SchemaStep> sqlite_steps() {
  static const std::string first = joined({kProgramme, kTickets, kGuards});
  static const std::string second = joined({kSeatsCounted, kOnlineDevice, kSignIn});
  static const auto steps = [] {
    std::array<SchemaStep, 2 + kLaterSteps.size()> made{SchemaStep{first}, SchemaStep{second}};
    std::ranges::transform(kLaterSteps, made.begin() + 2, [](const LaterStep& step) {
      return SchemaStep{step.sqlite, step.then};
    });
    return made;
  }();
  return steps;
}

}  // namespace central
