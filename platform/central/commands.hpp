// What the program `central` does, a function a command. Each gives the exit status: 0, or 1 after one clear line on
// `err`.
#pragma once

#include <iosfwd>
#include <string>

namespace central {

struct ImportOptions {
  std::string festival;  ///< a file
  std::string database;  ///< "sqlite:FILE", made where it is missing, or "postgresql://..."
  std::string clock;     ///< RFC 3339: the instant of the import; empty: now
};
int run_import(const ImportOptions& options, std::ostream& out, std::ostream& err);

struct ServeOptions {
  std::string database;
  std::string listen;     ///< "127.0.0.1:PORT"; port 0 lets the kernel choose
  std::string port_file;  ///< gets the port as a line, whole or not at all; empty: none
  std::string clock;      ///< RFC 3339: a clock started at this instant; empty: the system's
  int workers = 4;
  std::string tls_certificate{};  ///< a PEM file, with tls_key; both empty: clear text
  std::string tls_key{};
  std::string tls_client_ca{};  ///< empty: clients need no certificate
};
/// Prints "central: listening on 127.0.0.1:PORT" when it is ready; serves until SIGINT or SIGTERM; SIGHUP reads the
/// certificates again.
int run_serve(const ServeOptions& options, std::ostream& out, std::ostream& err);

struct DeviceOptions {
  std::string database;
  std::string venue;  ///< add
  std::string name;   ///< add, revoke
};
/// Prints the new device's token, alone on its line: it cannot be asked for again.
int run_devices_add(const DeviceOptions& options, std::ostream& out, std::ostream& err);
int run_devices_revoke(const DeviceOptions& options, std::ostream& out, std::ostream& err);
/// A line a device: name, venue, and "revoked" where it is.
int run_devices_list(const DeviceOptions& options, std::ostream& out, std::ostream& err);

/// Prints what was counted, then "audit: clean", or each finding (and exits with 1).
int run_audit(const std::string& database, std::ostream& out, std::ostream& err);

/// Prints the state of the ticket code; 0 only where it is valid.
int run_verify(const std::string& database, const std::string& code, std::ostream& out, std::ostream& err);

}  // namespace central
