// SPDX-License-Identifier: Apache-2.0
// The command line of the central ticketing service.
#include <iostream>
#include <sstream>
#include <string>
#include <string_view>

#include <CLI/CLI.hpp>
#include <sys/stat.h>
#include <unistd.h>

#include "kiosk/base/log.hpp"
#include "platform/central/commands.hpp"
#include "platform/log/log.hpp"

namespace {

constexpr auto kRole = "What it is for: kiosk, door or desk";
constexpr auto kDatabase = "sqlite:FILE or postgresql://USER@HOST/NAME";

void add_import(CLI::App& app, central::ImportOptions& options, int& status) {
  auto* command = app.add_subcommand("import", "Put a festival into the database; tickets that exist stay");
  command->add_option("festival", options.festival, "The festival's file (TOML)")->required();
  command->add_option("--database", options.database, kDatabase)->required();
  command->add_option("--clock", options.clock, "The instant of the import (ISO 8601); default now");
  command->callback([&] { status = central::run_import(options, std::cout, std::cerr); });
}

void add_mail(CLI::App& serve, central::MailOptions& options) {
  serve.add_option("--outbox", options.outbox, "Mails with one-time codes go to this file, a JSON line each");
  serve.add_option("--smtp", options.smtp, "Mails go to this relay: smtps://HOST:465 or smtp://HOST:587 (STARTTLS)");
  serve.add_option("--smtp-user", options.smtp_user, "Who this program is to the relay");
  serve.add_option("--smtp-password-file", options.smtp_password_file, "A file with that user's password");
  serve.add_option("--mail-from", options.mail_from, "The sender's address");
}

void add_connections(CLI::App& serve, central::ServeOptions& options) {
  serve.add_option("--connections", options.connections, "Connections at once")
      ->check(CLI::Range(1, 1'000'000))
      ->capture_default_str();
  serve
      .add_option("--address-connections", options.address_connections,
                  "Connections of one address without a known token; 0: no limit")
      ->check(CLI::Range(0, 1'000'000))
      ->capture_default_str();
  serve.add_option("--token-connections", options.token_connections, "Connections of one device; 0: no limit")
      ->check(CLI::Range(0, 1'000'000))
      ->capture_default_str();
  serve
      .add_option("--pass-connections", options.pass_connections,
                  "Connections of one passholder who is signed in; 0: no limit")
      ->check(CLI::Range(0, 1'000'000))
      ->capture_default_str();
}

/// What stopped the service, in the form of all its lines.
void log_lines(const std::string& text) {
  constexpr std::string_view kName = "central: ";
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    kiosk::log::error("central", line.starts_with(kName) ? line.substr(kName.size()) : line);
  }
}

