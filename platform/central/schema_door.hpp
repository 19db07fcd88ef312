// SPDX-License-Identifier: Apache-2.0
// The schema's step to who was let in at the doors, and to where and when screenings were before they were moved.
#pragma once

#include "platform/central/later_step.hpp"

namespace central {

// An admission that was taken back stays, with the instant at which it was. One that the operator's command made has
// no device. A row of screening_change says what a screening was until `at`, when an import moved it.
inline constexpr LaterStep kDoorStep{R"sql(
CREATE TABLE admission (
  id INTEGER PRIMARY KEY,
  ticket TEXT NOT NULL,
  serial INTEGER NOT NULL,
  at INTEGER NOT NULL,
  device TEXT REFERENCES device(id),
  key TEXT,
  undone_at INTEGER,
  undone_device TEXT REFERENCES device(id),
  undone_key TEXT,
  FOREIGN KEY (ticket, serial) REFERENCES ticket_code(ticket, serial),
  CHECK ((device IS NULL) = (key IS NULL)),
  CHECK ((undone_device IS NULL) = (undone_key IS NULL)),
  CHECK (undone_at IS NOT NULL OR undone_key IS NULL)
) STRICT;
CREATE UNIQUE INDEX one_admission_per_ticket ON admission (ticket) WHERE undone_at IS NULL;
CREATE INDEX admission_of_a_code ON admission (ticket, serial);
CREATE UNIQUE INDEX one_admission_per_key ON admission (device, key) WHERE key IS NOT NULL;
CREATE UNIQUE INDEX one_admission_undone_per_key ON admission (undone_device, undone_key) WHERE undone_key IS NOT NULL;
CREATE TRIGGER only_a_valid_ticket_is_admitted BEFORE INSERT ON admission
WHEN (SELECT state FROM ticket WHERE id = NEW.ticket) <> 'valid'
BEGIN
  SELECT RAISE(ABORT, 'admission: the ticket has ended');
END;
CREATE TRIGGER an_admitted_ticket_does_not_end BEFORE UPDATE OF state ON ticket
WHEN NEW.state <> 'valid' AND EXISTS (SELECT 1 FROM admission WHERE ticket = NEW.id AND undone_at IS NULL)
BEGIN
  SELECT RAISE(ABORT, 'ticket: its holder was admitted');
END;
CREATE TRIGGER an_admission_is_kept BEFORE DELETE ON admission
BEGIN
  SELECT RAISE(ABORT, 'admission: it is kept');
END;
CREATE TABLE screening_change (
  id INTEGER PRIMARY KEY,
  screening TEXT NOT NULL REFERENCES screening(id) ON DELETE CASCADE,
  at INTEGER NOT NULL,
  starts_at INTEGER NOT NULL,
  venue TEXT NOT NULL,
  venue_name TEXT NOT NULL,
  room TEXT NOT NULL
) STRICT;
CREATE INDEX change_of_a_screening ON screening_change (screening, at);
CREATE TABLE new_idempotency (
  device TEXT NOT NULL REFERENCES device(id),
  key TEXT NOT NULL,
  digest BLOB NOT NULL CHECK (length(digest) = 32),
  effect TEXT NOT NULL CHECK (effect IN ('issued', 'swapped', 'replaced', 'returned', 'reported', 'refused', 'called',
    'waiting', 'withdrawn', 'admitted', 'let_out')),
  ticket TEXT REFERENCES ticket(id),
  status INTEGER NOT NULL,
  content_type TEXT NOT NULL,
  body TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (device, key),
  CHECK ((effect IN ('refused', 'called', 'waiting', 'withdrawn')) = (ticket IS NULL))
) STRICT;
INSERT INTO new_idempotency
  SELECT device, key, digest, effect, ticket, status, content_type, body, at FROM idempotency;
DROP TABLE idempotency;
ALTER TABLE new_idempotency RENAME TO idempotency;
CREATE INDEX idempotency_by_age ON idempotency (at);
)sql",
                                     R"sql(
CREATE TABLE admission (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  ticket text COLLATE "C" NOT NULL,
  serial bigint NOT NULL,
  at bigint NOT NULL,
  device text COLLATE "C" REFERENCES device(id),
  key text COLLATE "C",
  undone_at bigint,
  undone_device text COLLATE "C" REFERENCES device(id),
  undone_key text COLLATE "C",
  FOREIGN KEY (ticket, serial) REFERENCES ticket_code(ticket, serial),
  CHECK ((device IS NULL) = (key IS NULL)),
  CHECK ((undone_device IS NULL) = (undone_key IS NULL)),
  CHECK (undone_at IS NOT NULL OR undone_key IS NULL)
);
CREATE UNIQUE INDEX one_admission_per_ticket ON admission (ticket) WHERE undone_at IS NULL;
CREATE INDEX admission_of_a_code ON admission (ticket, serial);
CREATE UNIQUE INDEX one_admission_per_key ON admission (device, key) WHERE key IS NOT NULL;
CREATE UNIQUE INDEX one_admission_undone_per_key ON admission (undone_device, undone_key) WHERE undone_key IS NOT NULL;
CREATE FUNCTION only_a_valid_ticket_is_admitted() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (SELECT state FROM ticket WHERE id = NEW.ticket) <> 'valid' THEN
    RAISE EXCEPTION 'admission: the ticket has ended' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER only_a_valid_ticket_is_admitted BEFORE INSERT ON admission
FOR EACH ROW EXECUTE FUNCTION only_a_valid_ticket_is_admitted();
CREATE FUNCTION an_admitted_ticket_does_not_end() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM admission WHERE ticket = NEW.id AND undone_at IS NULL) THEN
    RAISE EXCEPTION 'ticket: its holder was admitted' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER an_admitted_ticket_does_not_end BEFORE UPDATE OF state ON ticket
FOR EACH ROW WHEN (NEW.state <> 'valid') EXECUTE FUNCTION an_admitted_ticket_does_not_end();
CREATE TRIGGER an_admission_is_kept BEFORE DELETE ON admission
FOR EACH ROW EXECUTE FUNCTION refuse('admission: it is kept');
CREATE TABLE screening_change (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  screening text COLLATE "C" NOT NULL REFERENCES screening(id) ON DELETE CASCADE,
  at bigint NOT NULL,
  starts_at bigint NOT NULL,
  venue text COLLATE "C" NOT NULL,
  venue_name text COLLATE "C" NOT NULL,
  room text COLLATE "C" NOT NULL
);
CREATE INDEX change_of_a_screening ON screening_change (screening, at);
ALTER TABLE idempotency
  DROP CONSTRAINT idempotency_effect_check,
  ADD CONSTRAINT idempotency_effect_check CHECK (effect IN ('issued', 'swapped', 'replaced', 'returned', 'reported',
    'refused', 'called', 'waiting', 'withdrawn', 'admitted', 'let_out'));
)sql"};

}  // namespace central
