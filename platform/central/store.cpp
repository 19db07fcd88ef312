// The pool of connections and the queue of writers.
#include "platform/central/store.hpp"

#include <utility>

#include "platform/central/schema.hpp"

namespace central {

std::optional<std::string> database_file(std::string_view address) {
  constexpr std::string_view kScheme = "sqlite:";
  if (!address.starts_with(kScheme) || address.size() == kScheme.size()) return std::nullopt;
  return std::string(address.substr(kScheme.size()));
}

kiosk::Result<std::unique_ptr<Store>, std::string> Store::open(const std::string& file, Connection::Mode mode) {
  try {
    auto first = std::make_unique<Connection>(file, mode);
    try {
      migrate(*first);
    } catch (const StoreFailure& failure) {
      throw StoreFailure(file + ": " + failure.what());
    }
    std::unique_ptr<Store> store(new Store(file));
    store->idle_.push_back(std::move(first));
    return store;
  } catch (const StoreFailure& failure) {
    return kiosk::failure(std::string(failure.what()));
  }
}

Store::Lease::Lease(Store& store, std::unique_lock<std::mutex> writing) : store_(store), writing_(std::move(writing)) {
  {
    const std::lock_guard lock(store_.pool_);
    if (!store_.idle_.empty()) {
      connection_ = std::move(store_.idle_.back());
      store_.idle_.pop_back();
      return;
    }
  }
  connection_ = std::make_unique<Connection>(store_.file_, Connection::Mode::kExisting);
}

Store::Lease::~Lease() {
  if (!connection_->idle()) return;  // a rollback failed: whoever comes next gets a fresh connection
  const std::lock_guard lock(store_.pool_);
  store_.idle_.push_back(std::move(connection_));
}

Store::Lease Store::reader() { return {*this, {}}; }

Store::Lease Store::writer() { return {*this, std::unique_lock(writing_)}; }

}  // namespace central
