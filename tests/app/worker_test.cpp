// SPDX-License-Identifier: Apache-2.0
// The worker and the queue: order, and an end that loses nobody's thread.
#include "kiosk/app/worker.hpp"

#include <atomic>
#include <future>
#include <thread>
#include <vector>

#include "kiosk/app/event_queue.hpp"
#include "tests/support/catch.hpp"

using namespace kiosk;

TEST_CASE("jobs run in the order they were given, one at a time") {
  std::vector<int> order;
  std::promise<void> done;
  app::Worker worker;
  for (int i = 0; i < 100; ++i) worker.post([&order, i] { order.push_back(i); });
  worker.post([&done] { done.set_value(); });
  done.get_future().wait();
  REQUIRE(order.size() == 100);
  for (int i = 0; i < 100; ++i) REQUIRE(order[static_cast<std::size_t>(i)] == i);
}

TEST_CASE("a worker's end waits for the job under way and drops the others") {
  std::promise<void> started;
  std::promise<void> may_end;
  std::atomic<int> ran = 0;
  std::thread ender;
  {
    app::Worker worker;
    worker.post([&] {
      started.set_value();
      may_end.get_future().wait();
      ++ran;
    });
    for (int i = 0; i < 10; ++i) worker.post([&] { ran += 100; });
    started.get_future().wait();
    ender = std::thread([&] {
      std::this_thread::yield();
      may_end.set_value();
    });
  }
  ender.join();
  REQUIRE(ran % 100 == 1);
}

TEST_CASE("events come out in the order they went in, from any number of threads, each announced") {
  std::atomic<int> woken = 0;
  app::EventQueue queue([&] { ++woken; });
  std::vector<std::thread> threads;
  for (int t = 0; t < 4; ++t) {
    threads.emplace_back([&queue, t] {
      for (int i = 0; i < 250; ++i) {
        queue.push(core::JournalAppended{RequestId{static_cast<std::uint64_t>(t * 1000 + i)}, true});
      }
    });
  }
  for (auto& thread : threads) thread.join();
  std::vector<int> next(4, 0);
  int taken = 0;
  while (const auto event = queue.pop()) {
    const auto id = static_cast<int>(std::get<core::JournalAppended>(*event).request);
    REQUIRE(id % 1000 == next[static_cast<std::size_t>(id / 1000)]++);
    ++taken;
  }
  REQUIRE(taken == 1000);
  REQUIRE(woken == 1000);
}
