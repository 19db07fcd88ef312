// A whole application on devices of a test: who stands before it presses, scans and listens from the test's thread.
#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <future>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "kiosk/app/application.hpp"
#include "kiosk/gallery/evening.hpp"
#include "kiosk/ticketing/server_messages.hpp"
#include "tests/app/recording_panel.hpp"
#include "tests/support/catch.hpp"

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

/// Knows the gallery's evening; the first pass is Amara's, the others are Noor's.
class Service final : public ports::HttpClient {
 public:
  void send(HttpRequest request, Done done) override {
    const auto day = gallery::evening();
    if (request.path == "/v1/venue/day") return done(HttpResponse{200, {}, ticketing::write_day(day)});
    if (request.path == "/v1/passes/lookup") {
      auto answer = gallery::amara();
      if (std::exchange(known_, true)) answer.holder = Holder{PassId("p-noor"), "Noor", "Press"};
      return done(HttpResponse{200, {}, ticketing::write_lookup(answer, day.zone)});
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

class EmptyJournal final : public ports::JournalStore {
 public:
  Result<void, ports::JournalError> append(const IdempotencyKey&, std::string_view) override { return {}; }
  Result<std::vector<std::string>, ports::JournalError> read_all() override { return std::vector<std::string>(); }
  Result<void, ports::JournalError> forget(const std::vector<IdempotencyKey>&) override { return {}; }
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

class EveningClock final : public ports::Clock {
 public:
  Instant now() const override { return gallery::at("17:42"); }
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

class Lobby {
 public:
  explicit Lobby(app::Setup setup) : application_(devices(), std::move(setup), languages_, {}) {
    thread_ = std::thread([this] { ran_ = application_.run().has_value(); });
    sees("scan");
  }
  ~Lobby() {
    application_.stop();
    thread_.join();
    CHECK(ran_);
  }
  Lobby(const Lobby&) = delete;
  Lobby& operator=(const Lobby&) = delete;

  void press(ports::Key key, bool repeat = false) { panel.put(ports::KeyDown{key, 0, repeat}); }
  /// A pass that was not shown before in this test.
  void scan(const std::string& code) { scanner.show(code); }

  /// Waits until a screen of that name came up after what was seen before, and takes all up to it as seen.
  void sees(const std::string& name) {
    REQUIRE(watcher.screens.await(seen_, [&](const auto& screen) { return screen.name == name; }));
    const auto all = watcher.screens.all();
    while (all[seen_].name != name) ++seen_;
    ++seen_;
    settle();
  }
  /// Waits until something with these words was said after what was heard before, and takes all up to it as heard.
  void hears(const std::string& words) {
    INFO(words);
    const auto has = [&](const std::string& said) { return said.find(words) != std::string::npos; };
    REQUIRE(listener.heard.await(heard_, has));
    const auto all = listener.heard.all();
    while (!has(all[heard_])) ++heard_;
    ++heard_;
  }
  /// Whether nothing was said since. All that was put in before is done by then.
  [[nodiscard]] bool quiet() {
    settle();
    return listener.heard.all().size() == heard_;
  }
  /// Returns when the kiosk has done what it knows of, and has shown and said it.
  void settle() {
    panel.drain();
    for (int i = 0; i < 2; ++i) {
      std::promise<void> reached;
      application_.on_main([&] { reached.set_value(); });
      reached.get_future().wait();
    }
  }

  WaitingPanel panel;
  Listener listener;
  Watcher watcher;
  HandScanner scanner;
  NoSymbols symbols;

 private:
  app::Devices devices() {
    app::Devices devices;
    devices.display = &panel;
    devices.http = &service_;
    devices.journal = &journal_;
    devices.printer = &printer_;
    devices.symbols = &symbols;
    devices.clock = &clock_;
    devices.ids = &ids_;
    devices.scanner = &scanner;
    devices.observer = &watcher;
    devices.speaker = &listener;
    return devices;
  }

  Service service_;
  EmptyJournal journal_;
  GoodPrinter printer_;
  EveningClock clock_;
  CountedIds ids_;
  English languages_;
  app::Application application_;
  std::atomic<bool> ran_ = false;
  std::size_t seen_ = 0;
  std::size_t heard_ = 0;
  std::thread thread_;
};

}  // namespace tests
