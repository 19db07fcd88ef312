// SPDX-License-Identifier: Apache-2.0
// The schema's steps since both kinds of database came to the same tables: each in SQLite's words and in PostgreSQL's.
#pragma once

#include <array>

#include "platform/central/later_step.hpp"
#include "platform/central/schema_conditions.hpp"
#include "platform/central/schema_door.hpp"
#include "platform/central/schema_lists.hpp"
#include "platform/central/schema_moves.hpp"

namespace central {

// A film's own title is empty where it is the same. A device has one open call for help at most; one that was called
// again later ends when the next begins. A call's answer is remembered like any other, and has no ticket.
inline constexpr LaterStep kHelpStep{R"sql(
ALTER TABLE film ADD COLUMN own_title TEXT NOT NULL DEFAULT '';
CREATE TABLE help_call (
  id TEXT PRIMARY KEY,
  device TEXT NOT NULL REFERENCES device(id),
  language TEXT NOT NULL,
  called_at INTEGER NOT NULL,
  ended_at INTEGER
) STRICT;
CREATE UNIQUE INDEX one_open_call_per_device ON help_call (device) WHERE ended_at IS NULL;
CREATE TABLE new_idempotency (
  device TEXT NOT NULL REFERENCES device(id),
  key TEXT NOT NULL,
  digest BLOB NOT NULL CHECK (length(digest) = 32),
  effect TEXT NOT NULL
    CHECK (effect IN ('issued', 'swapped', 'replaced', 'returned', 'reported', 'refused', 'called', 'waiting')),
  ticket TEXT REFERENCES ticket(id),
  status INTEGER NOT NULL,
  content_type TEXT NOT NULL,
  body TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (device, key),
  CHECK ((effect IN ('refused', 'called', 'waiting')) = (ticket IS NULL))
) STRICT;
INSERT INTO new_idempotency
  SELECT device, key, digest, effect, ticket, status, content_type, body, at FROM idempotency;
DROP TABLE idempotency;
ALTER TABLE new_idempotency RENAME TO idempotency;
CREATE INDEX idempotency_by_age ON idempotency (at);
)sql",
                                     R"sql(
ALTER TABLE film ADD COLUMN own_title text COLLATE "C" NOT NULL DEFAULT '';
CREATE TABLE help_call (
  id text COLLATE "C" PRIMARY KEY,
  device text COLLATE "C" NOT NULL REFERENCES device(id),
  language text COLLATE "C" NOT NULL,
  called_at bigint NOT NULL,
  ended_at bigint
);
CREATE UNIQUE INDEX one_open_call_per_device ON help_call (device) WHERE ended_at IS NULL;
ALTER TABLE idempotency
  DROP CONSTRAINT idempotency_effect_check,
  DROP CONSTRAINT idempotency_check,
  ADD CONSTRAINT idempotency_effect_check
    CHECK (effect IN ('issued', 'swapped', 'replaced', 'returned', 'reported', 'refused', 'called', 'waiting')),
  ADD CONSTRAINT idempotency_check CHECK ((effect IN ('refused', 'called', 'waiting')) = (ticket IS NULL));
)sql"};

