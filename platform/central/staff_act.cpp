// SPDX-License-Identifier: Apache-2.0
// The record of what staff did, and whose name it carries.
#include "platform/central/staff_act.hpp"

#include <algorithm>
#include <cstdlib>

#include <pwd.h>
#include <unistd.h>

#include "kiosk/base/utf8.hpp"
#include "platform/central/stored_text.hpp"

namespace central {
namespace {

bool is_control(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte < 0x20 || byte == 0x7F;
}

bool is_utf8(std::string_view text) {
  while (!text.empty()) {
    const auto next = kiosk::utf8::first_of(text);
    if (!next.valid) return false;
    text.remove_prefix(next.bytes);
  }
  return true;
}

}  // namespace

void record(Connection& db, const StaffAct& act) { record(db, std::vector{act}); }

void record(Connection& db, const std::vector<StaffAct>& acts) {
  constexpr std::size_t kRowsAtOnce = 100;
  std::vector<Parameter> values;
  std::vector<std::string> texts(2 * acts.size());  // which the values borrow
  for (std::size_t first = 0; first < acts.size(); first += kRowsAtOnce) {
    std::string sql = "INSERT INTO staff_act (at, who, act, pass, ticket, reason, details) VALUES ";
    values.clear();
    for (std::size_t i = first; i < std::min(first + kRowsAtOnce, acts.size()); ++i) {
      using detail::parameter;
      const auto& act = acts[i];
      auto& who = texts[2 * i] = stored_text(act.who);
      auto& details = texts[2 * i + 1] = stored_text(act.details);
      sql += i == first ? "(?, ?, ?, ?, ?, ?, ?)" : ", (?, ?, ?, ?, ?, ?, ?)";
      values.insert(values.end(), {parameter(act.at), parameter(who), parameter(act.act), parameter(act.pass),
                                   parameter(act.ticket), parameter(act.reason), parameter(details)});
    }
    db.run(sql, values);
  }
}

std::vector<StaffAct> acts_on_pass(Connection& db, std::string_view pass) {
  std::vector<StaffAct> made;
  auto rows = db.query(
      "SELECT at, who, act, reason, details FROM staff_act WHERE pass = ? AND ticket IS NULL ORDER BY at, id", pass);
  while (rows.step()) {
    made.push_back(
        {rows.instant(0), rows.text(1), rows.text(2), std::string(pass), std::nullopt, rows.text(3), rows.text(4)});
  }
  return made;
}

std::string staff_name(std::string_view by) {
  if (!by.empty()) return stored_text(by);
  const auto user = ::getuid();
  // NOLINTNEXTLINE(concurrency-mt-unsafe): a command has one thread
  if (const char* behind = std::getenv("SUDO_USER"); user == 0 && behind != nullptr && *behind != '\0') {
    return stored_text(behind);
  }
  // NOLINTNEXTLINE(concurrency-mt-unsafe): a command has one thread
  const auto* entry = ::getpwuid(user);
  return entry != nullptr ? stored_text(entry->pw_name) : "uid " + std::to_string(user);
}

std::optional<std::string> refuse_reason(std::string_view what, std::string_view reason) {
  const std::string option(what);
  if (reason.find_first_not_of(' ') == std::string_view::npos) return option + " is missing: say why, in a few words";
  if (reason.size() > kLongestReason) {
    return option + " is " + std::to_string(reason.size()) + " bytes long; shorten it to " +
           std::to_string(kLongestReason);
  }
  if (!is_utf8(reason) || std::ranges::any_of(reason, is_control)) {
    return option + " has a control character, or is no UTF-8; write plain text";
  }
  return std::nullopt;
}

std::optional<std::string> refuse_given(std::string_view reason, std::string_view by) {
  auto refused = reason.empty() ? std::nullopt : refuse_reason("--reason", reason);
  return refused || by.empty() ? refused : refuse_reason("--by", by);
}

}  // namespace central
