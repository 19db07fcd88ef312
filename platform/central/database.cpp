// Transactions, the same for every kind of database.
#include "platform/central/database.hpp"

#include "kiosk/base/log.hpp"

namespace central {

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
