// What the commands share: exit statuses, one line on errors, the options that several have.
#pragma once

#include <iosfwd>
#include <memory>
#include <optional>
#include <string>

#include "platform/central/clock.hpp"
#include "platform/central/store.hpp"

namespace central {

constexpr int kFine = 0;
constexpr int kFailed = 1;

/// Writes the line, or each of several, and gives kFailed.
int fail(std::ostream& err, const std::string& line);

/// The store behind --database; nullptr after a line on `err`.
[[nodiscard]] std::unique_ptr<Store> open_store(const std::string& database, Store::Mode mode, std::ostream& err);

/// The value of --clock; nothing after a line on `err`.
[[nodiscard]] std::optional<Clock> read_clock(const std::string& text, std::ostream& err);

}  // namespace central
