// SPDX-License-Identifier: Apache-2.0
// What a check has to say: the clause, the view as it hangs, and what is wrong with it.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "tests/a11y/hall.hpp"

namespace a11y {

class Findings {
 public:
  /// `clause`: "WCAG 2.5.5".
  void add(const std::string& clause, const Exhibit& exhibit, const std::string& what) {
    ++count_;
    if (shown_[clause]++ < kShown)
      lines_ += clause + ": " + exhibit.name + " (" + name_of(exhibit.setup) + "): " + what + "\n";
  }

  /// The first few of each clause, and how many there are; nothing where there are none.
  [[nodiscard]] std::string told() const {
    if (count_ == 0) return {};
    std::string all = lines_;
    for (const auto& [clause, count] : shown_) all += clause + ": " + std::to_string(count) + " in all\n";
    return all;
  }

 private:
  static constexpr std::size_t kShown = 12;
  std::size_t count_ = 0;
  std::map<std::string, std::size_t> shown_;
  std::string lines_;
};

/// "Print both (48,1200 920x132)": how a part is named in a finding.
[[nodiscard]] inline std::string name_of(const kiosk::ui::Part& part) {
  const auto& r = part.rect;
  return "\"" + (part.text.empty() ? part.speech : part.text) + "\" (" + std::to_string(r.x) + "," +
         std::to_string(r.y) + " " + std::to_string(r.width) + "x" + std::to_string(r.height) + ")";
}

[[nodiscard]] inline std::string name_of(const kiosk::ui::TextLine& line) {
  const auto& r = line.rect;
  return "\"" + line.text + "\" (" + std::to_string(r.x) + "," + std::to_string(r.y) + " " + std::to_string(r.width) +
         "x" + std::to_string(r.height) + ")";
}

}  // namespace a11y
