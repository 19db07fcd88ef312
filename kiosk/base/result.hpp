// SPDX-License-Identifier: Apache-2.0
// Errors as values: the one result type of the project.
#pragma once

#include <utility>

#include <tl/expected.hpp>

namespace kiosk {

/// A value or a typed reason why there is none. Nothing that crosses a module boundary throws.
template <class Value, class Error>
using Result = tl::expected<Value, Error>;

/// Makes the failing side of a Result: `return failure(Error{...});`.
template <class Error>
[[nodiscard]] auto failure(Error error) {
  return tl::unexpected<Error>(std::move(error));
}

}  // namespace kiosk
