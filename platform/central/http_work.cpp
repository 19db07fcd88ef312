// SPDX-License-Identifier: Apache-2.0
// Two queues; each job that is pushed has one worker take whichever is next.
#include "platform/central/http_work.hpp"

#include <utility>

#include <boost/asio/post.hpp>

namespace central {

void WorkQueue::push(bool first, std::function<void()> job) {
  {
    const std::scoped_lock lock(mutex_);
    (first ? first_ : then_).push_back(std::move(job));
  }
  boost::asio::post(workers_, [this] { do_next(); });
}

void WorkQueue::do_next() {
  std::function<void()> job;
  {
    const std::scoped_lock lock(mutex_);
    auto& queue = first_.empty() ? then_ : first_;
    job = std::move(queue.front());
    queue.pop_front();
  }
  job();
}

}  // namespace central
