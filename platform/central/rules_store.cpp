// SPDX-License-Identifier: Apache-2.0
// One list of settings serves both directions, so that none is written and not read.
#include "platform/central/rules_store.hpp"

#include <string>

namespace central {
namespace {

using kiosk::policy::OtherVenuePickup;
using kiosk::policy::OverlapRule;
using kiosk::policy::Rules;

/// Calls visit(name, value) for each setting; the visitor writes it or reads it.
template <class RulesType, class Visit>
void each_setting(RulesType& rules, const Visit& visit) {
  visit("online_opens", rules.online_opens);
  visit("online_closes_before", rules.online_closes_before);
  visit("box_office_lead", rules.box_office_lead);
  visit("grace", rules.grace);
  visit("roll_over", rules.roll_over);
  visit("overlap", rules.overlap);
  visit("walking_buffer", rules.walking_buffer);
  visit("few_left_seats", rules.few_left_seats);
  visit("few_left_percent", rules.few_left_percent);
  visit("returns_until", rules.returns_until);
  visit("be_seated_by", rules.be_seated_by);
  visit("rush_line_opens", rules.rush_line_opens);
  visit("reprints", rules.reprints);
  visit("other_venue_pickup", rules.other_venue_pickup);
}

std::int64_t number_of(std::chrono::minutes value) { return value.count(); }
std::int64_t number_of(int value) { return value; }
std::int64_t number_of(OverlapRule value) { return static_cast<std::int64_t>(value); }
std::int64_t number_of(OtherVenuePickup value) { return static_cast<std::int64_t>(value); }

/// More than any setting of a festival's file can be.
constexpr std::int64_t kMost = 100'000;

void assign(std::chrono::minutes& value, std::int64_t number) { value = std::chrono::minutes{number}; }
void assign(int& value, std::int64_t number) { value = static_cast<int>(number); }
void assign(OverlapRule& value, std::int64_t number) { value = static_cast<OverlapRule>(number); }
void assign(OtherVenuePickup& value, std::int64_t number) { value = static_cast<OtherVenuePickup>(number); }

std::int64_t most_of(const std::chrono::minutes& /*any*/) { return kMost; }
std::int64_t most_of(int /*any*/) { return kMost; }
std::int64_t most_of(OverlapRule /*any*/) { return static_cast<std::int64_t>(OverlapRule::kAllow); }
std::int64_t most_of(OtherVenuePickup /*any*/) { return static_cast<std::int64_t>(OtherVenuePickup::kAllow); }

}  // namespace

void save_rules(Connection& db, const Rules& rules) {
  db.execute("DELETE FROM rule");
  each_setting(rules, [&](const char* name, const auto& value) {
    db.execute("INSERT INTO rule (name, value) VALUES (?, ?)", name, number_of(value));
  });
}

Rules load_rules(Connection& db) {
  std::map<std::string, std::int64_t> stored;
  for (auto rows = db.query("SELECT name, value FROM rule"); rows.step();) stored[rows.text(0)] = rows.integer(1);
  Rules rules;
  each_setting(rules, [&](const char* name, auto& value) {
    const auto found = stored.find(name);
    if (found == stored.end()) return;
    const auto number = found->second;
    if (number < 0 || number > most_of(value)) {
      throw Damaged("the rule " + std::string(name) + " cannot be " + std::to_string(number));
    }
    assign(value, number);
  });
  auto limits = db.query("SELECT id, daily_limit FROM category WHERE daily_limit IS NOT NULL");
  while (limits.step()) rules.daily_limit[limits.text(0)] = limits.small(1);
  return rules;
}

}  // namespace central
