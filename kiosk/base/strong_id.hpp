// SPDX-License-Identifier: Apache-2.0
// A string that names one kind of thing, so that a pass is never handed in where a screening belongs.
#pragma once

#include <compare>
#include <cstddef>
#include <functional>
#include <string>
#include <utility>

namespace kiosk {

/// An opaque id. Empty means "none given"; what else is valid is the business of whoever issues it.
template <class Tag>
class StrongId {
 public:
  StrongId() = default;
  explicit StrongId(std::string value) : value_(std::move(value)) {}

  [[nodiscard]] const std::string& str() const noexcept { return value_; }
  [[nodiscard]] bool empty() const noexcept { return value_.empty(); }

  friend auto operator<=>(const StrongId&, const StrongId&) = default;

 private:
  std::string value_;
};

}  // namespace kiosk

template <class Tag>
struct std::hash<kiosk::StrongId<Tag>> {
  std::size_t operator()(const kiosk::StrongId<Tag>& id) const noexcept { return std::hash<std::string>{}(id.str()); }
};
