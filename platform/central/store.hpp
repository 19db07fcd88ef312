// SPDX-License-Identifier: Apache-2.0
// The database of a festival, shared by the worker threads: connections lent out one by one, and what is done again
// where another transaction stood in the way.
#pragma once

#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "kiosk/base/result.hpp"
#include "platform/central/database.hpp"
#include "platform/central/schema.hpp"

namespace central {

/// The file behind "sqlite:FILE"; nothing where the text is anything else.
[[nodiscard]] std::optional<std::string> database_file(std::string_view address);

/// Any thread. Outlives its leases.
class Store {
 public:
  /// What becomes of a database whose schema is older than this program's, or that has nothing in it.
  enum class Mode {
    kAsItIs,  ///< refused: for what only reads
    kAlone,   ///< the same; nobody else has SQLite's file open, or opens it meanwhile. One connection at a time
    kNew,  ///< an older one is refused; tables are made where there is nothing, and SQLite's file where it is missing
    kExisting,  ///< brought up to date: for what changes something
    kCreate,    ///< the same, and SQLite's file is made where it is missing
  };

  /// Opens "sqlite:FILE" or "postgresql://...". The error is one clear line that names the database and says what to
  /// do, and never has a password. A schema newer than this program's is refused whatever the mode, and a festival that
  /// was moved into another database where the mode is for changes.
  [[nodiscard]] static kiosk::Result<std::unique_ptr<Store>, std::string> open(const std::string& address, Mode mode);
  using Look = std::function<void(Connection& db, const SchemaNumber& schema)>;
  /// Lets `look` read a database as it is, older schemas among them; there are no tables where that is blank. Changes
  /// nothing. The error is open()'s, or what `look` throws.
  [[nodiscard]] static kiosk::Result<void, std::string> look_at(const std::string& address, const Look& look);
  /// Whether there is nothing in it yet; changes nothing. The error is open()'s.
  [[nodiscard]] static kiosk::Result<bool, std::string> is_blank(const std::string& address);

  /// The file, or the server's database, for messages.
  [[nodiscard]] const std::string& name() const { return name_; }
  /// As --database takes it, without a password; a file by its whole path.
  [[nodiscard]] std::string shown_address() const;
  /// Reads all of a file and says whether it is whole (SQLite's quick_check); a server looks after its own. The error
  /// is one line that names the file and what to do. Throws nothing.
  [[nodiscard]] kiosk::Result<void, std::string> quick_check();

  using Connect = std::function<std::unique_ptr<Connection>()>;

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

  /// For statements outside a transaction. Throws StoreFailure where no connection can be made. An idle connection may
  /// have gone since it was used last: where that must not be seen, ask() or transact().
  [[nodiscard]] Lease lease() { return {*this, {}}; }

  /// Does `work(Connection&)`, which only reads, outside a transaction, and gives what it gave; all of it again where
  /// an idle connection had gone. Throws StoreFailure.
  template <class Work>
  auto ask(const Work& work) -> std::invoke_result_t<const Work&, Connection&> {
    for (int attempt = 1;; ++attempt) {
      try {
        const Lease lent = lease();
        return work(*lent);
      } catch (const Disconnected& failure) {
        forget_idle();
        if (!pause_before_next(attempt, false)) throw Disconnected(failure);
      }
    }
  }

  /// Does `work(Connection&)` in a transaction, commits, and gives what the work gave. Where another transaction stood
  /// in the way, or an idle connection had gone, all of it is done again, so `work` must leave no trace but in the
  /// database. Threads of one process queue for SQLite's one writer instead of polling its lock. Throws OutcomeUnknown
  /// where the connection went during the commit; any other StoreFailure: nothing happened.
  template <class Work>
  auto transact(Purpose purpose, const Work& work) {
    return transact_once(purpose, work, Doubt::kTell);
  }
  /// The same for work that knows when it was done before, by a record in the same transaction: after a commit of
  /// which nobody knows it is simply done again.
  template <class Work>
  auto transact_repeatable(Purpose purpose, const Work& work) {
    return transact_once(purpose, work, Doubt::kRepeat);
  }

 private:
  Store(Connect connect, bool one_writer, std::string name)
      : connect_(std::move(connect)), one_writer_(one_writer), name_(std::move(name)) {}

  enum class Doubt { kTell, kRepeat };

  template <class Work>
  auto transact_once(Purpose purpose, const Work& work, Doubt doubt) -> std::invoke_result_t<const Work&, Connection&> {
    bool unknown = false;
    for (int attempt = 1;; ++attempt) {
      bool committing = false;
      try {
        const Lease lease = lend(purpose);
        Transaction transaction(*lease, purpose);
        if constexpr (std::is_void_v<std::invoke_result_t<const Work&, Connection&>>) {
          work(*lease);
          committing = true;
          transaction.commit();
          return;
        } else {
          auto result = work(*lease);
          committing = true;
          transaction.commit();
          return result;
        }
      } catch (const StoreFailure& failure) {
        const bool gone = dynamic_cast<const Disconnected*>(&failure) != nullptr;
        if (gone) forget_idle();
        unknown = unknown || (gone && committing);
        // Once nobody knows, nothing but the next attempt's success can tell; a server that starts again takes a while.
        const bool again =
            unknown ? doubt == Doubt::kRepeat : gone || dynamic_cast<const Contention*>(&failure) != nullptr;
        if (again && pause_before_next(attempt, unknown)) continue;
        if (unknown) throw OutcomeUnknown(failure.what());
        throw;
      }
    }
  }

  void refuse_moved();
  [[nodiscard]] Lease lend(Purpose purpose);
  /// Waits a little, longer and more at random each time; `patient`: as long as a server takes to start again. False
  /// once the attempts are used up.
  [[nodiscard]] static bool pause_before_next(int attempt, bool patient);
  void forget_idle();

  Connect connect_;
  bool one_writer_;
  std::string name_;
  std::mutex writing_;
  std::mutex pool_;  ///< guards idle_
  std::vector<std::unique_ptr<Connection>> idle_;
};

}  // namespace central
