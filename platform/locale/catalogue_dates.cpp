// SPDX-License-Identifier: Apache-2.0
// Dates in a language that ICU does not know: the translator gave the names and the order.
#include <array>
#include <chrono>

#include "kiosk/words/language.hpp"
#include "platform/locale/catalogue.hpp"
#include "platform/locale/dates.hpp"

namespace platform::locale {
namespace {

using namespace std::chrono;

class CatalogueDates final : public Dates {
 public:
  explicit CatalogueDates(const Catalogue& catalogue)
      : long_(catalogue.find("date", "{weekday}, {month} {day}")),
        full_(catalogue.find("date", "{weekday} {day} {month} {year}")),
        weekdays_{catalogue.find("date", "Sunday"),   catalogue.find("date", "Monday"),
                  catalogue.find("date", "Tuesday"),  catalogue.find("date", "Wednesday"),
                  catalogue.find("date", "Thursday"), catalogue.find("date", "Friday"),
                  catalogue.find("date", "Saturday")},
        months_{
            catalogue.find("date", "January"), catalogue.find("date", "February"), catalogue.find("date", "March"),
            catalogue.find("date", "April"),   catalogue.find("date", "May"),      catalogue.find("date", "June"),
            catalogue.find("date", "July"),    catalogue.find("date", "August"),   catalogue.find("date", "September"),
            catalogue.find("date", "October"), catalogue.find("date", "November"), catalogue.find("date", "December")} {
  }

  [[nodiscard]] std::string clock(kiosk::LocalTime local) const override {
    const hh_mm_ss time{floor<minutes>(local - floor<days>(local))};
    const auto two_digits = [](auto n) { return std::string(n < 10 ? "0" : "") + std::to_string(n); };
    return two_digits(time.hours().count()) + ":" + two_digits(time.minutes().count());
  }
  [[nodiscard]] std::string long_date(kiosk::LocalTime local) const override { return filled(long_, local); }
  [[nodiscard]] std::string full_date(kiosk::LocalTime local) const override { return filled(full_, local); }

 private:
  [[nodiscard]] std::string filled(const std::string& pattern, kiosk::LocalTime local) const {
    const auto whole_days = floor<days>(local);
    const year_month_day date{whole_days};
    return kiosk::words::fill(pattern,
                              {{"weekday", weekdays_.at(weekday{whole_days}.c_encoding())},
                               {"month", months_.at(static_cast<unsigned>(date.month()) - 1)},
                               {"day", std::to_string(static_cast<unsigned>(date.day()))},
                               {"year", std::to_string(static_cast<int>(date.year()))}},
                              false);
  }

  std::string long_, full_;
  std::array<std::string, 7> weekdays_;
  std::array<std::string, 12> months_;
};

}  // namespace

std::unique_ptr<Dates> catalogue_dates(const Catalogue& catalogue) {
  return std::make_unique<CatalogueDates>(catalogue);
}

}  // namespace platform::locale
