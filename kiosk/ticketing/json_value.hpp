// SPDX-License-Identifier: Apache-2.0
// A JSON document as a plain value, read with limits and written without surprises. The rest of the module works on
// these, so that the JSON library stands in one .cpp.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "kiosk/base/result.hpp"

namespace kiosk::ticketing::json {

struct Value;
using Array = std::vector<Value>;
using Object = std::vector<std::pair<std::string, Value>>;  ///< in the order of the text; each name once

struct Value {
  /// A number is a std::int64_t where it is written whole and fits one, else a double.
  std::variant<std::nullptr_t, bool, std::int64_t, double, std::string, Array, Object> what = nullptr;
};

inline constexpr std::size_t kMaxBytes = std::size_t{1} << 20U;  ///< of a document
inline constexpr std::size_t kMaxDepth = 16;                     ///< of arrays and objects in each other
inline constexpr std::size_t kMaxElements = 1000;                ///< of an array
inline constexpr std::size_t kMaxMembers = 100;                  ///< of an object

struct ParseError {
  std::string detail;  ///< names the member being read, never its value
};

/// Any bytes at all; never throws. Refuses what goes over the limits above, a member that occurs twice, invalid UTF-8
/// and numbers no double holds.
[[nodiscard]] Result<Value, ParseError> parse(std::string_view text);

/// Compact, members in their order. Invalid UTF-8 comes out as U+FFFD: the text is always valid JSON.
[[nodiscard]] std::string to_text(const Value& value);

/// A member's name as it may stand in a message: at most 40 characters of printable ASCII.
[[nodiscard]] std::string quotable(std::string_view name);

}  // namespace kiosk::ticketing::json
