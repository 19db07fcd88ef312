// SPDX-License-Identifier: Apache-2.0
// A scanner that types: the key events of all its nodes, in time order, as scans.
#pragma once

#include <array>
#include <memory>
#include <optional>
#include <vector>

#include "platform/scanner/key_map.hpp"
#include "platform/scanner/key_node.hpp"
#include "platform/scanner/reader.hpp"

namespace platform::scanner {

/// Turns key events into bytes. Presses count; releases and autorepeat type nothing. Enter is CR. What has no text (a
/// dead key, an Alt code, a function key) is kNoText, so that a code never becomes a shorter one that is valid.
/// Caps Lock holds within one scan. Lost events lose the scan under way.
class KeyDecoder {
 public:
  explicit KeyDecoder(Terminator terminator) : builder_(keyboard_builder(terminator)) {}

  /// Events in time order.
  void take(const KeyEvent& event, Scans& out);
  void settle(Moment now, Scans& out);
  void hang_up(Scans& out) { builder_.hang_up(out); }
  [[nodiscard]] std::optional<Moment> due() const { return builder_.due(); }

 private:
  [[nodiscard]] bool note_modifier(const KeyEvent& event);
  [[nodiscard]] Modifiers modifiers() const;

  ScanBuilder builder_;
  std::array<bool, 8> held_{};  ///< in the order of kModifierKeys
  bool caps_lock_ = false;
  Moment last_key_{};
};

class WedgeReader final : public Reader {
 public:
  /// `nodes`: all event nodes of one device, at least one.
  WedgeReader(std::vector<std::unique_ptr<KeyNode>> nodes, Terminator terminator)
      : nodes_(std::move(nodes)), decoder_(terminator) {}

  [[nodiscard]] std::vector<int> descriptors() const override;
  [[nodiscard]] kiosk::Result<void, kiosk::ports::ScannerError> take(Moment now, Scans& out) override;
  [[nodiscard]] std::optional<Moment> due() const override;

 private:
  /// Whether nothing was left behind.
  [[nodiscard]] kiosk::Result<bool, kiosk::ports::ScannerError> collect();

  std::vector<std::unique_ptr<KeyNode>> nodes_;
  std::vector<KeyEvent> waiting_;  ///< read already, but another node may still have an earlier one
  KeyDecoder decoder_;
};

}  // namespace platform::scanner
