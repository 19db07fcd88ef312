// SPDX-License-Identifier: Apache-2.0
// What became of the requests of a device: carried out, refused, withdrawn; and which of its codes it never reported.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/ticketing/server_messages.hpp"
#include "platform/central/database.hpp"
#include "platform/central/desk.hpp"

namespace central {

/// What is on record of the device's request with this key, which is canonical; nothing where there is nothing. Here
/// and below what the kiosk began under an earlier id (ids_of_kiosk) is its own. What was done is found also when its
/// answer was kept long enough and is forgotten, and where a later try under the key was refused. Throws StoreFailure.
[[nodiscard]] std::optional<kiosk::ticketing::RequestRecord> find_request(Connection& db, const std::string& device,
                                                                          const std::string& key);

/// Leaves the mark that the device's request with this key is not to be carried out. Inside a change, where nothing is
/// on record of it; Contention where the request itself came first. Throws StoreFailure.
void withdraw_request(Connection& db, const std::string& device, const std::string& key, kiosk::Instant now);

/// Valid codes that a device made under a key and whose delivery it never reported.
struct UnreportedPage {
  std::vector<kiosk::ticketing::UnreportedCode> codes;  ///< oldest first, at most kMostUnreported
  bool more = false;
};
constexpr int kMostUnreported = 100;
[[nodiscard]] UnreportedPage unreported_of(Connection& db, const std::string& device);

/// The end of a key as it stands in the database, from the reference that people read: "3B9C-2E4A", in capitals or not,
/// with or without its dash. Nothing where the text is no reference.
[[nodiscard]] std::optional<std::string> canonical_reference(std::string_view text);

/// A request as staff need to know it.
struct ShownRequest {
  kiosk::ticketing::RequestRecord record;
  std::string device;  ///< its name
  std::string pass;    ///< the id of the ticket's; empty: no ticket
  std::string reason;  ///< why staff did it; empty: it is no desk's
};
/// All requests of any device whose keys end so, the oldest first. Reads whole tables. Throws StoreFailure.
[[nodiscard]] std::vector<ShownRequest> find_by_reference(Connection& db, const std::string& reference);

/// Notes why staff did what the request with this key does. Inside its transaction. Throws StoreFailure.
void add_desk_action(Connection& db, const std::string& device, const std::string& key, const std::string& reason,
                     kiosk::Instant now);

}  // namespace central
