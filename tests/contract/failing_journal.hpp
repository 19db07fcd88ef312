// SPDX-License-Identifier: Apache-2.0
// A journal's files on a disk whose power fails before or after a chosen touch of them.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "platform/sqlite/journal_folder.hpp"

namespace tests {

/// The power fails.
struct PowerCut {};

/// Counts touches, and fails before or after one of them.
struct Power {
  int left = -1;  ///< touches until it fails, counted before and after each; negative: it holds
  void touch() {
    if (left-- == 0) throw PowerCut();
  }
};

class FailingStore final : public kiosk::ports::JournalStore {
 public:
  FailingStore(std::unique_ptr<kiosk::ports::JournalStore> real, Power& power)
      : real_(std::move(real)), power_(power) {}
  bool keeps_links() const override { return real_->keeps_links(); }
  kiosk::Result<std::vector<kiosk::ports::StoredRecord>, kiosk::ports::JournalError> read_all() override {
    return real_->read_all();
  }
  kiosk::Result<void, kiosk::ports::JournalError> accept() override {
    return between([&] { return real_->accept(); });
  }
  kiosk::Result<void, kiosk::ports::JournalError> append(const kiosk::ports::StoredRecord& record) override {
    return between([&] { return real_->append(record); });
  }
  kiosk::Result<void, kiosk::ports::JournalError> forget(const std::vector<std::int64_t>& numbers) override {
    return between([&] { return real_->forget(numbers); });
  }

 private:
  template <class Touch>
  kiosk::Result<void, kiosk::ports::JournalError> between(Touch touch) {
    power_.touch();
    auto done = touch();
    power_.touch();
    return done;
  }
  std::unique_ptr<kiosk::ports::JournalStore> real_;
  Power& power_;
};

class FailingFiles final : public kiosk::ports::JournalFiles {
 public:
  FailingFiles(const std::filesystem::path& file, Power& power) : real_(file), power_(power) {}
  std::string name() const override { return real_.name(); }
  kiosk::Result<std::unique_ptr<kiosk::ports::JournalStore>, kiosk::ports::JournalError> open() override {
    power_.touch();
    auto store = real_.open();
    power_.touch();
    if (!store) return store;
    return std::unique_ptr<kiosk::ports::JournalStore>(std::make_unique<FailingStore>(std::move(*store), power_));
  }
  kiosk::Result<std::string, kiosk::ports::JournalError> set_aside(kiosk::Instant now) override {
    power_.touch();
    auto done = real_.set_aside(now);
    power_.touch();
    return done;
  }
  kiosk::Result<std::optional<std::string>, kiosk::ports::JournalError> read_mark() override {
    return real_.read_mark();
  }
  kiosk::Result<void, kiosk::ports::JournalError> write_mark(std::string_view bytes) override {
    power_.touch();
    auto done = real_.write_mark(bytes);
    power_.touch();
    return done;
  }

 private:
  platform::sqlite::JournalFolder real_;
  Power& power_;
};

}  // namespace tests