void add_serve(CLI::App& app, central::ServeOptions& options, int& status) {
  auto* command = app.add_subcommand("serve", "Answer kiosks until SIGINT or SIGTERM");
  command->add_option("--database", options.database, kDatabase)->required();
  command->add_option("--listen", options.listen, "127.0.0.1:PORT; port 0 lets the kernel choose")->required();
  command->add_option("--port-file", options.port_file, "A file that gets the port");
  command->add_option("--clock", options.clock, "Starts the clock at this instant (ISO 8601); default the system's");
  command->add_option("--trusted-proxy", options.trusted_proxy,
                      "The address of the proxy in front, whose X-Forwarded-For names the client");
  command
      ->add_option("--address-rate", options.address_rate,
                   "Requests a second of one address without a known token; 0: no limit")
      ->check(CLI::Range(0.0, 1e6))
      ->capture_default_str();
  add_connections(*command, options);
  command->add_flag("--open-metrics", options.open_metrics,
                    "GET /metrics for every address, not for this machine alone");
  command->add_option("--lookup-rate", options.lookup_rate, "Look-ups of passes a second of one device; 0: no limit")
      ->check(CLI::Range(0.0, 1e6))
      ->capture_default_str();
  command->add_option("--rate", options.rate, "Requests a second of one device or passholder; 0: no limit")
      ->check(CLI::Range(0.0, 1e6))
      ->capture_default_str();
  command->add_option("--workers", options.workers, "Requests worked on at once")->check(CLI::Range(1, 64));
  auto* certificate = command->add_option("--tls-certificate", options.tls_certificate,
                                          "Speak TLS, with the certificate (and its chain) in this PEM file");
  auto* key = command->add_option("--tls-key", options.tls_key, "The certificate's private key, a PEM file");
  certificate->needs(key);
  key->needs(certificate);
  command
      ->add_option("--tls-client-ca", options.tls_client_ca,
                   "Serve only clients with a certificate of one of the authorities in this PEM file")
      ->needs(certificate);
  command->add_flag("!--no-quick-check", options.quick_check, "Serve an SQLite file without looking for damage first");
  add_mail(*command, options.mail);
  command->callback([&] {
    // What runs for weeks says when; to standard error, which cannot be refused.
    (void)platform::log::install({});
    std::ostringstream refused;
    status = central::run_serve(options, std::cout, refused);
    log_lines(refused.str());
  });
}

void add_enrol(CLI::App& devices, central::EnrolOptions& options, int& status) {
  auto* command = devices.add_subcommand("enrol", "Make a one-time code that sets a kiosk up");
  command->add_option("--database", options.database, kDatabase)->required();
  command->add_option("--venue", options.venue, "The venue's id")->required();
  command->add_option("--name", options.name, "What staff call the kiosk")->required();
  command->add_option("--role", options.role, kRole)->capture_default_str();
  command->add_option("--valid-hours", options.valid_hours, "How long the code is good: 1 to 720")
      ->check(CLI::Range(1, 720))
      ->capture_default_str();
  command->add_option("--service", options.service, "Where kiosks reach the service: https://HOST");
  command->add_option("--qr", options.picture, "A PNG to make, with the code and --service in a QR");
  command->add_option("--clock", options.clock, "The instant at which the code is made (ISO 8601); default now");
  command->callback([&] {
    options.for_people = ::isatty(STDOUT_FILENO) == 1;
    status = central::run_devices_enrol(options, std::cout, std::cerr);
  });
}

void add_devices(CLI::App& app, central::DeviceOptions& options, central::EnrolOptions& enrol, int& status) {
  auto* devices = app.add_subcommand("devices", "The kiosks, doors and desks that may ask");
  devices->require_subcommand(1);
  auto* add = devices->add_subcommand("add", "Add a device; prints its token once");
  add->add_option("--database", options.database, kDatabase)->required();
  add->add_option("--venue", options.venue, "The venue's id")->required();
  add->add_option("--name", options.name, "What staff call it")->required();
  add->add_option("--role", options.role, kRole)->capture_default_str();
  add->callback([&] { status = central::run_devices_add(options, std::cout, std::cerr); });
  add_enrol(*devices, enrol, status);
  auto* revoke = devices->add_subcommand("revoke", "Refuse a device from now on");
  revoke->add_option("--database", options.database, kDatabase)->required();
  revoke->add_option("--name", options.name, "What staff call it")->required();
  revoke->callback([&] { status = central::run_devices_revoke(options, std::cout, std::cerr); });
  auto* role = devices->add_subcommand("role", "Say what a device is for from now on");
  role->add_option("--database", options.database, kDatabase)->required();
  role->add_option("name", options.name, "What staff call it")->required();
  role->add_option("role", options.role, kRole)->required();
  role->callback([&] { status = central::run_devices_role(options, std::cout, std::cerr); });
  auto* list = devices->add_subcommand("list", "Name the devices");
  list->add_option("--database", options.database, kDatabase)->required();
  list->callback([&] { status = central::run_devices_list(options, std::cout, std::cerr); });
}