// A device has a role from here on; all that were there before are kiosks. What staff did at a desk has their reason.
// A request that was withdrawn leaves a mark under its key, which has no ticket.
inline constexpr LaterStep kRolesStep{R"sql(
ALTER TABLE device ADD COLUMN role TEXT NOT NULL DEFAULT 'kiosk' CHECK (role IN ('kiosk', 'door', 'desk'));
ALTER TABLE setup_code ADD COLUMN role TEXT NOT NULL DEFAULT 'kiosk' CHECK (role IN ('kiosk', 'door', 'desk'));
CREATE TABLE desk_action (
  device TEXT NOT NULL REFERENCES device(id),
  key TEXT NOT NULL,
  reason TEXT NOT NULL CHECK (length(CAST(reason AS BLOB)) BETWEEN 1 AND 200),
  at INTEGER NOT NULL,
  PRIMARY KEY (device, key)
) STRICT;
CREATE INDEX valid_code_of_a_device ON ticket_code (made_device, made_at)
  WHERE voided_at IS NULL AND made_device IS NOT NULL;
CREATE TABLE new_idempotency (
  device TEXT NOT NULL REFERENCES device(id),
  key TEXT NOT NULL,
  digest BLOB NOT NULL CHECK (length(digest) = 32),
  effect TEXT NOT NULL CHECK (effect IN
    ('issued', 'swapped', 'replaced', 'returned', 'reported', 'refused', 'called', 'waiting', 'withdrawn')),
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
ALTER TABLE device ADD COLUMN role text COLLATE "C" NOT NULL DEFAULT 'kiosk'
  CHECK (role IN ('kiosk', 'door', 'desk'));
ALTER TABLE setup_code ADD COLUMN role text COLLATE "C" NOT NULL DEFAULT 'kiosk'
  CHECK (role IN ('kiosk', 'door', 'desk'));
CREATE TABLE desk_action (
  device text COLLATE "C" NOT NULL REFERENCES device(id),
  key text COLLATE "C" NOT NULL,
  reason text COLLATE "C" NOT NULL CHECK (octet_length(reason) BETWEEN 1 AND 200),
  at bigint NOT NULL,
  PRIMARY KEY (device, key)
);
CREATE INDEX valid_code_of_a_device ON ticket_code (made_device, made_at)
  WHERE voided_at IS NULL AND made_device IS NOT NULL;
ALTER TABLE idempotency
  DROP CONSTRAINT idempotency_effect_check,
  DROP CONSTRAINT idempotency_check,
  ADD CONSTRAINT idempotency_effect_check CHECK (effect IN
    ('issued', 'swapped', 'replaced', 'returned', 'reported', 'refused', 'called', 'waiting', 'withdrawn')),
  ADD CONSTRAINT idempotency_check
    CHECK ((effect IN ('refused', 'called', 'waiting', 'withdrawn')) = (ticket IS NULL));
)sql"};

// The key of the certificate that a device showed when it enrolled, where it showed one, as HttpRequest has it. From
// then on its token is good with that key alone.
inline constexpr LaterStep kClientKeysStep{R"sql(
ALTER TABLE device ADD COLUMN client_key_digest BLOB CHECK (length(client_key_digest) = 32);
CREATE INDEX device_of_a_name ON device (name, venue);
)sql",
                                           R"sql(
ALTER TABLE device ADD COLUMN client_key_digest bytea CHECK (length(client_key_digest) = 32);
CREATE INDEX device_of_a_name ON device (name, venue);
)sql"};

// Wrong one-time codes of the last hour. Their pass may be gone meanwhile.
inline constexpr LaterStep kWrongGuessStep{R"sql(
ALTER TABLE one_time_code ADD COLUMN digits INTEGER NOT NULL DEFAULT 6 CHECK (digits IN (6, 10));
CREATE TABLE wrong_guess (
  id INTEGER PRIMARY KEY,
  pass TEXT NOT NULL,
  made_at INTEGER NOT NULL
) STRICT;
CREATE INDEX wrong_guess_of_a_pass ON wrong_guess (pass, made_at);
CREATE INDEX wrong_guess_by_age ON wrong_guess (made_at);
)sql",
                                           R"sql(
ALTER TABLE one_time_code ADD COLUMN digits bigint NOT NULL DEFAULT 6 CHECK (digits IN (6, 10));
CREATE TABLE wrong_guess (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  pass text COLLATE "C" NOT NULL,
  made_at bigint NOT NULL
);
CREATE INDEX wrong_guess_of_a_pass ON wrong_guess (pass, made_at);
CREATE INDEX wrong_guess_by_age ON wrong_guess (made_at);
)sql"};

