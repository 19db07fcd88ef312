// SPDX-License-Identifier: Apache-2.0
// The schema in PostgreSQL's words: the tables, names and rules of schema_sqlite.cpp, which a test compares. There,
// too, the rules that must never break stand in the schema itself.
#include <algorithm>
#include <array>
#include <string>

#include "platform/central/schema.hpp"
#include "platform/central/schema_later.hpp"

namespace central {
namespace {

// Instants are milliseconds since 1970 in UTC; dates are 'YYYY-MM-DD' in the festival's zone. Text is ordered by its
// bytes, as in SQLite, whatever language the server speaks. `revision` counts the imports: after one, whatever has an
// older revision is no longer in the programme. `taken` counts the valid tickets.
constexpr std::string_view kProgramme = R"sql(
CREATE TABLE festival (
  one bigint PRIMARY KEY CHECK (one = 1),
  name text COLLATE "C" NOT NULL,
  zone text COLLATE "C" NOT NULL,
  first_day text COLLATE "C" NOT NULL,
  revision bigint NOT NULL,
  imported_at bigint NOT NULL
);
CREATE TABLE rule (name text COLLATE "C" PRIMARY KEY, value bigint NOT NULL);
CREATE TABLE category (
  id text COLLATE "C" PRIMARY KEY,
  name text COLLATE "C" NOT NULL,
  daily_limit bigint CHECK (daily_limit >= 0),
  revision bigint NOT NULL
);
CREATE TABLE venue (
  id text COLLATE "C" PRIMARY KEY,
  name text COLLATE "C" NOT NULL,
  directions text COLLATE "C" NOT NULL,
  revision bigint NOT NULL
);
CREATE TABLE venue_hours (
  venue text COLLATE "C" NOT NULL REFERENCES venue(id) ON DELETE CASCADE,
  day text COLLATE "C" NOT NULL,
  opens bigint NOT NULL,
  closes bigint NOT NULL CHECK (closes > opens),
  PRIMARY KEY (venue, day)
);
CREATE TABLE film (
  id text COLLATE "C" PRIMARY KEY,
  title text COLLATE "C" NOT NULL,
  running_minutes bigint NOT NULL CHECK (running_minutes > 0),
  synopsis text COLLATE "C" NOT NULL,
  website text COLLATE "C" NOT NULL,
  distributor text COLLATE "C" NOT NULL,
  sales_agent text COLLATE "C" NOT NULL,
  revision bigint NOT NULL
);
CREATE TABLE film_credit (
  film text COLLATE "C" NOT NULL REFERENCES film(id) ON DELETE CASCADE,
  position bigint NOT NULL,
  role text COLLATE "C" NOT NULL,
  name_position bigint NOT NULL,
  name text COLLATE "C" NOT NULL,
  PRIMARY KEY (film, position, name_position)
);
CREATE TABLE screening (
  id text COLLATE "C" PRIMARY KEY,
  film text COLLATE "C" NOT NULL REFERENCES film(id),
  venue text COLLATE "C" NOT NULL REFERENCES venue(id),
  room text COLLATE "C" NOT NULL,
  starts_at bigint NOT NULL,
  ends_at bigint NOT NULL CHECK (ends_at > starts_at),
  q_and_a_minutes bigint NOT NULL CHECK (q_and_a_minutes >= 0),
  programme_day text COLLATE "C" NOT NULL,
  cancelled bigint NOT NULL CHECK (cancelled IN (0, 1)),
  revision bigint NOT NULL
);
CREATE INDEX screening_of_a_day ON screening (venue, programme_day, starts_at);
CREATE INDEX screening_by_day ON screening (programme_day);
CREATE TABLE screening_category (
  screening text COLLATE "C" NOT NULL REFERENCES screening(id) ON DELETE CASCADE,
  category text COLLATE "C" NOT NULL REFERENCES category(id),
  PRIMARY KEY (screening, category)
);
CREATE TABLE screening_access (
  screening text COLLATE "C" NOT NULL REFERENCES screening(id) ON DELETE CASCADE,
  position bigint NOT NULL,
  kind bigint NOT NULL,
  language text COLLATE "C" NOT NULL,
  part text COLLATE "C" NOT NULL,
  PRIMARY KEY (screening, position)
);
CREATE TABLE allotment (
  screening text COLLATE "C" NOT NULL REFERENCES screening(id) ON DELETE CASCADE,
  category text COLLATE "C" NOT NULL REFERENCES category(id),
  seats bigint NOT NULL CHECK (seats >= 0),
  revision bigint NOT NULL,
  taken bigint NOT NULL DEFAULT 0,
  PRIMARY KEY (screening, category),
  CHECK (taken >= 0 AND taken <= seats)
);
CREATE TABLE pass (
  id text COLLATE "C" PRIMARY KEY,
  code text COLLATE "C" NOT NULL UNIQUE,
  name text COLLATE "C" NOT NULL,
  category text COLLATE "C" NOT NULL REFERENCES category(id),
  state bigint NOT NULL,
  valid_from bigint NOT NULL,
  valid_until bigint NOT NULL,
  revision bigint NOT NULL,
  email text COLLATE "C" NOT NULL DEFAULT ''
);
)sql";

// The device 'online' stands for everybody who signed in as a passholder: it has no venue, and no token of its own. A
// ticket's code is never deleted: the one whose `voided_at` is null is the valid one.
constexpr std::string_view kTickets = R"sql(
CREATE TABLE signing_key (
  id bigint PRIMARY KEY CHECK (id BETWEEN 0 AND 255),
  public bytea NOT NULL CHECK (length(public) = 32),
  secret bytea NOT NULL CHECK (length(secret) = 64),
  valid_from bigint NOT NULL
);
CREATE TABLE device (
  id text COLLATE "C" PRIMARY KEY,
  venue text COLLATE "C" REFERENCES venue(id),
  name text COLLATE "C" NOT NULL,
  token_digest bytea UNIQUE CHECK (length(token_digest) = 32),
  added_at bigint NOT NULL,
  revoked_at bigint,
  CHECK ((id = 'online') = (venue IS NULL)),
  CHECK ((id = 'online') = (token_digest IS NULL))
);
CREATE UNIQUE INDEX one_device_of_a_name ON device (name) WHERE revoked_at IS NULL;
INSERT INTO device (id, name, added_at) VALUES ('online', 'the online channel', 0);
CREATE TABLE ticket (
  id text COLLATE "C" PRIMARY KEY,
  pass text COLLATE "C" NOT NULL REFERENCES pass(id),
  screening text COLLATE "C" NOT NULL REFERENCES screening(id),
  category text COLLATE "C" NOT NULL REFERENCES category(id),
  state text COLLATE "C" NOT NULL CHECK (state IN ('valid', 'returned', 'swapped')),
  issued_at bigint NOT NULL,
  ended_at bigint,
  ended_device text COLLATE "C" REFERENCES device(id),
  ended_key text COLLATE "C",
  CHECK ((state = 'valid') = (ended_at IS NULL)),
  CHECK ((ended_device IS NULL) = (ended_key IS NULL))
);
CREATE UNIQUE INDEX one_valid_ticket_per_pass_and_screening ON ticket (pass, screening) WHERE state = 'valid';
CREATE INDEX ticket_of_a_pass ON ticket (pass, screening);
CREATE INDEX seats_taken ON ticket (screening, category) WHERE state = 'valid';
CREATE UNIQUE INDEX one_end_per_key ON ticket (ended_device, ended_key) WHERE ended_key IS NOT NULL;
CREATE TABLE ticket_code (
  ticket text COLLATE "C" NOT NULL REFERENCES ticket(id),
  serial bigint NOT NULL CHECK (serial BETWEEN 1 AND 65535),
  code text COLLATE "C" NOT NULL UNIQUE,
  made_at bigint NOT NULL,
  made_device text COLLATE "C" REFERENCES device(id),
  made_key text COLLATE "C",
  voided_at bigint,
  PRIMARY KEY (ticket, serial),
  CHECK ((made_device IS NULL) = (made_key IS NULL))
);
CREATE UNIQUE INDEX one_valid_code_per_ticket ON ticket_code (ticket) WHERE voided_at IS NULL;
CREATE UNIQUE INDEX one_code_per_key ON ticket_code (made_device, made_key) WHERE made_key IS NOT NULL;
CREATE TABLE delivery (
  id bigint GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY,
  ticket text COLLATE "C" NOT NULL,
  serial bigint NOT NULL,
  method text COLLATE "C" NOT NULL CHECK (method IN ('print', 'screen')),
  outcome text COLLATE "C" NOT NULL CHECK (outcome IN ('delivered', 'uncertain', 'failed')),
  at bigint NOT NULL,
  device text COLLATE "C" REFERENCES device(id),
  key text COLLATE "C",
  FOREIGN KEY (ticket, serial) REFERENCES ticket_code(ticket, serial),
  CHECK ((device IS NULL) = (key IS NULL))
);
CREATE INDEX delivery_of_a_ticket ON delivery (ticket, serial, outcome, at);
CREATE UNIQUE INDEX one_delivery_per_key ON delivery (device, key) WHERE key IS NOT NULL;
CREATE TABLE idempotency (
  device text COLLATE "C" NOT NULL REFERENCES device(id),
  key text COLLATE "C" NOT NULL,
  digest bytea NOT NULL CHECK (length(digest) = 32),
  effect text COLLATE "C" NOT NULL CHECK (effect IN ('issued', 'swapped', 'replaced', 'returned', 'reported', 'refused')),
  ticket text COLLATE "C" REFERENCES ticket(id),
  status bigint NOT NULL,
  content_type text COLLATE "C" NOT NULL,
  body text COLLATE "C" NOT NULL,
  at bigint NOT NULL,
  PRIMARY KEY (device, key),
  CHECK ((effect = 'refused') = (ticket IS NULL))
);
CREATE INDEX idempotency_by_age ON idempotency (at);
)sql";

