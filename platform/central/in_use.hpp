// SPDX-License-Identifier: Apache-2.0
// Whether another program works with a database at this moment.
#pragma once

#include <string>

#include "platform/central/store.hpp"

namespace central {

/// Who has the database behind `address` open: "process 1234 (central)", "2 other programs"; empty: no other one, as
/// far as this machine or the server can tell. For an SQLite file it is to be asked before this process opens it. A
/// server lists a program for a moment after it has ended: one that is listed is waited for, 2 s at most; a file's lock
/// goes with its program. Throws StoreFailure.
[[nodiscard]] std::string in_use_by(const std::string& address);
/// The same beside this connection to a server. Throws StoreFailure.
[[nodiscard]] std::string in_use_beside(Connection& db);

}  // namespace central
