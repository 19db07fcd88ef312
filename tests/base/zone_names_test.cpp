// SPDX-License-Identifier: Apache-2.0
// The zone that was meant, for what people type.
#include "kiosk/base/zone_names.hpp"

#include <string>

#include "tests/support/catch.hpp"

TEST_CASE("A zone is found by a slip, a city alone, or its name without capitals") {
  const auto [typed, meant] = GENERATE(table<std::string, std::string>({
      {"America/Vancuver", "America/Vancouver"},
      {"Vancuver", "America/Vancouver"},
      {"Toronto", "America/Toronto"},
      {"america/toronto", "America/Toronto"},
      {"New York", "America/New_York"},
      {"Europe/Berln", "Europe/Berlin"},
  }));
  CAPTURE(typed);
  CHECK(kiosk::zone_meant_by(typed) == meant);
}

TEST_CASE("What is near to no zone is taken for none") {
  for (const auto& typed : {std::string("Eastern Time (US & Canada)"), std::string("GMT+5"), std::string(),
                            std::string(100'000, 'a'), std::string("\xff\xfe")}) {
    CHECK_FALSE(kiosk::zone_meant_by(typed));
  }
}
