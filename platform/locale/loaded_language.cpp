// SPDX-License-Identifier: Apache-2.0
// Messages from the catalogue, dates from ICU or from the catalogue.
#include "platform/locale/loaded_language.hpp"

namespace platform::locale {

LoadedLanguage::LoadedLanguage(std::string code, Catalogue catalogue)
    : code_(std::move(code)), catalogue_(std::move(catalogue)) {}

std::string LoadedLanguage::clock(kiosk::Instant at, const kiosk::Zone& zone) const {
  return dates().clock(zone.local(at));
}

std::string LoadedLanguage::long_date(kiosk::Instant at, const kiosk::Zone& zone) const {
  return dates().long_date(zone.local(at));
}

std::string LoadedLanguage::full_date(kiosk::Instant at, const kiosk::Zone& zone) const {
  return dates().full_date(zone.local(at));
}

std::string LoadedLanguage::find(std::string_view context, std::string_view english) const {
  return catalogue_.find(context, english);
}

std::string LoadedLanguage::find_plural(std::string_view one, std::string_view many, int n) const {
  return catalogue_.find_plural(one, many, n);
}

const Dates& LoadedLanguage::dates() const {
  std::call_once(once_, [this] {
    dates_ = icu_dates(code_);
    if (!dates_) dates_ = catalogue_dates(catalogue_);
  });
  return *dates_;
}

}  // namespace platform::locale