// Codes and tokens are kept as digests. A setup code makes one device, at a venue that may be gone by then; a one-time
// code opens one session. A mail without a next try was sent or given up, and its body is gone.
constexpr std::string_view kSignIn = R"sql(
CREATE TABLE setup_code (
  digest bytea PRIMARY KEY CHECK (length(digest) = 32),
  venue text COLLATE "C" NOT NULL,
  name text COLLATE "C" NOT NULL,
  made_at bigint NOT NULL,
  expires_at bigint NOT NULL,
  used_at bigint,
  device text COLLATE "C" REFERENCES device(id),
  CHECK ((used_at IS NULL) = (device IS NULL))
);
CREATE TABLE one_time_code (
  pass text COLLATE "C" PRIMARY KEY REFERENCES pass(id) ON DELETE CASCADE,
  digest bytea NOT NULL CHECK (length(digest) = 32),
  made_at bigint NOT NULL,
  expires_at bigint NOT NULL,
  tries_left bigint NOT NULL CHECK (tries_left >= 0)
);
CREATE INDEX one_time_code_by_age ON one_time_code (expires_at);
CREATE TABLE session (
  token_digest bytea PRIMARY KEY CHECK (length(token_digest) = 32),
  pass text COLLATE "C" NOT NULL REFERENCES pass(id) ON DELETE CASCADE,
  made_at bigint NOT NULL,
  expires_at bigint NOT NULL
);
CREATE INDEX session_of_a_pass ON session (pass);
CREATE INDEX session_by_age ON session (expires_at);
CREATE TABLE outbox (
  id bigint GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY,
  made_at bigint NOT NULL,
  recipient text COLLATE "C" NOT NULL,
  subject text COLLATE "C" NOT NULL,
  body text COLLATE "C" NOT NULL,
  pass text COLLATE "C" REFERENCES pass(id) ON DELETE CASCADE,
  give_up_at bigint NOT NULL,
  tries bigint NOT NULL DEFAULT 0,
  next_try_at bigint,
  sent_at bigint,
  last_error text COLLATE "C" NOT NULL DEFAULT ''
);
CREATE INDEX outbox_to_send ON outbox (next_try_at) WHERE next_try_at IS NOT NULL;
CREATE INDEX outbox_of_a_pass ON outbox (pass, made_at);
CREATE INDEX outbox_by_age ON outbox (made_at);
)sql";

