// SPDX-License-Identifier: Apache-2.0
// Key events of several nodes merged by their time and typed into a scan builder.
#include "platform/scanner/wedge_reader.hpp"

#include <algorithm>
#include <cstddef>

#include <linux/input-event-codes.h>

namespace platform::scanner {
namespace {

using kiosk::failure;
using kiosk::Result;
using kiosk::ports::ScannerError;

constexpr std::array<std::uint16_t, 8> kModifierKeys = {KEY_LEFTSHIFT, KEY_RIGHTSHIFT, KEY_LEFTCTRL, KEY_RIGHTCTRL,
                                                        KEY_LEFTALT,   KEY_RIGHTALT,   KEY_LEFTMETA, KEY_RIGHTMETA};

constexpr std::int32_t kReleased = 0;
constexpr std::int32_t kPressed = 1;

/// More than the kernel keeps of one node: a device that floods must not keep its reader for ever.
constexpr std::size_t kMostAtOnce = 4096;

}  // namespace

void KeyDecoder::take(const KeyEvent& event, Scans& out) {
  const bool lost = event.type == EV_SYN && event.code == SYN_DROPPED;
  const bool is_key = event.type == EV_KEY && (event.value == kReleased || event.value == kPressed);
  if (!lost && !is_key) return;
  settle(event.at, out);
  if (!due() && event.at - last_key_ >= kPatience) caps_lock_ = false;
  last_key_ = event.at;
  if (lost) return builder_.lose(event.at);
  builder_.touch(event.at);
  if (note_modifier(event) || event.catching_up || event.value == kReleased) return;
  if (event.code == KEY_CAPSLOCK) {
    caps_lock_ = !caps_lock_;
    return;
  }
  builder_.add(character_of(event.code, modifiers()).value_or(kNoText), event.at);
}

void KeyDecoder::settle(Moment now, Scans& out) {
  const bool was_under_way = due().has_value();
  builder_.settle(now, out);
  if (was_under_way && !due()) caps_lock_ = false;
}

bool KeyDecoder::note_modifier(const KeyEvent& event) {
  const auto found = std::ranges::find(kModifierKeys, event.code);
  if (found == kModifierKeys.end()) return false;
  held_[static_cast<std::size_t>(found - kModifierKeys.begin())] = event.value == kPressed;
  return true;
}

Modifiers KeyDecoder::modifiers() const {
  return {held_[0] || held_[1], held_[2] || held_[3], caps_lock_, held_[4] || held_[5] || held_[6] || held_[7]};
}

std::vector<int> WedgeReader::descriptors() const {
  std::vector<int> all;
  all.reserve(nodes_.size());
  for (const auto& node : nodes_) all.push_back(node->descriptor());
  return all;
}

Result<void, ScannerError> WedgeReader::take(Moment now, Scans& out) {
  const auto collected = collect();
  std::ranges::stable_sort(waiting_, {}, &KeyEvent::at);
  // What happened after `now` waits: of a node that was read first there may be something earlier to come. A node that
  // is gone says no more, so there is nothing to wait for.
  const auto later = collected ? std::ranges::upper_bound(waiting_, now, {}, &KeyEvent::at) : waiting_.end();
  for (auto event = waiting_.begin(); event != later; ++event) decoder_.take(*event, out);
  waiting_.erase(waiting_.begin(), later);
  if (!collected) {
    decoder_.hang_up(out);
    return failure(collected.error());
  }
  if (*collected && waiting_.empty()) decoder_.settle(now, out);
  return {};
}

Result<bool, ScannerError> WedgeReader::collect() {
  bool all = true;
  for (const auto& node : nodes_) {
    for (std::size_t taken = 0;; ++taken) {
      if (taken == kMostAtOnce) {
        all = false;
        break;
      }
      auto event = node->next();
      if (!event) return failure(event.error());
      if (!*event) break;
      waiting_.push_back(**event);
    }
  }
  return all;
}

std::optional<Moment> WedgeReader::due() const {
  if (!waiting_.empty()) return waiting_.front().at;
  return decoder_.due();
}

}  // namespace platform::scanner
