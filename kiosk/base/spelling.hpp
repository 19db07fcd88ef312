// SPDX-License-Identifier: Apache-2.0
// Which known word a mistyped one was meant to be.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace kiosk {

/// Those of `known` that `word` may have been meant to be, the nearest first, at most `most`. Near: at most two
/// letters, or a third of the word, to insert, drop or change; or one stands within the other, with three letters at
/// least.
[[nodiscard]] std::vector<std::string_view> near_words(std::string_view word,
                                                       const std::vector<std::string_view>& known, std::size_t most);

/// What to do about `word`, which is none of `known` (at least one): `did you mean "journal"?` where one is near,
/// else `use one of "a", "b"`.
[[nodiscard]] std::string suggestion(std::string_view word, const std::vector<std::string_view>& known);

}  // namespace kiosk
