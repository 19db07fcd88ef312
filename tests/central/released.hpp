// SPDX-License-Identifier: Apache-2.0
// A festival in the database of the program as it was released, before staff acted by command: tickets in every state,
// answers, sessions, mails, a call for help.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>

#include "tests/central/house.hpp"

namespace house {

/// Does its festival's business in a House, and leaves it in a database whose schema is the released one.
class Released {
 public:
  Released();
  /// As a program between the released one and this one left it, which knew so many of the schema's later steps.
  explicit Released(std::size_t later_steps);
  Released(const Released&) = delete;
  Released& operator=(const Released&) = delete;

  /// For --database. Of the kind that the run is about.
  [[nodiscard]] const std::string& address() const { return old_.address(); }
  /// A connection that leaves the schema as it is.
  [[nodiscard]] std::unique_ptr<central::Connection> connect() const { return old_.connect(); }
  /// As the released program imported it: no table says that it was moved.
  void move_screening(const std::string& screening, std::chrono::minutes by) const;

  House h;                  ///< whose database is the newest, and is no more used
  kiosk::Ticket ticket;     ///< amara's for "union", valid, its second code
  kiosk::HttpRequest kept;  ///< press's ticket for "late", without a token
  kiosk::HttpResponse kept_answer;
  std::string session;  ///< amara's

 private:
  TestDatabase old_;
};

/// The number of the released schema, for the kind that the run is about.
[[nodiscard]] std::int64_t released_schema();

}  // namespace house
