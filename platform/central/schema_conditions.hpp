// SPDX-License-Identifier: Apache-2.0
// The schema's step to how the devices of each kiosk are.
#pragma once

#include "platform/central/later_step.hpp"

namespace central {

// A row a kiosk and part, as the kiosk told last. Names are the API's.
inline constexpr LaterStep kConditionsStep{R"sql(
CREATE TABLE device_condition (
  device TEXT NOT NULL REFERENCES device(id),
  part TEXT NOT NULL,
  condition TEXT NOT NULL,
  detail TEXT NOT NULL CHECK (length(CAST(detail AS BLOB)) <= 200),
  since INTEGER NOT NULL,
  reported_at INTEGER NOT NULL,
  PRIMARY KEY (device, part)
) STRICT;
)sql",
                                           R"sql(
CREATE TABLE device_condition (
  device text COLLATE "C" NOT NULL REFERENCES device(id),
  part text COLLATE "C" NOT NULL,
  condition text COLLATE "C" NOT NULL,
  detail text COLLATE "C" NOT NULL CHECK (octet_length(detail) <= 200),
  since bigint NOT NULL,
  reported_at bigint NOT NULL,
  PRIMARY KEY (device, part)
);
)sql"};

}  // namespace central
