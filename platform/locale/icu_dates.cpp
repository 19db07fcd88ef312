// SPDX-License-Identifier: Apache-2.0
// Dates and times by ICU: the language's own order and names for what is asked for (UTS #35, "availableFormats").
#include <algorithm>
#include <cstring>
#include <mutex>

#include <unicode/dtfmtsym.h>
#include <unicode/dtptngen.h>
#include <unicode/locid.h>
#include <unicode/smpdtfmt.h>
#include <unicode/timezone.h>

#include "platform/locale/dates.hpp"

namespace platform::locale {
namespace {

/// Skeletons of UTS #35: what is to be written, not how.
constexpr auto kClock = "HHmm";
constexpr auto kLongDate = "EEEEMMMMd";
constexpr auto kFullDate = "yMMMMEEEEd";

/// Whether ICU has the language at all; it takes another in its place where it has not.
bool is_available(const icu::Locale& locale) {
  int32_t count = 0;
  const auto* all = icu::Locale::getAvailableLocales(count);
  const auto same = [&](const icu::Locale& one) { return std::strcmp(one.getLanguage(), locale.getLanguage()) == 0; };
  return std::any_of(all, all + count, same);
}

/// Whether it knows the months' names too: of some languages it has little more than that they exist.
bool has_months(const icu::Locale& locale) {
  UErrorCode status = U_ZERO_ERROR;
  int32_t count = 0;
  const icu::DateFormatSymbols symbols(locale, status);
  const auto* months = symbols.getMonths(count);
  return U_SUCCESS(status) != 0 && count > 0 && months[0] != icu::UnicodeString("M01", -1, US_INV);
}

using Format = std::unique_ptr<icu::DateFormat>;

Format format_of(icu::DateTimePatternGenerator& generator, const char* skeleton, const icu::Locale& locale) {
  UErrorCode status = U_ZERO_ERROR;
  const auto pattern =
      generator.getBestPattern(icu::UnicodeString(skeleton, -1, US_INV), UDATPG_MATCH_HOUR_FIELD_LENGTH, status);
  auto format = std::make_unique<icu::SimpleDateFormat>(pattern, locale, status);
  if (U_FAILURE(status)) return nullptr;
  // Local times are written as if they were of UTC, so that the zones that ICU knows play no part.
  format->setTimeZone(*icu::TimeZone::getGMT());
  return format;
}

class IcuDates final : public Dates {
 public:
  IcuDates(Format clock, Format long_date, Format full_date)
      : clock_(std::move(clock)), long_date_(std::move(long_date)), full_date_(std::move(full_date)) {}

  [[nodiscard]] std::string clock(kiosk::LocalTime local) const override { return written(*clock_, local); }
  [[nodiscard]] std::string long_date(kiosk::LocalTime local) const override { return written(*long_date_, local); }
  [[nodiscard]] std::string full_date(kiosk::LocalTime local) const override { return written(*full_date_, local); }

 private:
  [[nodiscard]] std::string written(const icu::DateFormat& format, kiosk::LocalTime local) const {
    icu::UnicodeString text;
    const std::lock_guard lock(mutex_);  // ICU promises nothing for one format in two threads
    format.format(static_cast<UDate>(local.time_since_epoch().count()), text);
    std::string utf8;
    return text.toUTF8String(utf8);
  }

  mutable std::mutex mutex_;
  Format clock_, long_date_, full_date_;
};

}  // namespace

std::unique_ptr<Dates> icu_dates(const std::string& code) {
  UErrorCode status = U_ZERO_ERROR;
  const auto locale = icu::Locale::forLanguageTag(code + "-u-ca-gregory-nu-latn", status);
  if (U_FAILURE(status) || !is_available(locale) || !has_months(locale)) return nullptr;
  const std::unique_ptr<icu::DateTimePatternGenerator> generator(
      icu::DateTimePatternGenerator::createInstance(locale, status));
  if (U_FAILURE(status)) return nullptr;
  auto clock = format_of(*generator, kClock, locale);
  auto long_date = format_of(*generator, kLongDate, locale);
  auto full_date = format_of(*generator, kFullDate, locale);
  if (!clock || !long_date || !full_date) return nullptr;
  return std::make_unique<IcuDates>(std::move(clock), std::move(long_date), std::move(full_date));
}

}  // namespace platform::locale
