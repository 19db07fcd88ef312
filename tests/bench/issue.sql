-- SPDX-License-Identifier: Apache-2.0
-- One request of the rush for pgbench: the statements of issuing a ticket, in the service's order. Each client counts
-- its own requests from its own first pass on (-D step=N: so many clients).
\set number :i * :step + :client_id
\set i :i + 1
\set s :number % 8
BEGIN;
SELECT pg_advisory_xact_lock_shared(1263814979);
SELECT revision FROM festival;
SELECT digest, status, content_type, body FROM idempotency WHERE device = 'd-1' AND key = 'k' || :number;
SELECT id FROM pass WHERE id = 'p' || :number FOR NO KEY UPDATE;
SELECT id, category, state, valid_from, valid_until, name FROM pass WHERE id = 'p' || :number;
SELECT t.id, t.state, t.pass, t.screening, t.category, k.serial, k.code, (SELECT max(d.at) FROM delivery d WHERE d.ticket = t.id AND d.serial = k.serial AND d.outcome <> 'failed'), (SELECT count(DISTINCT d.serial) FROM delivery d WHERE d.ticket = t.id AND d.outcome <> 'failed') FROM ticket t JOIN ticket_code k ON k.ticket = t.id WHERE t.pass = 'p' || :number AND t.state = 'valid' AND k.voided_at IS NULL;
SELECT seats - taken AS left FROM allotment WHERE screening = 's' || :s AND category = 'industry' \gset
\if :left > 0
-- The service would begin anew where somebody else took the last seat; a script can't, so it looks again, locked.
SELECT seats - taken AS left FROM allotment WHERE screening = 's' || :s AND category = 'industry' FOR NO KEY UPDATE \gset
\endif
\if :left > 0
INSERT INTO ticket (id, pass, screening, category, state, issued_at) VALUES ('T-' || :number, 'p' || :number, 's' || :s, 'industry', 'valid', 1714266000000);
INSERT INTO ticket_code (ticket, serial, code, made_at, made_device, made_key) VALUES ('T-' || :number, 1, 'code ' || :number, 1714266000000, 'd-1', 'k' || :number);
INSERT INTO idempotency (device, key, digest, effect, ticket, status, content_type, body, at) VALUES ('d-1', 'k' || :number, decode(md5('a') || md5('b'), 'hex'), 'issued', 'T-' || :number, 201, 'application/json', repeat('x', 600), 1714266000000);
\else
INSERT INTO idempotency (device, key, digest, effect, ticket, status, content_type, body, at) VALUES ('d-1', 'k' || :number, decode(md5('a') || md5('b'), 'hex'), 'refused', NULL, 409, 'application/problem+json', repeat('x', 600), 1714266000000);
\endif
COMMIT;
