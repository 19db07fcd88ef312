// SPDX-License-Identifier: Apache-2.0
// What the code under test says in the log.
#pragma once

#include <mutex>
#include <string>
#include <string_view>

#include "kiosk/base/log.hpp"

namespace central::test {

/// The warnings and errors that are logged while it lives, a line each. Any thread.
class Logged {
 public:
  Logged() {
    kiosk::log::set_sink([this](kiosk::log::Level level, std::string_view, std::string_view message) {
      const std::scoped_lock lock(mutex_);
      if (level != kiosk::log::Level::kInfo) text_.append(message).append("\n");
    });
  }
  ~Logged() {
    kiosk::log::set_sink([](kiosk::log::Level, std::string_view, std::string_view) {});
  }
  Logged(const Logged&) = delete;
  Logged& operator=(const Logged&) = delete;
  [[nodiscard]] std::string text() const {
    const std::scoped_lock lock(mutex_);
    return text_;
  }

 private:
  mutable std::mutex mutex_;
  std::string text_;
};

}  // namespace central::test
