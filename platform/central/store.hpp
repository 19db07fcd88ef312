// The database of a festival, shared by the worker threads: connections lent out one by one, one writer at a time.
#pragma once

#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/base/result.hpp"
#include "platform/central/sqlite.hpp"

namespace central {

/// The file behind "sqlite:FILE"; nothing where the text is anything else.
[[nodiscard]] std::optional<std::string> database_file(std::string_view address);

/// Any thread. Outlives its leases.
class Store {
 public:
  /// Opens the file (kCreate: makes it where it is missing) and brings its schema up to date.
  /// The error is one clear line that names the file.
  [[nodiscard]] static kiosk::Result<std::unique_ptr<Store>, std::string> open(const std::string& file,
                                                                               Connection::Mode mode);

  /// A connection for one thread's next piece of work; back in the pool when it goes.
  class Lease {
   public:
    ~Lease();
    Lease(const Lease&) = delete;
    Lease& operator=(const Lease&) = delete;
    [[nodiscard]] Connection& operator*() const { return *connection_; }
    [[nodiscard]] Connection* operator->() const { return connection_.get(); }

   private:
    friend class Store;
    Lease(Store& store, std::unique_lock<std::mutex> writing);
    Store& store_;
    std::unique_lock<std::mutex> writing_;
    std::unique_ptr<Connection> connection_;
  };

  /// For reading. Throws StoreFailure where no connection can be made.
  [[nodiscard]] Lease reader();
  /// For writing: waits for the writer before it, so that threads of one process queue instead of polling the file's
  /// lock. A writer in another process still makes it wait in BEGIN IMMEDIATE.
  [[nodiscard]] Lease writer();

 private:
  explicit Store(std::string file) : file_(std::move(file)) {}

  std::string file_;
  std::mutex writing_;
  std::mutex pool_;  ///< guards idle_
  std::vector<std::unique_ptr<Connection>> idle_;
};

}  // namespace central
