// SPDX-License-Identifier: Apache-2.0
// Takes mails from the outbox and hands them to whoever sends them, on a thread of its own.
#pragma once

#include <atomic>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>

#include "platform/central/clock.hpp"
#include "platform/central/outbox.hpp"

namespace central {

/// What became of one attempt.
struct Posted {
  enum class Kind {
    kSent,
    kLater,  ///< not now: no connection, no answer, or the other side asks for patience
    kNever,  ///< this mail will not be taken
  };
  Kind kind = Kind::kSent;
  std::string why;  ///< for the log: no address, no code
};

/// Whoever sends. One thread.
class Post {
 public:
  virtual ~Post() = default;
  /// Returns early, with kLater, once `stop` says so.
  [[nodiscard]] virtual Posted send(const TakenMail& mail, const std::function<bool()>& stop) = 0;
};

/// Sends what is due, until nothing is or `stop` says so. Gives how many were sent. Throws StoreFailure.
int send_due_mails(Store& store, Post& post, const Clock& clock, const std::function<bool()>& stop);

/// Sends from construction to destruction; asks the outbox when it is woken, and every few seconds, for other programs
/// put mails there too. Never in a request's way.
class Mailer {
 public:
  /// `store` outlives it.
  Mailer(Store& store, Clock clock, std::unique_ptr<Post> post);
  /// Returns within 5 seconds: what is not sent by then is sent by whoever comes next.
  ~Mailer();
  Mailer(const Mailer&) = delete;
  Mailer& operator=(const Mailer&) = delete;

  /// There may be a new mail. Any thread.
  void wake();

 private:
  void run();

  Store& store_;
  Clock clock_;
  std::unique_ptr<Post> post_;
  std::mutex mutex_;
  std::condition_variable changed_;
  bool woken_ = false;  ///< guarded by mutex_
  std::atomic<bool> stopping_ = false;
  std::thread thread_;
};

}  // namespace central
