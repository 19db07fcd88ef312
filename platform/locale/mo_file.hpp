// SPDX-License-Identifier: Apache-2.0
// The compiled catalogue's form on disk (GNU gettext manual, "The Format of GNU MO Files"), read with distrust: what is
// right here can be given to a library that believes what it reads.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/base/result.hpp"

namespace platform::locale {

/// No catalogue of this project comes near it; a file that does is something else.
inline constexpr std::size_t kLargestCatalogue = 1024 * 1024;

/// What a catalogue says, copied out of it.
struct MoContents {
  std::map<std::string, std::string> header;  ///< "Plural-Forms" -> "nplurals=2; plural=(n > 1);"
  /// The keys as they are stored: context and U+0004 before, the plural and a zero byte behind.
  std::vector<std::string> keys;
};

/// Reads `bytes` whole and looks at each number and string in them. The error says what is wrong, without the file's
/// name. Right are only: revision 0, a hash table, UTF-8, a header, and a plural rule of comparisons and remainders.
[[nodiscard]] kiosk::Result<MoContents, std::string> read_mo(std::string_view bytes);

}  // namespace platform::locale
