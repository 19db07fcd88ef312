// What became of the requests of a device: carried out, refused, withdrawn; and which of its codes it never reported.
#pragma once

#include <string>
#include <vector>

#include "kiosk/ticketing/server_messages.hpp"
#include "platform/central/database.hpp"
#include "platform/central/desk.hpp"

namespace central {

/// What is on record of the device's request with this key, which is canonical; nothing where there is nothing. What
/// was done is found also when its answer was kept long enough and is forgotten. Throws StoreFailure.
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

/// Notes why staff did what the request with this key does. Inside its transaction. Throws StoreFailure.
void add_desk_action(Connection& db, const std::string& device, const std::string& key, const std::string& reason,
                     kiosk::Instant now);

}  // namespace central
