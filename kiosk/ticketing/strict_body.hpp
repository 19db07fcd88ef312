// SPDX-License-Identifier: Apache-2.0
// Reads a request's body as the service does: strictly, so that a slip is found on the day it is made.
#pragma once

#include <string_view>
#include <type_traits>
#include <utility>

#include "kiosk/base/result.hpp"
#include "kiosk/ticketing/json_reader.hpp"
#include "kiosk/ticketing/json_value.hpp"
#include "kiosk/ticketing/server_messages.hpp"

namespace kiosk::ticketing {

/// `read` makes a value of the document's json::Reader and asks for every member it knows; any other is wrong.
template <class Read>
auto read_strictly(std::string_view text, const Read& read)
    -> Result<std::decay_t<decltype(read(std::declval<json::Reader&>()))>, BadBody> {
  const auto document = json::parse(text);
  if (!document) return failure(BadBody{document.error().detail});
  json::Reading reading{true, json::kMaxIdBytes, {}};
  json::Reader reader(*document, reading);
  auto value = read(reader);
  reader.done();
  if (!reading.ok()) return failure(BadBody{reading.fault});
  return value;
}

}  // namespace kiosk::ticketing