void add_help(CLI::App& app, std::string& database, std::string& id, int& status) {
  auto* help = app.add_subcommand("help", "The people at kiosks who called for staff");
  help->require_subcommand(1);
  auto* list = help->add_subcommand("list", "Name the open calls: ID, time, kiosk, venue, language");
  list->add_option("--database", database, kDatabase)->required();
  list->callback([&] { status = central::run_help_list(database, std::cout, std::cerr); });
  auto* done = help->add_subcommand("done", "Say that somebody went");
  done->add_option("--database", database, kDatabase)->required();
  done->add_option("id", id, "The call's id")->required();
  done->callback([&] { status = central::run_help_done(database, id, std::cout, std::cerr); });
}

void add_requests(CLI::App& app, std::string& database, std::string& reference, int& status) {
  auto* requests = app.add_subcommand("requests", "What became of the requests of kiosks");
  requests->require_subcommand(1);
  auto* show = requests->add_subcommand("show", "Print what is on record of the reference that a kiosk shows");
  show->add_option("--database", database, kDatabase)->required();
  show->add_option("reference", reference, "XXXX-XXXX")->required();
  show->callback([&] { status = central::run_requests_show(database, reference, std::cout, std::cerr); });
}

void add_checks(CLI::App& app, std::string& database, std::string& code, int& status) {
  auto* audit = app.add_subcommand("audit", "Prove from the data that nothing was sold twice");
  audit->add_option("--database", database, kDatabase)->required();
  audit->callback([&] { status = central::run_audit(database, std::cout, std::cerr); });
  auto* verify = app.add_subcommand("verify", "Say what a ticket's code is worth");
  verify->add_option("--database", database, kDatabase)->required();
  verify->add_option("code", code, "The text of the QR")->required();
  verify->callback([&] { status = central::run_verify(database, code, std::cout, std::cerr); });
}

void add_keys(CLI::App& app, std::string& database, central::SignOptions& options, int& status) {
  auto* keys = app.add_subcommand("keys", "Print the festival's public keys: the keys file of a kiosk");
  keys->add_option("--database", database, kDatabase)->required();
  keys->callback([&] { status = central::run_keys(database, std::cout, std::cerr); });
  auto* passes = app.add_subcommand("passes", "The passes of the festival");
  passes->require_subcommand(1);
  auto* sign = passes->add_subcommand("sign", "Print what the symbols of signed passes say: CODE, a tab, TEXT");
  sign->add_option("--database", options.database, kDatabase)->required();
  sign->add_option("--from", options.from, "A file of codes, one a line");
  sign->add_option("code", options.codes, "Codes of passes, as the festival's file has them");
  sign->callback([&] { status = central::run_passes_sign(options, std::cout, std::cerr); });
}

}  // namespace

int main(int argc, char** argv) {
  platform::log::outlive_readers();
  ::umask(077);  // the database holds the signing key and the passes: its owner's business only
  CLI::App app("The central ticketing service of a festival", "central");
  app.require_subcommand(1);
  int status = 0;
  central::ImportOptions import;
  central::ServeOptions serve;
  central::DeviceOptions devices;
  central::EnrolOptions enrol;
  std::string database;
  std::string code;
  std::string call;
  central::SignOptions sign;
  add_import(app, import, status);
  add_serve(app, serve, status);
  add_devices(app, devices, enrol, status);
  add_help(app, database, call, status);
  add_requests(app, database, code, status);
  add_checks(app, database, code, status);
  add_keys(app, database, sign, status);
  try {
    app.parse(argc, argv);
  } catch (const CLI::Success& help) {
    return app.exit(help);
  } catch (const CLI::ParseError& error) {
    std::cerr << "central: " << error.what() << "; see central --help\n";
    return 2;
  } catch (const std::exception& error) {
    std::cerr << "central: " << error.what() << '\n';
    return 1;
  }
  return status;
}
