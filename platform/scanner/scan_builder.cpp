// SPDX-License-Identifier: Apache-2.0
// Bytes gathered until it is quiet; see the header for why a terminator alone is not enough.
#include "platform/scanner/scan_builder.hpp"

#include <utility>

namespace platform::scanner {
namespace {

std::string bytes_of(Terminator terminator) {
  switch (terminator) {
    case Terminator::kEnter:
      return "\r\n";
    case Terminator::kTab:
      return "\t";
    case Terminator::kNone:
      return "";
  }
  return "";
}

}  // namespace

void ScanBuilder::add(char byte, Moment at) {
  under_way_ = true;
  last_ = at;
  last_byte_ = byte;
  if (lost_) return;
  if (text_.size() < kLongestScan + 2) {  // two for CR and LF, which do not count
    text_ += byte;
  } else {
    lose(at);
  }
}

void ScanBuilder::lose(Moment at) {
  under_way_ = true;
  last_ = at;
  lost_ = true;
  text_.clear();
}

void ScanBuilder::touch(Moment at) {
  if (under_way_) last_ = at;
}

void ScanBuilder::settle(Moment now, Scans& out) {
  const auto end = due();
  if (!end || now < *end) return;
  if (without_ == WithoutTerminator::kIsLost && !is_terminated()) lost_ = true;
  finish(out);
}

std::optional<Moment> ScanBuilder::due() const {
  if (!under_way_) return std::nullopt;
  if (terminators_.empty() || is_terminated()) return last_ + kPause;
  return last_ + kPatience;
}

void ScanBuilder::hang_up(Scans& out) {
  if (under_way_ && is_terminated()) {
    finish(out);
  } else {
    drop();
  }
}

bool ScanBuilder::is_terminated() const { return terminators_.find(last_byte_) != std::string::npos; }

void ScanBuilder::finish(Scans& out) {
  if (!lost_) {
    const auto first = text_.find_first_not_of(terminators_);
    text_.erase(0, first);
    text_.erase(text_.find_last_not_of(terminators_) + 1);
    lost_ = text_.size() > kLongestScan;
  }
  if (lost_) text_ = kNoText;
  if (!text_.empty()) out.push_back({std::exchange(text_, {}), {}});
  drop();
}

void ScanBuilder::drop() {
  under_way_ = false;
  lost_ = false;
  last_byte_ = '\0';
  text_.clear();
}

ScanBuilder keyboard_builder(Terminator terminator) {
  return {bytes_of(terminator), ScanBuilder::WithoutTerminator::kIsScan};
}

ScanBuilder serial_builder(Terminator terminator) {
  return {bytes_of(terminator), terminator == Terminator::kNone ? ScanBuilder::WithoutTerminator::kIsScan
                                                                : ScanBuilder::WithoutTerminator::kIsLost};
}

}  // namespace platform::scanner
