// SPDX-License-Identifier: Apache-2.0
// Messages with their holes filled, and the English that is built in.
#include "kiosk/words/language.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>

namespace kiosk::words {
namespace {

using namespace std::chrono;

constexpr std::string_view kIsolate = "\u2068";
constexpr std::string_view kEndIsolate = "\u2069";

constexpr std::array kWeekdays = {"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"};
constexpr std::array kMonths = {"January", "February", "March",     "April",   "May",      "June",
                                "July",    "August",   "September", "October", "November", "December"};

struct LocalDay {
  std::string weekday, month, number, year;
};

LocalDay day_of(Instant at, const Zone& zone) {
  const auto days = floor<std::chrono::days>(zone.local(at));
  const year_month_day date{days};
  return {kWeekdays.at(weekday{days}.c_encoding()), kMonths.at(static_cast<unsigned>(date.month()) - 1),
          std::to_string(static_cast<unsigned>(date.day())), std::to_string(static_cast<int>(date.year()))};
}

class English final : public Language {
 public:
  [[nodiscard]] const std::string& code() const override { return code_; }
  [[nodiscard]] const std::string& own_name() const override { return name_; }
  [[nodiscard]] bool right_to_left() const override { return false; }

  [[nodiscard]] std::string clock(Instant at, const Zone& zone) const override {
    const auto local = zone.local(at);
    const hh_mm_ss time{floor<minutes>(local - floor<days>(local))};
    std::array<char, 16> text{};
    std::snprintf(text.data(), text.size(), "%02d:%02d", static_cast<int>(time.hours().count()),
                  static_cast<int>(time.minutes().count()));
    return text.data();
  }
  [[nodiscard]] std::string long_date(Instant at, const Zone& zone) const override {
    const auto day = day_of(at, zone);
    return day.weekday + ", " + day.month + " " + day.number;
  }
  [[nodiscard]] std::string full_date(Instant at, const Zone& zone) const override {
    const auto day = day_of(at, zone);
    return day.weekday + " " + day.number + " " + day.month + " " + day.year;
  }

 protected:
  [[nodiscard]] std::string find(std::string_view /*context*/, std::string_view english) const override {
    return std::string(english);
  }
  [[nodiscard]] std::string find_plural(std::string_view one, std::string_view many, int n) const override {
    return std::string(n == 1 ? one : many);
  }

 private:
  std::string code_ = "en";
  std::string name_ = "English";
};

}  // namespace

std::string Language::text(std::string_view english, Args args) const {
  return fill(find({}, english), args, right_to_left());
}

std::string Language::text_in(std::string_view context, std::string_view english, Args args) const {
  return fill(find(context, english), args, right_to_left());
}

std::string Language::plural(std::string_view one, std::string_view many, int n, Args args) const {
  const auto counted = fill(find_plural(one, many, n), {{"n", std::to_string(n)}}, false);
  return fill(counted, args, right_to_left());
}

std::string Language::apart(std::string_view foreign) const {
  if (!right_to_left() || foreign.empty()) return std::string(foreign);
  return std::string(kIsolate) + std::string(foreign) + std::string(kEndIsolate);
}

std::string Language::listed(const std::vector<std::string>& items) const {
  const auto between = find("between the items of a list", ", ");
  std::string line;
  for (const auto& item : items) line += (line.empty() ? "" : between) + apart(item);
  return line;
}

const Language& english() {
  static const English language;
  return language;
}

std::string fill(std::string_view message, Args args, bool isolated) {
  std::string filled;
  while (!message.empty()) {
    const auto open = message.find('{');
    const auto close = open == std::string_view::npos ? open : message.find('}', open);
    if (close == std::string_view::npos) break;
    filled += message.substr(0, open);
    const auto hole = message.substr(open + 1, close - open - 1);
    const auto* arg = std::find_if(args.begin(), args.end(), [&](const Arg& a) { return a.hole == hole; });
    if (arg == args.end()) {
      filled += message.substr(open, close - open + 1);
    } else {
      if (isolated) filled += kIsolate;
      filled += arg->value;
      if (isolated) filled += kEndIsolate;
    }
    message.remove_prefix(close + 1);
  }
  filled += message;
  return filled;
}

}  // namespace kiosk::words
