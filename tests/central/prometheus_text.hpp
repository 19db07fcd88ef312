// SPDX-License-Identifier: Apache-2.0
// A strict reader of Prometheus's text format 0.0.4 for what the service tells of itself.
#pragma once

#include <map>
#include <string>

namespace central::test {

/// Series as they stand in the text, `name{a="b",c="d"}` with labels in their order and values unescaped, and values.
struct Samples {
  std::map<std::string, double> values;
  std::map<std::string, std::string> types;  ///< "counter", "gauge", "histogram" by the family's name
  std::string error;                         ///< what breaks the format, with its line; empty: nothing

  /// The value; -1 where there is none.
  [[nodiscard]] double at(const std::string& series) const {
    const auto found = values.find(series);
    return found == values.end() ? -1 : found->second;
  }
};

/// Strict: each family has one HELP, one TYPE and then its samples, all together; no series twice; a histogram's
/// buckets grow, end in +Inf, and +Inf is the count.
[[nodiscard]] Samples read_samples(const std::string& text);

}  // namespace central::test