// The code decides in the same transaction whether there is a seat; these see to it that no bug can sell one twice.
// Who takes the last seat is decided by the lock on the allotment's row, which is taken late and held until the commit:
// whoever waited for it reads `taken` anew.
constexpr std::string_view kGuards = R"sql(
CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '%', TG_ARGV[0] USING ERRCODE = 'check_violation';
END $$;

CREATE FUNCTION no_ticket_over_the_allotment() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM allotment
                 WHERE screening = NEW.screening AND category = NEW.category AND taken < seats) THEN
    RAISE EXCEPTION 'allotment: no seat left' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER no_ticket_over_the_allotment BEFORE INSERT ON ticket
FOR EACH ROW WHEN (NEW.state = 'valid') EXECUTE FUNCTION no_ticket_over_the_allotment();

CREATE FUNCTION a_ticket_takes_a_seat() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE allotment SET taken = taken + 1
  WHERE screening = NEW.screening AND category = NEW.category AND taken < seats;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'allotment: no seat left' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER a_ticket_takes_a_seat AFTER INSERT ON ticket
FOR EACH ROW WHEN (NEW.state = 'valid') EXECUTE FUNCTION a_ticket_takes_a_seat();

CREATE FUNCTION an_ended_ticket_frees_its_seat() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE allotment SET taken = taken - 1 WHERE screening = NEW.screening AND category = NEW.category;
  RETURN NULL;
