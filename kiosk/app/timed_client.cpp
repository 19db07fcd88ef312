// SPDX-License-Identifier: Apache-2.0
// Date and Age, and when the answer was under way: bounds of the service's time.
#include "kiosk/app/timed_client.hpp"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <string>
#include <utility>

namespace kiosk::app {
namespace {

using namespace std::chrono_literals;

constexpr std::chrono::seconds kOldest = 24h;
/// A Date leaves out what is under a second, and so does an Age.
constexpr Duration kLeftOut = 1s;

/// The only header of that name; nothing where there is none, or more than one.
std::optional<std::string> only(const HttpHeaders& headers, std::string_view name) {
  const auto count =
      std::ranges::count_if(headers, [&](const auto& header) { return find_header({header}, name).has_value(); });
  return count == 1 ? find_header(headers, name) : std::nullopt;
}

/// RFC 9111, 5.1: whole seconds.
std::optional<std::chrono::seconds> read_age(const std::string& text) {
  long long seconds = -1;
  const auto* end = text.data() + text.size();
  const auto read = std::from_chars(text.data(), end, seconds);
  if (read.ec != std::errc() || read.ptr != end || seconds < 0 || seconds > kOldest.count()) return std::nullopt;
  return std::chrono::seconds(seconds);
}

}  // namespace

std::optional<core::TimeBounds> service_time(const HttpResponse& answer, Instant sent, Instant came) {
  const bool success = (answer.status >= 200 && answer.status < 300) || answer.status == 304;
  if (!success || came < sent || came - sent > kLongestForTime) return std::nullopt;
  const auto text = only(answer.headers, "Date");
  const auto date = text ? parse_http_date(*text) : std::nullopt;
  if (!date) return std::nullopt;
  auto earliest = *date;
  auto latest = *date + kLeftOut;
  if (find_header(answer.headers, "Age")) {
    const auto header = only(answer.headers, "Age");
    const auto age = header ? read_age(*header) : std::nullopt;
    if (!age) return std::nullopt;
    earliest += *age;
    latest += *age + kLeftOut;
  }
  return core::TimeBounds{earliest - came, latest - sent};
}

void TimedClient::send(HttpRequest request, Done done) {
  const auto sent = steady_();
  client_->send(std::move(request), [queue = queue_, steady = steady_, sent, done = std::move(done)](Answer answer) {
    const auto bounds = answer ? service_time(*answer, sent, steady()) : std::nullopt;
    if (bounds) queue->push(core::ServiceTimed{*bounds});
    done(std::move(answer));
  });
}

}  // namespace kiosk::app
