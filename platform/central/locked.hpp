// SPDX-License-Identifier: Apache-2.0
// A lock that another program kept for longer than one waits.
#pragma once

#include "platform/central/database.hpp"

namespace central {

/// Nothing of this transaction happened, and the lock may be had later.
class Locked : public Contention {
 public:
  using Contention::Contention;
};

/// What a program says that has waited long enough for a database.
inline constexpr auto kKeptByAnother =
    "another program keeps it to itself (central import, migrate and upgrade do); try again when that has ended";

}  // namespace central
