// SPDX-License-Identifier: Apache-2.0
// `central serve`: its options.
#include <iostream>
#include <memory>
#include <sstream>
#include <string>
#include <string_view>

#include "kiosk/base/log.hpp"
#include "platform/central/command_line/command_line.hpp"
#include "platform/central/commands.hpp"
#include "platform/log/log.hpp"

namespace central {
namespace {

void add_mail(CLI::App& serve, MailOptions& options) {
  serve.add_option("--outbox", options.outbox, "Mails with one-time codes go to this file, a JSON line each");
  serve.add_option("--smtp", options.smtp, "Mails go to this relay: smtps://HOST:465 or smtp://HOST:587 (STARTTLS)");
  serve.add_option("--smtp-user", options.smtp_user, "Who this program is to the relay");
  serve.add_option("--smtp-password-file", options.smtp_password_file, "A file with that user's password");
  serve.add_option("--mail-from", options.mail_from, "The sender's address");
}

void add_connections(CLI::App& serve, ServeOptions& options) {
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

}  // namespace

void add_serve(CLI::App& app, int& status) {
  auto options = std::make_shared<ServeOptions>();
  auto* command = app.add_subcommand("serve", "Answer kiosks until SIGINT or SIGTERM");
  command->add_option("--database", options->database, kDatabase)->required();
  command->add_option("--listen", options->listen, "127.0.0.1:PORT; port 0 lets the kernel choose")
      ->type_name("ADDRESS:PORT")
      ->required();
  command->add_option("--port-file", options->port_file, "A file that gets the port");
  command->add_option("--clock", options->clock, "Starts the clock at this instant (ISO 8601); default the system's");
  command->add_option("--trusted-proxy", options->trusted_proxy,
                      "The address of the proxy in front, whose X-Forwarded-For names the client");
  command
      ->add_option("--address-rate", options->address_rate,
                   "Requests a second of one address without a known token; 0: no limit")
      ->check(CLI::Range(0.0, 1e6))
      ->capture_default_str();
  add_connections(*command, *options);
  command->add_flag("--open-metrics", options->open_metrics,
                    "GET /metrics for every address, not for this machine alone");
  command->add_option("--lookup-rate", options->lookup_rate, "Look-ups of passes a second of one device; 0: no limit")
      ->check(CLI::Range(0.0, 1e6))
      ->capture_default_str();
  command->add_option("--rate", options->rate, "Requests a second of one device or passholder; 0: no limit")
      ->check(CLI::Range(0.0, 1e6))
      ->capture_default_str();
  command->add_option("--workers", options->workers, "Requests worked on at once")->check(CLI::Range(1, 64));
  auto* certificate = command->add_option("--tls-certificate", options->tls_certificate,
                                          "Speak TLS, with the certificate (and its chain) in this PEM file");
  auto* key = command->add_option("--tls-key", options->tls_key, "The certificate's private key, a PEM file");
  certificate->needs(key);
  key->needs(certificate);
  command
      ->add_option("--tls-client-ca", options->tls_client_ca,
                   "Serve only clients with a certificate of one of the authorities in this PEM file")
      ->needs(certificate);
  command->add_flag("!--no-quick-check", options->quick_check, "Serve an SQLite file without looking for damage first");
  add_mail(*command, options->mail);
  command->callback([options, &status] {
    // What runs for weeks says when; to standard error, which cannot be refused.
    (void)platform::log::install({});
    std::ostringstream refused;
    status = run_serve(*options, std::cout, refused);
    log_lines(refused.str());
  });
}

}  // namespace central
