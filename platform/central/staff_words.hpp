// SPDX-License-Identifier: Apache-2.0
// What the commands of the box office share: finding what was named, printing it, and JSON.
#pragma once

#include <functional>
#include <iosfwd>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "kiosk/base/result.hpp"
#include "kiosk/base/zone.hpp"
#include "kiosk/core/values/ticket.hpp"
#include "kiosk/policy/verdict.hpp"
#include "kiosk/ticketing/json_value.hpp"
#include "platform/central/programme.hpp"
#include "platform/central/shown_times.hpp"
#include "platform/central/ticket_store.hpp"

namespace central {

// The error is a line that names those that are near: "--screening onion: no such screening; did you mean ...?".
// Borrows the programme.
[[nodiscard]] kiosk::Result<const ScreeningRecord*, std::string> find_screening(const Programme& programme,
                                                                                const std::string& option,
                                                                                const std::string& id);
[[nodiscard]] kiosk::Result<const VenueRecord*, std::string> find_venue(const Programme& programme,
                                                                        const std::string& option,
                                                                        const std::string& id);
/// The instant of `--at`; nothing where the text is none of this century.
[[nodiscard]] std::optional<kiosk::Instant> read_at(const std::string& text, const kiosk::Zone& zone);

/// What is printed, or the error; `note`, where it is made: lines beside what is printed.
using ReadForShow = std::function<kiosk::Result<std::string, std::string>(const Books&, std::string& note)>;

/// Opens the database, and prints what `read` makes of one picture of its data; its notes or its error on `err`. Gives
/// the exit status.
int show_from(const std::string& database, std::ostream& out, std::ostream& err, const ReadForShow& read);

/// "T-7F3K-92QD: Union, Isabel Bader Theatre, Theatre 1, Sun 2024-04-28 18:30:00 EDT (UTC-04:00), Leilani (p-26-0006)"
[[nodiscard]] std::string describe(const kiosk::Ticket& ticket, const ShownTimes& times);

/// "no tickets with --screening union, --state valid" where `given` has these filters, "no tickets" where none has a
/// value. A line for people who see an empty table. `what`: "tickets".
[[nodiscard]] std::string none_of(const std::string& what,
                                  const std::vector<std::pair<std::string, std::string>>& given);

/// "blocked; central passes show p-26-0006 tells more": of a pass that is not active.
[[nodiscard]] std::string state_of(const PassRecord& pass);
/// What makes a pass in this state one that gets tickets: "central passes unblock". Empty where it is active.
[[nodiscard]] std::string way_out_of(std::string_view state, bool of_list);

/// A JSON object put together member by member; empty texts are left out.
class JsonObject {
 public:
  JsonObject& put(const std::string& name, std::string text);
  JsonObject& put(const std::string& name, kiosk::ticketing::json::Value value);
  [[nodiscard]] kiosk::ticketing::json::Value value() && { return {std::move(members_)}; }

 private:
  kiosk::ticketing::json::Object members_;
};

/// Reason, rule, remedy, what to do, and when it changes.
[[nodiscard]] kiosk::ticketing::json::Value verdict_json(const kiosk::policy::Verdict& verdict,
                                                         const std::string& venue_name, const ShownTimes& times);

}  // namespace central
