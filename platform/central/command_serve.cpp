// SPDX-License-Identifier: Apache-2.0
// `central serve`: the service behind the HTTP server.
#include <algorithm>
#include <csignal>
#include <ostream>

#include "kiosk/base/log.hpp"
#include "platform/central/answer.hpp"
#include "platform/central/command_parts.hpp"
#include "platform/central/commands.hpp"
#include "platform/central/descriptors.hpp"
#include "platform/central/http_server.hpp"
#include "platform/central/service.hpp"
#include "platform/central/tls.hpp"
#include "platform/central/trusted_proxy.hpp"
#include "platform/linux/descriptors.hpp"

namespace central {
namespace {

/// Null where none is asked for.
kiosk::Result<std::unique_ptr<Tls>, TlsError> load_tls(const ServeOptions& options) {
  if (options.tls_certificate.empty()) return nullptr;
  TlsFiles files{options.tls_certificate, options.tls_key, {}};
  if (!options.tls_client_ca.empty()) files.client_ca = options.tls_client_ca;
  return Tls::load(std::move(files));
}

/// 0: no limit.
Rate rate_of(double per_second, const Rate& usual) {
  if (per_second == 0) return {};
  return {per_second, std::max(1.0, per_second * usual.burst / usual.per_second)};
}

Rates rates_of(const ServeOptions& options) {
  return {rate_of(options.rate, kDeviceRate), rate_of(options.address_rate, kAddressRate),
          rate_of(options.lookup_rate, kLookupRate)};
}

/// As many connections as are wanted and there are file descriptors for.
Limits limits_of(const ServeOptions& options, const TrustedProxy& proxy, std::size_t descriptors) {
  Limits limits;
  const auto wanted = static_cast<std::size_t>(options.connections);
  limits.connections = connections_within(descriptors, wanted, options.workers);
  if (limits.connections < wanted) {
    kiosk::log::warning("central", "too few file descriptors (ulimit -n) for " + std::to_string(wanted) +
                                       " connections; serving at most " + std::to_string(limits.connections));
  }
  limits.refusals = refusals_within(descriptors, options.workers);
  limits.connections_per_address = static_cast<std::size_t>(options.address_connections);
  limits.connections_per_caller = static_cast<std::size_t>(options.token_connections);
  limits.connections_per_passholder = static_cast<std::size_t>(options.pass_connections);
  limits.stranger_requests = std::max<std::size_t>(1, limits.connections / 2);
  limits.exempt = proxy.address();
  return limits;
}

/// What works, and not as a festival would want it.
void warn(const ServeOptions& options, bool mails, bool clear_text) {
  if (!mails) {
    kiosk::log::warning("central",
                        "sign-in online does not work: mails with one-time codes wait in the database; start it with "
                        "--smtp and --mail-from, or with --outbox to try it out");
  }
  if (clear_text) {
    kiosk::log::warning("central", options.listen +
                                       " can be reached from other machines, and passes and tokens go over it in clear "
                                       "text; give --tls-certificate and --tls-key, or listen on 127.0.0.1 behind a "
                                       "proxy that speaks TLS");
  }
}

/// Says where it listens; false where the port's file cannot be written.
bool announce(const ServeOptions& options, unsigned short port, std::ostream& out) {
  if (!options.port_file.empty() && !write_whole(options.port_file, std::to_string(port) + '\n')) return false;
  out << "central: listening on " << options.listen.substr(0, options.listen.rfind(':')) << ':' << port << std::endl;
  return true;
}

/// Nothing after a line on `err`.
std::optional<TrustedProxy> read_proxy(const ServeOptions& options, std::ostream& err) {
  auto proxy = TrustedProxy::at(options.trusted_proxy);
  if (!proxy) fail(err, "--trusted-proxy " + options.trusted_proxy + ": write an address, such as 127.0.0.1");
  return proxy;
}

/// How many there may be; nothing after a line on `err` where these are too few.
std::optional<std::size_t> enough_descriptors(int workers, std::ostream& err) {
  const auto descriptors = platform::os::raise_descriptor_limit();
  if (const auto least = least_descriptors(workers); descriptors < least) {
    fail(err, "too few file descriptors: " + std::to_string(descriptors) + "; raise the limit to " +
                  std::to_string(least) + " or more (ulimit -n)");
    return std::nullopt;
  }
  return descriptors;
}

/// nullptr after a line on `err`.
std::unique_ptr<Store> open_sound_store(const ServeOptions& options, std::ostream& err) {
  auto store = open_store(options.database, Store::Mode::kExisting, err);
  if (!store || !options.quick_check) return store;
  if (const auto sound = store->quick_check(); !sound) {
    fail(err, sound.error());
    return nullptr;
  }
  return store;
}

/// `service` and `proxy` outlive the server.
auto listen(const ServeOptions& options, Limits limits, Service& service, const TrustedProxy& proxy,
            std::unique_ptr<Tls> tls) {
  return HttpServer::listen(
      options.listen, std::move(limits), options.workers,
      [&](const kiosk::HttpRequest& request) { return service.serve(proxy.seen_through(request)); },
      [&watch = service.watch()](int status, std::string_view reason) {
        watch.turned_away(status);
        return server_problem(status, reason);
      },
      std::move(tls));
}

}  // namespace

int run_serve(const ServeOptions& options, std::ostream& out, std::ostream& err) {
  // While it starts; the server's own handler takes its place.
  static_cast<void>(std::signal(SIGHUP, SIG_IGN));
  const auto descriptors = enough_descriptors(options.workers, err);
  if (!descriptors) return kFailed;
  const auto clock = read_clock(options.clock, err);
  if (!clock) return kFailed;
  const auto store = open_sound_store(options, err);
  if (!store) return kFailed;
  const auto service = Service::open(*store, *clock, rates_of(options));
  if (!service) return fail(err, service.error());
  const auto proxy = read_proxy(options, err);
  if (!proxy) return kFailed;
  auto post = open_post(options.mail);
  if (!post) return fail(err, post.error());
  auto tls = load_tls(options);
  if (!tls) return fail(err, tls.error().detail + "; check --tls-certificate, --tls-key and --tls-client-ca");
  const bool secured = *tls != nullptr;
  std::unique_ptr<Mailer> mailer;  // goes after the server, whose last handlers may wake it
  const auto server = listen(options, limits_of(options, *proxy, *descriptors), **service, *proxy, *std::move(tls));
  if (!server) return fail(err, server.error().detail);
  if (*post) {
    mailer = std::make_unique<Mailer>(*store, *clock, *std::move(post));
    (*service)->on_mail([&mailer] { mailer->wake(); });
  }
  auto& watch = (*service)->watch();
  if (options.open_metrics) watch.show_everybody();
  watch.on_scrape([&server] { return (*server)->connections(); });
  warn(options, mailer != nullptr, !secured && !(*server)->is_loopback());
  if (!announce(options, (*server)->port(), out))
    return fail(err, "--port-file " + options.port_file + ": cannot be written; name a file in a folder that is there");
  (*server)->run_until_signal();
  return kFine;
}

}  // namespace central
