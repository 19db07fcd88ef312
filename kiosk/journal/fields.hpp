// SPDX-License-Identifier: Apache-2.0
// The fields of a record: big-endian numbers and length-prefixed texts, written and taken off the front.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "kiosk/base/instant.hpp"

namespace kiosk::journal {

class FieldWriter {
 public:
  void number(std::uint64_t value, int bytes);
  void text(const std::string& value);
  void instant(Instant at);
  /// A present value is 1 and the value, an absent one is 0.
  void present(bool is) { number(is ? 1 : 0, 1); }

  template <class Id>
  void maybe_id(const std::optional<Id>& id) {
    present(id.has_value());
    if (id) text(id->str());
  }

  [[nodiscard]] const std::string& bytes() const { return bytes_; }

 private:
  std::string bytes_;
};

/// Gives zeros and empty texts past the first field that is out of its range; asked once at the end.
class FieldReader {
 public:
  explicit FieldReader(std::string_view bytes) : rest_(bytes) {}

  [[nodiscard]] std::uint64_t number(std::size_t bytes);
  /// A number of one byte, below `end`.
  [[nodiscard]] std::uint8_t choice(std::uint8_t end);
  [[nodiscard]] std::string text();
  /// Years 0 to 9999.
  [[nodiscard]] Instant instant();
  [[nodiscard]] bool present() { return choice(2) == 1; }

  template <class Id>
  [[nodiscard]] Id id() {
    return Id(text());
  }
  template <class Id>
  [[nodiscard]] std::optional<Id> maybe_id() {
    return present() ? std::optional(id<Id>()) : std::nullopt;
  }

  /// Every field was in its range so far and nothing is left.
  [[nodiscard]] bool finished() const { return good_ && rest_.empty(); }

 private:
  [[nodiscard]] std::string_view take(std::size_t count);

  std::string_view rest_;
  bool good_ = true;
};

}  // namespace kiosk::journal
