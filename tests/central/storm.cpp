// SPDX-License-Identifier: Apache-2.0
// The clients of the storm: what each does next, and how it insists on an answer.
#include "tests/central/storm.hpp"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <mutex>
#include <optional>
#include <random>
#include <thread>

#include "kiosk/ticketing/messages.hpp"
#include "tests/central/raw_client.hpp"

namespace storm {
namespace {

using central::test::RawClient;

/// Beyond this a request counts as never answered.
constexpr int kTries = 2000;
/// Before it asks again what the service could not answer yet, as a kiosk waits too: an earlier try of it may be under
/// way, behind many others.
constexpr std::chrono::milliseconds kPause{5};

struct Held {
  std::string id;
  std::string pass;
  int serial = 1;
};

/// Tickets that somebody was given, for everybody to tamper with.
class Board {
 public:
  void post(Held held) {
    const std::lock_guard lock(mutex_);
    held_.push_back(std::move(held));
  }
  [[nodiscard]] Held any(std::mt19937& random) const { return one_of_last(held_count(), random); }
  /// One that is likely to be valid still.
  [[nodiscard]] Held recent(std::mt19937& random) const { return one_of_last(kRecent, random); }

 private:
  static constexpr std::size_t kRecent = 8;

  [[nodiscard]] std::size_t held_count() const {
    const std::lock_guard lock(mutex_);
    return held_.size();
  }
  [[nodiscard]] Held one_of_last(std::size_t count, std::mt19937& random) const {
    const std::lock_guard lock(mutex_);
    if (held_.empty()) return {"T-0000-0000", "nobody", 1};
    return held_[held_.size() - 1 - random() % std::clamp<std::size_t>(count, 1, held_.size())];
  }

  mutable std::mutex mutex_;
  std::vector<Held> held_;
};

class Client {
 public:
  Client(const Plan& plan, Board& board, std::uint32_t seed) : plan_(plan), board_(board), random_(seed) {}

  std::vector<Asked> run() {
    std::vector<Asked> made;
    for (int step = 0; step < plan_.steps; ++step) {
      auto asked = next();
      insist(asked);
      if (asked.status == 201) remember(asked);
      made.push_back(std::move(asked));
    }
    return made;
  }

  /// Sends the request until it has an answer.
  void insist(Asked& asked) {
    for (int i = 0; i < kTries; ++i) {
      ++asked.times;
      const auto answer = once(asked);
      const bool later = answer.status == 0 || answer.status == 500 || answer.status == 503 ||
                         answer.body.find("\"key_in_flight\"") != std::string::npos;
      if (later) {
        if (answer.status != 0) std::this_thread::sleep_for(kPause);
        continue;
      }
      asked.status = answer.status;
      asked.answer = answer.body;
      return;
    }
  }

 private:
  [[nodiscard]] const std::string& one_of(const std::vector<std::string>& list) {
    return list[random_() % list.size()];
  }

  [[nodiscard]] Asked next() {
    const auto what = random_() % 10;
    // Seats are scarce: few exchanges find one, and none with a ticket that is long gone.
    const bool swaps = what <= 2;
    const auto held = swaps ? board_.recent(random_) : board_.any(random_);
    const auto ticket = "/v1/tickets/" + held.id;
    const auto serial = "\"serial\":" + std::to_string(held.serial);
    switch (what) {
      case 0:
      case 1:
      case 2:
        return request("POST", "/v1/tickets", issue(held.pass, R"(,"swap_for":")" + held.id + '"'), held.pass);
      case 3:
        return request("POST", ticket + "/replacements", "{" + serial + "}", held.pass);
      case 4:
        return request("DELETE", ticket, "", held.pass);
      case 5:
        return request("POST", ticket + "/deliveries", R"({"method":"print","outcome":"delivered",)" + serial + "}",
                       held.pass);
      default: {
        const auto& pass = one_of(plan_.passes);
        return request("POST", "/v1/tickets", issue(pass, ""), pass);
      }
    }
  }

  [[nodiscard]] std::string issue(const std::string& pass, const std::string& more) {
    return R"({"pass":")" + pass + R"(","screening":")" + one_of(plan_.screenings) + R"(","channel":"in_person")" +
           more + "}";
  }

  [[nodiscard]] Asked request(std::string method, std::string path, std::string body, std::string pass) {
    char key[40];
    std::snprintf(key, sizeof key, "%08x-%04x-7%03x-8%03x-%08x%04x", static_cast<unsigned>(random_()),
                  static_cast<unsigned>(random_()) & 0xffff, static_cast<unsigned>(random_()) & 0xfff,
                  static_cast<unsigned>(random_()) & 0xfff, static_cast<unsigned>(random_()),
                  static_cast<unsigned>(random_()) & 0xffff);
    return {std::move(method), std::move(path), key, std::move(body), std::move(pass), 0, {}, 0};
  }

  /// One try; status 0 where the line was cut, by either side.
  [[nodiscard]] central::test::RawAnswer once(const Asked& asked) {
    if (!line_) line_.emplace(plan_.ports[random_() % plan_.ports.size()]);
    const auto text = asked.method + " " + asked.path + " HTTP/1.1\r\nHost: t\r\nAuthorization: Bearer " + plan_.token +
                      "\r\nVisit-Token: " + plan_.visit(asked.pass) + "\r\nIdempotency-Key: " + asked.key +
                      "\r\nContent-Length: " + std::to_string(asked.body.size()) + "\r\n\r\n" + asked.body;
    const bool sent = line_->connected() && line_->send(text);
    const bool cut = random_() % 10 == 0;
    auto answer = sent && !cut ? line_->receive() : central::test::RawAnswer{};
    if (answer.status == 0) line_.reset();
    return answer;
  }

  void remember(const Asked& asked) {
    const auto ticket = kiosk::ticketing::read_ticket(kiosk::HttpResponse{asked.status, {}, asked.answer});
    if (ticket) board_.post({ticket->id.str(), ticket->pass.str(), ticket->serial});
  }

  const Plan& plan_;
  Board& board_;
  std::mt19937 random_;
  std::optional<RawClient> line_;
};

}  // namespace

std::vector<Asked> rage(const Plan& plan) {
  Board board;
  std::vector<std::vector<Asked>> asked(static_cast<std::size_t>(plan.clients));
  std::atomic<bool> over{false};
  std::thread trouble([&] {
    while (!over && plan.trouble) plan.trouble();
  });
  std::vector<std::thread> clients;
  for (std::size_t i = 0; i < asked.size(); ++i) {
    clients.emplace_back([&, i] { asked[i] = Client(plan, board, plan.seed * 1000 + static_cast<unsigned>(i)).run(); });
  }
  for (auto& client : clients) client.join();
  over = true;
  trouble.join();
  std::vector<Asked> all;
  for (auto& one : asked) all.insert(all.end(), one.begin(), one.end());
  return all;
}

Asked again(const Plan& plan, const Asked& before) {
  Board board;
  Asked once_more = before;
  once_more.status = 0;
  once_more.answer.clear();
  Client(plan, board, 1).insist(once_more);
  return once_more;
}

}  // namespace storm
