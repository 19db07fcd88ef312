// SPDX-License-Identifier: Apache-2.0
// Transactions, the same for every kind of database.
#include "platform/central/database.hpp"

#include <limits>

#include "kiosk/base/log.hpp"

namespace central {
namespace {

std::int64_t within(std::int64_t value, std::int64_t least, std::int64_t most) {
  if (value < least || value > most) throw Damaged("the number " + std::to_string(value) + " is out of range");
  return value;
}

std::int64_t milliseconds_at(int year) {
  return kiosk::Duration{std::chrono::sys_days{std::chrono::year{year} / 1 / 1}.time_since_epoch()}.count();
}

}  // namespace

Damaged::Damaged(const std::string& what)
    : StoreFailure("the database is damaged: " + what +
                   "; put a copy of it back (the programme alone can be imported again)") {}

int Rows::small(int column) const {
  using Limits = std::numeric_limits<int>;
  return static_cast<int>(within(integer(column), Limits::min(), Limits::max()));
}

std::chrono::minutes Rows::minutes(int column) const {
  constexpr std::int64_t kTenYears = std::int64_t{10} * 366 * 24 * 60;
  return std::chrono::minutes{within(integer(column), -kTenYears, kTenYears)};
}

kiosk::Instant Rows::instant(int column) const {
  static const auto kFirst = milliseconds_at(0);
  static const auto kEnd = milliseconds_at(10000);
  return kiosk::Instant{kiosk::Duration{within(integer(column), kFirst, kEnd - 1)}};
}

Transaction::Transaction(Connection& connection, Purpose purpose) : connection_(connection) {
  connection_.begin(purpose);
}

Transaction::~Transaction() {
  if (!open_) return;
  try {
    connection_.rollback();
  } catch (const StoreFailure& failure) {
    // A database rolls back by itself where its disk is full or its connection gone; then nothing is left to do.
    kiosk::log::warning("central", failure.what());
  }
}

void Transaction::commit() {
  // Whatever comes of it, there is nothing left to roll back by hand.
  open_ = false;
  connection_.commit();
}

}  // namespace central
