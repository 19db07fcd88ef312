// SPDX-License-Identifier: Apache-2.0
// What of a PostgreSQL address may be shown. An address holds a password, and one with a character that is not
// percent-encoded falls apart in the wrong places: then nothing of it is shown.
#include <memory>

#include <libpq-fe.h>

#include "platform/central/postgres.hpp"

namespace central {

std::string postgres_name(const std::string& address) {
  const std::unique_ptr<PQconninfoOption, decltype(&PQconninfoFree)> options(PQconninfoParse(address.c_str(), nullptr),
                                                                             &PQconninfoFree);
  const auto option = [&](std::string_view keyword) -> std::string {
    for (const auto* at = options.get(); at->keyword != nullptr; ++at) {
      if (at->keyword == keyword && at->val != nullptr) return at->val;
    }
    return {};
  };
  const auto refuse = [](const std::string& what) -> StoreFailure {
    return StoreFailure("--database: " + what +
                        "; write it as postgresql://USER:PASSWORD@HOST:PORT/NAME, and in the password % as %25, "
                        "/ as %2F, @ as %40, : as %3A, a space as %20");
  };
  if (!options) throw refuse("the address cannot be read");
  const auto host = option("host");
  const auto port = option("port");
  const auto name = option("dbname");
  if (port.find_first_not_of("0123456789,") != std::string::npos) throw refuse("the port is no number");
  if ((host + name).find('@') != std::string::npos) throw refuse("there is an @ in the host or the name");
  return "postgresql://" + host + (port.empty() ? "" : ":" + port) + "/" + name;
}

}  // namespace central