// What staff did by command, with their reason: blocked a pass, issued a ticket. `who` is a user of the operating
// system, or the name that was given. `pass` and `ticket` are ids, null where the act has none, and refer to nothing:
// the record outlives what it is about.
inline constexpr LaterStep kStaffActStep{R"sql(
CREATE TABLE staff_act (
  id INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  who TEXT NOT NULL,
  act TEXT NOT NULL,
  pass TEXT,
  ticket TEXT,
  reason TEXT NOT NULL,
  details TEXT NOT NULL
) STRICT;
CREATE INDEX staff_act_of_a_pass ON staff_act (pass, at) WHERE pass IS NOT NULL;
CREATE INDEX staff_act_of_a_ticket ON staff_act (ticket, at) WHERE ticket IS NOT NULL;
CREATE INDEX staff_act_by_age ON staff_act (at);
)sql",
                                         R"sql(
CREATE TABLE staff_act (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at bigint NOT NULL,
  who text COLLATE "C" NOT NULL,
  act text COLLATE "C" NOT NULL,
  pass text COLLATE "C",
  ticket text COLLATE "C",
  reason text COLLATE "C" NOT NULL,
  details text COLLATE "C" NOT NULL
);
CREATE INDEX staff_act_of_a_pass ON staff_act (pass, at) WHERE pass IS NOT NULL;
CREATE INDEX staff_act_of_a_ticket ON staff_act (ticket, at) WHERE ticket IS NOT NULL;
CREATE INDEX staff_act_by_age ON staff_act (at);
)sql"};

// Which file a pass comes from: the festival's, or a list of passes (a spreadsheet). Only that file's import ends it.
// `listed_state` is what the file says of a pass that staff have blocked; its `state` is "suspended" meanwhile, as it
// is of a pass that its list ended. A replaced code is refused, and is never given to another pass.
inline constexpr LaterStep kPassListStep{R"sql(
ALTER TABLE pass ADD COLUMN source TEXT NOT NULL DEFAULT 'festival' CHECK (source IN ('festival', 'list'));
ALTER TABLE pass ADD COLUMN listed_state INTEGER;
ALTER TABLE pass ADD COLUMN ended_at INTEGER;
CREATE TABLE replaced_code (
  code TEXT PRIMARY KEY,
  pass TEXT NOT NULL REFERENCES pass(id) ON DELETE CASCADE,
  replaced_at INTEGER NOT NULL
) STRICT;
CREATE INDEX replaced_code_of_a_pass ON replaced_code (pass);
)sql",
                                         R"sql(
ALTER TABLE pass ADD COLUMN source text COLLATE "C" NOT NULL DEFAULT 'festival'
  CHECK (source IN ('festival', 'list'));
ALTER TABLE pass ADD COLUMN listed_state bigint;
ALTER TABLE pass ADD COLUMN ended_at bigint;
CREATE TABLE replaced_code (
  code text COLLATE "C" PRIMARY KEY,
  pass text COLLATE "C" NOT NULL REFERENCES pass(id) ON DELETE CASCADE,
  replaced_at bigint NOT NULL
);
CREATE INDEX replaced_code_of_a_pass ON replaced_code (pass);
)sql"};

// What the festival wrote in several languages, beside the text that stands for all others in its own table.
inline constexpr LaterStep kLocalTextStep{R"sql(
CREATE TABLE local_text (
  what TEXT NOT NULL CHECK (what IN ('category_name', 'venue_directions')),
  id TEXT NOT NULL,
  language TEXT NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (what, id, language)
) STRICT;
)sql",
                                          R"sql(
CREATE TABLE local_text (
  what text COLLATE "C" NOT NULL CHECK (what IN ('category_name', 'venue_directions')),
  id text COLLATE "C" NOT NULL,
  language text COLLATE "C" NOT NULL,
  text text COLLATE "C" NOT NULL,
  PRIMARY KEY (what, id, language)
);
)sql"};

/// In the order in which they are taken.
inline constexpr std::array kLaterSteps = {kHelpStep,      kRolesStep,     kClientKeysStep,   kWrongGuessStep,
                                           kStaffActStep,  kPassListStep,  kDoorStep,         kConditionsStep,
                                           kLocalTextStep, kMovedAwayStep, kEarlierStartStep, kListOptionStep};

}  // namespace central
