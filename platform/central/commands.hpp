// SPDX-License-Identifier: Apache-2.0
// What the program `central` does, a function a command. Each gives the exit status: 0, or 1 after one clear line on
// `err`.
#pragma once

#include <iosfwd>
#include <string>
#include <vector>

#include "platform/central/confirm.hpp"
#include "platform/central/table.hpp"

namespace central {

struct ImportOptions {
  std::string festival{};  ///< a file
  std::string database{};  ///< "sqlite:FILE", made where it is missing, or "postgresql://..."
  std::string clock{};     ///< RFC 3339: the instant of the import; empty: now
  Consent consent{};       ///< to what it changes under tickets that people hold
  bool force = false;      ///< also into the past
  bool diff = false;       ///< show what it changes, and change nothing
  bool json = false;       ///< with diff
  bool utc = false;        ///< instants in UTC instead of the festival's zone
  std::string reason{};    ///< for the record; may be empty
  std::string by{};        ///< who imports; empty: the user who runs the program
};
/// What moved under tickets is on record, with who agreed to it and how. Where screenings with tickets change it says
/// which, and imports only where `consent` has it.
int run_import(const ImportOptions& options, std::ostream& out, std::ostream& err);

/// Where the mails with one-time codes go: to a file, to a relay, or, with neither, nowhere yet.
struct MailOptions {
  std::string outbox{};              ///< a file
  std::string smtp{};                ///< "smtps://HOST:465" or "smtp://HOST:587"
  std::string smtp_user{};           ///< empty: the relay asks for nobody
  std::string smtp_password_file{};  ///< with smtp_user: its first line
  std::string mail_from{};           ///< with smtp: the sender's address
};

struct ServeOptions {
  std::string database;
  std::string listen;     ///< "127.0.0.1:PORT"; port 0 lets the kernel choose
  std::string port_file;  ///< gets the port as a line, whole or not at all; empty: none
  std::string clock;      ///< RFC 3339: a clock started at this instant; empty: the system's
  int workers = 4;
  double rate = 50;               ///< requests a second of one device, or of one passholder signed in; 0: no limit
  double address_rate = 10;       ///< of one address, without a known token; 0: no limit
  double lookup_rate = 0.25;      ///< look-ups of passes of one device; 0: no limit
  int connections = 2048;         ///< at once, as far as there are file descriptors
  int address_connections = 64;   ///< of one address, without a known token; 0: no limit
  int token_connections = 64;     ///< of one device, with its token; 0: no limit
  int pass_connections = 8;       ///< of one passholder signed in; 0: no limit
  std::string trusted_proxy{};    ///< an address whose X-Forwarded-For is believed; empty: nobody's
  bool open_metrics = false;      ///< GET /metrics for every address, not for this machine alone
  std::string tls_certificate{};  ///< a PEM file, with tls_key; both empty: clear text
  std::string tls_key{};
  std::string tls_client_ca{};  ///< empty: clients need no certificate
  bool quick_check = true;      ///< read all of an SQLite file first, and serve nothing where it is damaged
  MailOptions mail{};
};
/// Prints "central: listening on 127.0.0.1:PORT" when it is ready; serves until SIGINT or SIGTERM; SIGHUP reads the
/// certificates again.
int run_serve(const ServeOptions& options, std::ostream& out, std::ostream& err);

struct DeviceOptions {
  std::string database;
  std::string venue{};         ///< add
  std::string name{};          ///< add, revoke, role
  std::string role = "kiosk";  ///< add, role: "kiosk", "door" or "desk"
};
/// Prints the new device's token, alone on its line: it cannot be asked for again.
int run_devices_add(const DeviceOptions& options, std::ostream& out, std::ostream& err);
/// Also cancels a set-up code of this name that nobody used.
int run_devices_revoke(const DeviceOptions& options, std::ostream& out, std::ostream& err);
/// What the device, or the unused set-up code, of this name is for from here on.
int run_devices_role(const DeviceOptions& options, std::ostream& out, std::ostream& err);
/// A row a device: name, venue, role, state, until; the state is "active", "revoked", "waiting for set-up" or "set-up
/// code expired", and `until` the end of the set-up code.
int run_devices_list(const ShowOptions& options, std::ostream& out, std::ostream& err);

struct EnrolOptions {
  std::string database;
  std::string venue;
  std::string name;
  int valid_hours = 24;
  std::string service;      ///< the base URL under which kiosks reach the service; empty: the kiosk's config says it
  std::string picture;      ///< a PNG to make; empty: none
  std::string clock;        ///< RFC 3339: the instant at which the code is made; empty: now
  bool for_people = false;  ///< `out` is a terminal: draw the QR there too
  std::string role = "kiosk";
};
/// Prints a one-time set-up code, alone on its first line.
int run_devices_enrol(const EnrolOptions& options, std::ostream& out, std::ostream& err);

/// A row an open call for help, the one that waits longest first: id, time, kiosk, venue and language: "H-7F3K92",
/// "2024-04-28T17:42:00-04:00", "lobby", "Isabel Bader Theatre", "fr". Behind them a row a device of a kiosk that staff
/// have to see to, without id and language: since when, kiosk, venue, and what: "printer paper_out".
int run_help_list(const ShowOptions& options, std::ostream& out, std::ostream& err);
/// Staff have seen to the call; its id in capitals or not.
int run_help_done(const std::string& database, const std::string& id, std::ostream& out, std::ostream& err);

/// Prints what is on record of requests by the reference that a kiosk shows, the end of their keys: "3B9C-2E4A". A row
/// a request, the oldest first: time, device, effect, ticket, pass, and why staff did it.
int run_requests_show(const ShowOptions& options, const std::string& reference, std::ostream& out, std::ostream& err);

/// Prints the festival's public keys as GET /v1/keys gives them: a kiosk's keys file.
int run_keys(const std::string& database, std::ostream& out, std::ostream& err);

/// Prints what was counted, then "audit: clean", or each finding (and exits with 1). Instants are in the festival's
/// zone, or in UTC; never as JSON.
int run_audit(const ShowOptions& options, std::ostream& out, std::ostream& err);

}  // namespace central
