// SPDX-License-Identifier: Apache-2.0
// Devices without hardware for a whole application: a test hands things in, and what comes out is written down.
#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "kiosk/app/devices.hpp"
#include "kiosk/base/boot_time.hpp"
#include "kiosk/gallery/evening.hpp"
#include "kiosk/ticketing/server_messages.hpp"
#include "kiosk/words/languages.hpp"
#include "tests/app/recording_panel.hpp"

namespace tests {

using namespace kiosk;

/// Things that one thread writes down and another waits for.
template <class Item>
class Notes {
 public:
  void add(Item item) {
    const std::lock_guard lock(mutex_);
    items_.push_back(std::move(item));
    more_.notify_all();
  }
  [[nodiscard]] std::vector<Item> all() const {
    const std::lock_guard lock(mutex_);
    return items_;
  }
  /// Waits for one as wanted, the how-manieth or later; true where it came.
  template <class Wanted>
  bool await(std::size_t from, Wanted wanted) {
    std::unique_lock lock(mutex_);
    return more_.wait_for(lock, std::chrono::seconds(60), [&] {
      for (auto i = from; i < items_.size(); ++i) {
        if (wanted(items_[i])) return true;
      }
      return false;
    });
  }

 private:
  mutable std::mutex mutex_;
  std::condition_variable more_;
  std::vector<Item> items_;
};

/// A panel that hands out what the test puts in.
class WaitingPanel final : public ports::Display {
 public:
  RecordingCanvas sheet{{1080, 1920}};

  void put(ports::Input input) {
    const std::lock_guard lock(mutex_);
    inputs_.push_back(input);
    changed_.notify_all();
  }
  ports::Canvas& canvas() override { return sheet; }
  void present(Rect) override {}
  void draw_picture(Rect, const GreyImage&, int) override {}
  bool save_picture(const std::filesystem::path&) override { return false; }
  std::optional<ports::Input> wait(Duration timeout) override {
    std::unique_lock lock(mutex_);
    changed_.wait_for(lock, timeout, [&] { return woken_ || !inputs_.empty(); });
    woken_ = false;
    if (inputs_.empty()) return std::nullopt;
    const auto input = inputs_.front();
    inputs_.pop_front();
    changed_.notify_all();
    return input;
  }
  /// Returns when all that was put in has been handed out.
  void drain() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return inputs_.empty(); });
  }
  void wake() override {
    const std::lock_guard lock(mutex_);
    woken_ = true;
    changed_.notify_all();
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<ports::Input> inputs_;
  bool woken_ = false;
};

class Listener final : public ports::Speaker {
 public:
  void say(const ports::Utterance& utterance) override { heard.add(utterance.text); }
  void stop() override {}
  Notes<std::string> heard;
};

class Watcher final : public ports::ScreenObserver {
 public:
  void shown(const ports::ShownScreen& screen) override { screens.add(screen); }
  Notes<ports::ShownScreen> screens;
};

/// Knows the gallery's evening, and that it is 17:42; the first pass is Amara's, the others are Noor's.
class Service final : public ports::HttpClient {
 public:
  std::atomic<bool> silent = false;  ///< it answers nothing any more

  void send(HttpRequest request, Done done) override {
    if (silent) return;
    const auto day = gallery::evening();
    if (request.path == "/v1/venue/day") {
      return done(HttpResponse{200, {{"Date", "Sun, 28 Apr 2024 21:42:00 GMT"}}, ticketing::write_day(day)});
    }
    if (request.path == "/v1/passes/lookup") {
      auto answer = gallery::amara();
      answer.visit = VisitToken("v1.visit-of-the-lobby");
      if (std::exchange(known_, true)) answer.holder = Holder{PassId("p-noor"), "Noor", "Press"};
      return done(HttpResponse{200, {}, ticketing::write_lookup(answer, day.zone)});
    }
    if (request.method == "DELETE" && request.path.starts_with("/v1/requests/")) {
      return done(HttpResponse{204, {}, ""});
    }
    done(failure(HttpError{HttpError::Kind::kNotSent, "no such call"}));
  }

 private:
  bool known_ = false;
};

class HandScanner final : public ports::Scanner {
 public:
  void show(std::string code) {
    const std::lock_guard lock(mutex_);
    codes_.push_back(std::move(code));
    changed_.notify_all();
  }
  Result<std::optional<ports::RawScan>, ports::ScannerError> next_scan(Duration timeout) override {
    std::unique_lock lock(mutex_);
    if (!changed_.wait_for(lock, timeout, [&] { return !codes_.empty(); })) return std::optional<ports::RawScan>();
    ports::RawScan scan{std::move(codes_.front()), Symbology("QRCode")};
    codes_.pop_front();
    return std::optional(std::move(scan));
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<std::string> codes_;
};

/// Takes everything and keeps nothing.
class EmptyJournal final : public ports::JournalFiles {
 public:
  std::string name() const override { return "journal"; }
  Result<std::unique_ptr<ports::JournalStore>, ports::JournalError> open() override {
    return std::unique_ptr<ports::JournalStore>(std::make_unique<Store>());
  }
  Result<std::string, ports::JournalError> set_aside(Instant) override { return std::string("aside"); }
  Result<std::optional<std::string>, ports::JournalError> read_mark() override { return std::optional<std::string>(); }
  Result<void, ports::JournalError> write_mark(std::string_view) override { return {}; }

 private:
  class Store final : public ports::JournalStore {
   public:
    bool keeps_links() const override { return false; }
    Result<std::vector<ports::StoredRecord>, ports::JournalError> read_all() override {
      return std::vector<ports::StoredRecord>();
    }
    Result<void, ports::JournalError> accept() override { return {}; }
    Result<void, ports::JournalError> append(const ports::StoredRecord&) override { return {}; }
    Result<void, ports::JournalError> forget(const std::vector<std::int64_t>&) override { return {}; }
  };
};

class GoodPrinter final : public ports::Printer {
 public:
  PrintReport print(const Bitmap&) override { return {PrintOutcome::kPrinted, PrinterCondition::kReady, ""}; }
  PrinterCondition condition() override { return PrinterCondition::kReady; }
  int width_dots() const override { return 576; }
};

/// Draws no code at all.
class NoSymbols final : public ports::SymbolWriter {
 public:
  Result<Bitmap, ports::WriteError> qr(std::string_view) const override {
    ++asked;
    return failure(ports::WriteError{"nothing fits"});
  }
  mutable std::atomic<int> asked = 0;
};

/// Stands at 17:42 until it is moved; what counts on evenly counts on.
class EveningClock final : public ports::Clock {
 public:
  Instant now() const override { return gallery::at("17:42") + asleep_.load(); }
  Duration elapsed() const override { return time_since_boot() + asleep_.load(); }
  /// As a machine that was suspended for that long. Any thread.
  void sleep(Duration time) { asleep_ = asleep_.load() + time; }

 private:
  std::atomic<Duration> asleep_ = Duration{};
};

class CountedIds final : public ports::IdSource {
 public:
  IdempotencyKey fresh() override { return IdempotencyKey("key-" + std::to_string(++count_)); }

 private:
  std::atomic<int> count_ = 0;
};

class English final : public words::Languages {
 public:
  const words::Language& find(std::string_view) const override { return words::english(); }
  std::vector<const words::Language*> all() const override { return {&words::english()}; }
};

}  // namespace tests
