// SPDX-License-Identifier: Apache-2.0
// One language: its messages, its plurals, its dates and times.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/base/instant.hpp"
#include "kiosk/base/zone.hpp"

namespace kiosk::words {

/// A value for the {hole} of that name in a message.
struct Arg {
  std::string_view hole;
  std::string value;
};
using Args = std::initializer_list<Arg>;

/// A message is asked for by its English words, which every catalogue in assets/locales has as its msgid; the calls of
/// text(), text_in() and plural() with literals are what the build collects. Pure: any thread.
class Language {
 public:
  virtual ~Language() = default;

  /// BCP 47: "en", "fr", "iu", "es", "ar", "zh-Hans"; "en-XA" for the one that only tests speak.
  [[nodiscard]] virtual const std::string& code() const = 0;
  /// As its speakers call it: "Français".
  [[nodiscard]] virtual const std::string& own_name() const = 0;
  [[nodiscard]] virtual bool right_to_left() const = 0;

  /// The message, its holes filled. A message that the catalogue lacks is the English one.
  [[nodiscard]] std::string text(std::string_view english, Args args = {}) const;
  /// The same where one English text has two meanings: `context` tells them apart.
  [[nodiscard]] std::string text_in(std::string_view context, std::string_view english, Args args = {}) const;
  /// The message for `n` things; {n} is filled with it.
  [[nodiscard]] std::string plural(std::string_view one, std::string_view many, int n, Args args = {}) const;

  /// The time of day, 24 hours: "18:30".
  [[nodiscard]] virtual std::string clock(Instant at, const Zone& zone) const = 0;
  /// "Sunday, April 28".
  [[nodiscard]] virtual std::string long_date(Instant at, const Zone& zone) const = 0;
  /// "Sunday 28 April 2024".
  [[nodiscard]] virtual std::string full_date(Instant at, const Zone& zone) const = 0;
  /// Words that are not the language's own, a title or a synopsis, to stand beside or instead of its own: where it runs
  /// from the right, between U+2068 and U+2069, so that they keep their own direction (UAX #9). Fill does it by itself.
  [[nodiscard]] std::string apart(std::string_view foreign) const;
  /// "Brett Story, Stephen Maing": as a list of names is written, without "and"; each name apart.
  [[nodiscard]] std::string listed(const std::vector<std::string>& items) const;

 protected:
  /// The catalogue's words for a message; `context` may be empty.
  [[nodiscard]] virtual std::string find(std::string_view context, std::string_view english) const = 0;
  [[nodiscard]] virtual std::string find_plural(std::string_view one, std::string_view many, int n) const = 0;
};

/// English as the sources have it, with no catalogue and no library: what everything falls back to, and what tests
/// that are not about language speak. Lives as long as the program.
[[nodiscard]] const Language& english();

/// Puts values into the {holes} of a message; a hole without a value stays, and so it is seen. `isolated`: each value
/// stands between U+2068 and U+2069, so that a Latin title does not disturb an Arabic sentence (UAX #9).
[[nodiscard]] std::string fill(std::string_view message, Args args, bool isolated);

}  // namespace kiosk::words