END $$;
CREATE TRIGGER an_ended_ticket_frees_its_seat AFTER UPDATE OF state ON ticket
FOR EACH ROW WHEN (OLD.state = 'valid' AND NEW.state <> 'valid') EXECUTE FUNCTION an_ended_ticket_frees_its_seat();

CREATE TRIGGER a_ticket_keeps_its_seat BEFORE UPDATE OF id, pass, screening, category ON ticket
FOR EACH ROW EXECUTE FUNCTION refuse('ticket: its pass and its screening never change');
CREATE TRIGGER an_ended_ticket_stays_ended BEFORE UPDATE OF state ON ticket
FOR EACH ROW WHEN (OLD.state <> 'valid') EXECUTE FUNCTION refuse('ticket: it has ended');
CREATE TRIGGER a_ticket_is_kept BEFORE DELETE ON ticket
FOR EACH ROW EXECUTE FUNCTION refuse('ticket: it is kept, whatever became of it');
CREATE TRIGGER tickets_are_kept BEFORE TRUNCATE ON ticket
FOR EACH STATEMENT EXECUTE FUNCTION refuse('ticket: it is kept, whatever became of it');

CREATE TRIGGER no_allotment_under_the_tickets BEFORE UPDATE OF seats ON allotment
FOR EACH ROW WHEN (NEW.seats < NEW.taken) EXECUTE FUNCTION refuse('allotment: fewer seats than tickets');
CREATE FUNCTION no_allotment_dropped_under_tickets() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM ticket
             WHERE screening = OLD.screening AND category = OLD.category AND state = 'valid') THEN
    RAISE EXCEPTION 'allotment: tickets stand on it' USING ERRCODE = 'check_violation';
  END IF;
  RETURN OLD;
END $$;
CREATE TRIGGER no_allotment_dropped_under_tickets BEFORE DELETE ON allotment
FOR EACH ROW EXECUTE FUNCTION no_allotment_dropped_under_tickets();

CREATE FUNCTION serials_count_up() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.serial <> 1 + (SELECT count(*) FROM ticket_code WHERE ticket = NEW.ticket) THEN
    RAISE EXCEPTION 'ticket_code: serials count up by one' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER serials_count_up BEFORE INSERT ON ticket_code
FOR EACH ROW EXECUTE FUNCTION serials_count_up();
CREATE TRIGGER a_void_code_stays_void BEFORE UPDATE ON ticket_code
FOR EACH ROW WHEN (OLD.voided_at IS NOT NULL OR NEW.ticket <> OLD.ticket OR NEW.serial <> OLD.serial
                   OR NEW.code <> OLD.code)
EXECUTE FUNCTION refuse('ticket_code: a code can only be voided, once');
CREATE FUNCTION no_valid_code_on_an_ended_ticket() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (SELECT state FROM ticket WHERE id = NEW.ticket) <> 'valid' THEN
    RAISE EXCEPTION 'ticket_code: the ticket has ended' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER no_valid_code_on_an_ended_ticket BEFORE INSERT ON ticket_code
FOR EACH ROW EXECUTE FUNCTION no_valid_code_on_an_ended_ticket();
)sql";

}  // namespace

std::span<const SchemaStep> postgres_steps() {
  static const std::string first = std::string(kProgramme).append(kTickets).append(kSignIn).append(kGuards);
  static const auto steps = [] {
    std::array<SchemaStep, 1 + kLaterSteps.size()> made{SchemaStep{first}};
    std::ranges::transform(kLaterSteps, made.begin() + 1, [](const LaterStep& step) {
      return SchemaStep{step.postgres, step.then};
    });
    return made;
  }();
  return steps;
}

}  // namespace central
