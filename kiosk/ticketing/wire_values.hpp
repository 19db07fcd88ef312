// SPDX-License-Identifier: Apache-2.0
// The values that both sides of the wire know, as JSON and back: verdicts, windows, tickets, the day, the pass answer.
// A member that says "none" by being absent, empty, false or 0 is left out.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "kiosk/base/instant.hpp"
#include "kiosk/base/zone.hpp"
#include "kiosk/core/values/festival_day.hpp"
#include "kiosk/core/values/pass_answer.hpp"
#include "kiosk/core/values/texts.hpp"
#include "kiosk/core/values/ticket.hpp"
#include "kiosk/core/values/venue_day.hpp"
#include "kiosk/policy/verdict.hpp"
#include "kiosk/policy/window.hpp"
#include "kiosk/ticketing/json_reader.hpp"
#include "kiosk/ticketing/json_value.hpp"
#include "kiosk/ticketing/public_key.hpp"
#include "kiosk/ticketing/server_messages.hpp"

namespace kiosk::ticketing {

/// Writes instants with the offset of a zone; in UTC where there is none, or the database has none of that name.
class Stamp {
 public:
  Stamp() = default;
  explicit Stamp(const std::string& zone) : zone_(Zone::find(zone)) {}
  [[nodiscard]] std::string operator()(Instant at) const;

 private:
  std::optional<Zone> zone_;
};

[[nodiscard]] json::Value to_json(const Holder& holder);
[[nodiscard]] json::Value to_json(const std::vector<PublicKey>& keys);
/// The member "keys" of an object; absent: none.
[[nodiscard]] std::vector<PublicKey> public_keys(json::Reader& reader);
[[nodiscard]] json::Value to_json(const policy::Verdict& verdict, const Stamp& stamp);
[[nodiscard]] json::Value to_json(const policy::Window& window, const Stamp& stamp);
[[nodiscard]] json::Value to_json(const Ticket& ticket, const Stamp& stamp);
[[nodiscard]] json::Value to_json(const PassAnswer& answer, const Stamp& stamp);
[[nodiscard]] json::Value to_json(const VenueDay& day, const Stamp& stamp);
[[nodiscard]] json::Value to_json(const FestivalDay& day, const Stamp& stamp);

/// What is wrong is in the reader's Reading; the value means something only where nothing is.
[[nodiscard]] policy::Verdict verdict_of(json::Reader& reader);
[[nodiscard]] policy::Window window_of(json::Reader& reader);
[[nodiscard]] Ticket ticket_of(json::Reader& reader);
/// One that may come without its door code, as in the answer to a pass.
[[nodiscard]] Ticket held_ticket_of(json::Reader& reader);
[[nodiscard]] PassAnswer pass_answer_of(json::Reader& reader);
[[nodiscard]] VenueDay venue_day_of(json::Reader& reader);
[[nodiscard]] FestivalDay festival_day_of(json::Reader& reader);

/// Adds a member; the ones below leave out what says "none".
void put(json::Object& object, std::string_view name, json::Value value);
void put(json::Object& object, std::string_view name, std::string_view text);
void put_unless_empty(json::Object& object, std::string_view name, const std::string& text);
void put_unless_empty(json::Object& object, std::string_view name, const Texts& texts);
template <class Id>
void put_maybe(json::Object& object, std::string_view name, const std::optional<Id>& id) {
  if (id) put(object, name, id->str());
}
void put_maybe(json::Object& object, std::string_view name, const std::optional<Instant>& at, const Stamp& stamp);

}  // namespace kiosk::ticketing
