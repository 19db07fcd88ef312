// The kiosk's bodies, as the service reads them: strictly, so that a slip is found on the day it is made.
#include <utility>

#include "kiosk/ticketing/json_reader.hpp"
#include "kiosk/ticketing/json_value.hpp"
#include "kiosk/ticketing/names.hpp"
#include "kiosk/ticketing/server_messages.hpp"

namespace kiosk::ticketing {
namespace {

/// `read` makes a value of the document's Reader and asks for every member it knows.
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

}  // namespace

Result<LookupBody, BadBody> read_lookup_body(std::string_view json) {
  return read_strictly(json, [](json::Reader& reader) {
    return LookupBody{reader.id<PassCode>("code"), reader.id<Symbology>("symbology")};
  });
}

Result<TicketBody, BadBody> read_ticket_body(std::string_view json) {
  return read_strictly(json, [](json::Reader& reader) {
    return TicketBody{reader.id<PassId>("pass"), reader.id<ScreeningId>("screening"),
                      reader.one_of("channel", kChannels), reader.maybe_id<TicketId>("swap_for")};
  });
}

Result<Delivery, BadBody> read_delivery_body(std::string_view json) {
  return read_strictly(json, [](json::Reader& reader) {
    return Delivery{reader.one_of("method", kDeliveryMethods), reader.one_of("outcome", kDeliveryOutcomes),
                    reader.number("serial", 1, 65535)};
  });
}

Result<VerifyBody, BadBody> read_verify_body(std::string_view json) {
  return read_strictly(json, [](json::Reader& reader) {
    return VerifyBody{reader.id<TicketCode>("code"), reader.maybe_id<ScreeningId>("screening")};
  });
}

Result<int, BadBody> read_replacement_body(std::string_view json) {
  return read_strictly(json, [](json::Reader& reader) { return reader.number("serial", 1, 65535); });
}

Result<void, BadBody> read_empty_body(std::string_view json) {
  if (json.empty()) return {};
  const auto nothing = read_strictly(json, [](const json::Reader&) { return true; });
  if (!nothing) return failure(nothing.error());
  return {};
}

}  // namespace kiosk::ticketing
