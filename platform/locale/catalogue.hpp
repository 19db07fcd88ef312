// SPDX-License-Identifier: Apache-2.0
// The messages of one language, as gettext compiled them.
#pragma once

#include <filesystem>
#include <locale>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/base/result.hpp"
#include "platform/locale/error.hpp"

namespace platform::locale {

/// A catalogue in memory, its file closed. Pure: any thread.
class Catalogue {
 public:
  /// Reads `file` whole, and finds each message in it once, so that a damaged one is known now and not in front of a
  /// passholder.
  [[nodiscard]] static kiosk::Result<Catalogue, Error> open(const std::filesystem::path& file);
  /// The same for what was read already; `file` is only what errors call it.
  [[nodiscard]] static kiosk::Result<Catalogue, Error> read(const std::vector<char>& bytes,
                                                            const std::filesystem::path& file);

  /// The message; the English one where there is none. `context` may be empty.
  [[nodiscard]] std::string find(std::string_view context, std::string_view english) const;
  /// The message for `n` things, by the catalogue's own rule; the English one where there is none.
  [[nodiscard]] std::string find_plural(std::string_view one, std::string_view many, int n) const;

  /// As the language's speakers call it; from the header, X-Own-Name.
  [[nodiscard]] const std::string& own_name() const { return own_name_; }
  /// From the header, X-Direction: "ltr" or "rtl".
  [[nodiscard]] bool right_to_left() const { return right_to_left_; }

 private:
  std::locale messages_;
  std::string own_name_;
  bool right_to_left_ = false;
};

}  // namespace platform::locale
