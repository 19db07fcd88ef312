// SPDX-License-Identifier: Apache-2.0
// The dates of spreadsheets: three numbers and what stands between them.
#include "platform/central/pass_dates.hpp"

#include <array>
#include <charconv>
#include <chrono>

#include "platform/festival/times.hpp"

namespace central {
namespace {

/// Three numbers with the same sign between them.
struct Numbers {
  std::array<int, 3> values{};
  std::array<std::size_t, 3> digits{};
  char between = 0;
};

std::optional<int> number_of(std::string_view text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  const bool digits = !text.empty() && text.size() <= 4 && text.front() >= '0' && text.front() <= '9';
  if (!digits || error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

std::optional<Numbers> numbers_of(std::string_view text) {
  Numbers made;
  const auto sign = text.find_first_of("./-");
  if (sign == std::string_view::npos) return std::nullopt;
  made.between = text[sign];
  for (std::size_t i = 0; i < 3; ++i) {
    const auto end = i < 2 ? text.find(made.between) : text.size();
    if (end == std::string_view::npos) return std::nullopt;
    const auto value = number_of(text.substr(0, end));
    if (!value) return std::nullopt;
    made.values.at(i) = *value;
    made.digits.at(i) = end;
    text.remove_prefix(i < 2 ? end + 1 : end);
  }
  return made;
}

/// Day or month first: which, only the order says.
bool is_ambiguous_form(const Numbers& numbers) {
  return numbers.between != '.' && numbers.digits[0] <= 2 && numbers.digits[2] == 4;
}

std::string_view day_part(std::string_view cell) { return cell.substr(0, cell.find_first_of(" T")); }

std::optional<kiosk::Date> day_of(std::string_view text, DateOrder order) {
  const auto numbers = numbers_of(text);
  if (!numbers) return std::nullopt;
  auto [first, second, third] = numbers->values;
  if (numbers->digits[0] != 4) {
    if (numbers->digits[0] > 2 || numbers->digits[2] != 4) return std::nullopt;
    if (is_ambiguous_form(*numbers) && order == DateOrder::kUnknown && first != second) return std::nullopt;
    if (is_ambiguous_form(*numbers) && order == DateOrder::kMonthFirst) std::swap(first, second);
    std::swap(first, third);
  }
  const kiosk::Date day{std::chrono::year{first}, std::chrono::month{static_cast<unsigned>(second)},
                        std::chrono::day{static_cast<unsigned>(third)}};
  return day.ok() && festival::is_near(day) ? std::optional(day) : std::nullopt;
}

/// "18:30" or "18:30:00".
std::optional<std::chrono::seconds> time_of(std::string_view text) {
  const bool one_digit = text.find(':') == 1;
  const auto padded = (one_digit ? "0" : "") + std::string(text);
  const auto minutes = festival::read_time_of_day(std::string_view(padded).substr(0, 5));
  if (!minutes) return std::nullopt;
  if (padded.size() == 5) return *minutes;
  const auto seconds = number_of(std::string_view(padded).substr(6));
  if (padded.size() != 8 || padded[5] != ':' || !seconds || *seconds > 59) return std::nullopt;
  return *minutes + std::chrono::seconds{*seconds};
}

}  // namespace

std::optional<DateOrder> date_order_named(std::string_view name) {
  if (name == "dmy") return DateOrder::kDayFirst;
  if (name == "mdy") return DateOrder::kMonthFirst;
  return std::nullopt;
}

DateOrder order_in(std::string_view cell) {
  const auto numbers = numbers_of(day_part(cell));
  if (!numbers || !is_ambiguous_form(*numbers)) return DateOrder::kUnknown;
  if (numbers->values[0] > 12) return DateOrder::kDayFirst;
  if (numbers->values[1] > 12) return DateOrder::kMonthFirst;
  return DateOrder::kUnknown;
}

std::optional<ListDate> read_list_date(std::string_view cell, DateOrder order) {
  const auto day_text = day_part(cell);
  const auto day = day_of(day_text, order);
  if (!day) return std::nullopt;
  if (day_text.size() == cell.size()) return ListDate{*day};
  if (const auto instant = kiosk::parse_rfc3339(cell)) return ListDate{*instant};
  const auto time = time_of(cell.substr(day_text.size() + 1));
  if (!time) return std::nullopt;
  if (*time == std::chrono::seconds{0}) return ListDate{*day};
  return ListDate{kiosk::LocalTime{std::chrono::local_days{*day} + *time}};
}

}  // namespace central
