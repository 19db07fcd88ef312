// Which known word a mistyped one was meant to be.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace kiosk::app {

/// What to do about `word`, which is none of `known` (at least one): `did you mean "journal"?` where one is near,
/// else `use one of "a", "b"`. Near: at most two letters, or a third of the word, to insert, drop or change.
[[nodiscard]] std::string suggestion(std::string_view word, const std::vector<std::string_view>& known);

}  // namespace kiosk::app
