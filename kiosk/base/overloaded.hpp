// SPDX-License-Identifier: Apache-2.0
// std::visit over a variant with one lambda a type; a type without one does not compile.
#pragma once

namespace kiosk {

template <class... Functions>
struct Overloaded : Functions... {
  using Functions::operator()...;
};

/// clang 14 does not deduce it without.
template <class... Functions>
Overloaded(Functions...) -> Overloaded<Functions...>;

}  // namespace kiosk
