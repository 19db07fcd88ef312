// SPDX-License-Identifier: Apache-2.0
// A whole application on devices of a test: who stands before it presses, scans and listens from the test's thread.
#pragma once

#include <atomic>
#include <cstddef>
#include <future>
#include <string>
#include <thread>
#include <utility>

#include "kiosk/app/application.hpp"
#include "tests/app/lobby_devices.hpp"
#include "tests/support/catch.hpp"

namespace tests {

class Lobby {
 public:
  explicit Lobby(app::Setup setup) : application_(devices(), std::move(setup), languages_, {}) {
    thread_ = std::thread([this] { application_.run(); });
    sees("scan");
  }
  ~Lobby() {
    application_.stop();
    thread_.join();
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
  EveningClock clock;
  Service service;

 private:
  app::Devices devices() {
    app::Devices devices;
    devices.display = &panel;
    devices.http = &service;
    devices.journal = &journal_;
    devices.printer = &printer_;
    devices.symbols = &symbols;
    devices.clock = &clock;
    devices.ids = &ids_;
    devices.scanner = &scanner;
    devices.observer = &watcher;
    devices.speaker = &listener;
    return devices;
  }

  EmptyJournal journal_;
  GoodPrinter printer_;
  CountedIds ids_;
  English languages_;
  app::Application application_;
  std::size_t seen_ = 0;
  std::size_t heard_ = 0;
  std::thread thread_;
};

}  // namespace tests
