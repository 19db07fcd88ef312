// SPDX-License-Identifier: Apache-2.0
// The requests that wait for a worker: those of known callers before those of strangers.
#pragma once

#include <deque>
#include <functional>
#include <mutex>

#include <boost/asio/thread_pool.hpp>

namespace central {

/// Any thread.
class WorkQueue {
 public:
  /// `workers` outlives the queue, and is joined before it goes.
  explicit WorkQueue(boost::asio::thread_pool& workers) : workers_(workers) {}

  /// Has a worker do the job: before all that wait without `first`, after all that wait with it. It does not throw.
  void push(bool first, std::function<void()> job);

 private:
  void do_next();

  boost::asio::thread_pool& workers_;
  std::mutex mutex_;
  std::deque<std::function<void()>> first_;  ///< guarded by mutex_
  std::deque<std::function<void()>> then_;   ///< guarded by mutex_
};

}  // namespace central
