// SPDX-License-Identifier: Apache-2.0
// A language out of a catalogue.
#pragma once

#include <memory>
#include <mutex>
#include <string>

#include "kiosk/words/language.hpp"
#include "platform/locale/catalogue.hpp"
#include "platform/locale/dates.hpp"

namespace platform::locale {

class LoadedLanguage final : public kiosk::words::Language {
 public:
  LoadedLanguage(std::string code, Catalogue catalogue);

  [[nodiscard]] const std::string& code() const override { return code_; }
  [[nodiscard]] const std::string& own_name() const override { return catalogue_.own_name(); }
  [[nodiscard]] bool right_to_left() const override { return catalogue_.right_to_left(); }

  [[nodiscard]] std::string clock(kiosk::Instant at, const kiosk::Zone& zone) const override;
  [[nodiscard]] std::string long_date(kiosk::Instant at, const kiosk::Zone& zone) const override;
  [[nodiscard]] std::string full_date(kiosk::Instant at, const kiosk::Zone& zone) const override;

 protected:
  [[nodiscard]] std::string find(std::string_view context, std::string_view english) const override;
  [[nodiscard]] std::string find_plural(std::string_view one, std::string_view many, int n) const override;

 private:
  /// Made when the first date is written.
  [[nodiscard]] const Dates& dates() const;

  std::string code_;
  Catalogue catalogue_;
  mutable std::once_flag once_;
  mutable std::unique_ptr<Dates> dates_;
};

}  // namespace platform::locale
