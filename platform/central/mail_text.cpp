// SPDX-License-Identifier: Apache-2.0
// RFC 5322 headers, RFC 2047 words, RFC 2045 base64.
#include "platform/central/mail_text.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdint>

namespace central {
namespace {

constexpr std::size_t kLongestLine = 78;  ///< RFC 5322, 2.1.1
constexpr std::size_t kWordBytes = 45;    ///< of UTF-8 in one encoded word: 60 characters of base64, 75 with the rest
constexpr std::size_t kLineBytes = 57;    ///< in one line of base64: 76 characters

std::string base64(std::string_view bytes) {
  constexpr std::string_view kDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    std::uint32_t held = 0;
    const auto count = std::min<std::size_t>(3, bytes.size() - i);
    for (std::size_t j = 0; j < 3; ++j) {
      held = (held << 8U) | (j < count ? static_cast<unsigned char>(bytes[i + j]) : 0U);
    }
    for (std::size_t j = 0; j < 4; ++j) out += j <= count ? kDigits[(held >> (18 - 6 * j)) & 63U] : '=';
  }
  return out;
}

bool printable(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return c >= ' ' && c <= '~'; });
}

/// A header's text: as it is where it is short and plain, else as encoded words, none of which splits a character.
std::string header_text(std::string_view text) {
  // "=?" would be read as the beginning of an encoded word.
  if (printable(text) && text.size() <= kLongestLine - 10 && text.find("=?") == std::string_view::npos) {
    return std::string(text);
  }
  std::string out;
  while (!text.empty()) {
    auto size = std::min(kWordBytes, text.size());
    const auto continues = [&](std::size_t at) { return (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U; };
    while (size < text.size() && size > 1 && continues(size)) --size;
    out.append(out.empty() ? "" : "\r\n ").append("=?UTF-8?B?").append(base64(text.substr(0, size))).append("?=");
    text.remove_prefix(size);
  }
  return out;
}

/// "Sun, 28 Apr 2024 17:42:00 +0000"
std::string date_text(kiosk::Instant at) {
  constexpr std::array kDays = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  constexpr std::array kMonths = {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const auto day = std::chrono::floor<std::chrono::days>(at);
  const std::chrono::year_month_day date{day};
  const auto written = kiosk::format_rfc3339(at);
  return std::string(kDays.at(std::chrono::weekday{day}.c_encoding())) + ", " +
         std::to_string(static_cast<unsigned>(date.day())) + ' ' + kMonths.at(static_cast<unsigned>(date.month()) - 1) +
         ' ' + std::to_string(static_cast<int>(date.year())) + ' ' + written.substr(11, 8) + " +0000";
}

/// Lines that are plain and short enough go as they are.
bool goes_as_it_is(std::string_view body) {
  std::size_t length = 0;
  for (const char c : body) {
    if (c != '\n' && (c < ' ' || c > '~')) return false;
    length = c == '\n' ? 0 : length + 1;
    if (length > 998) return false;  // RFC 5322, 2.1.1
  }
  return true;
}

std::string with_crlf(std::string_view body) {
  std::string out;
  for (const char c : body) out.append(c == '\n' ? 1U : 0U, '\r') += c;
  if (!out.ends_with("\r\n")) out += "\r\n";
  return out;
}

std::string in_base64(std::string_view body) {
  std::string out;
  const auto text = with_crlf(body);
  for (std::size_t i = 0; i < text.size(); i += kLineBytes) {
    out += base64(std::string_view(text).substr(i, kLineBytes)) + "\r\n";
  }
  return out;
}

}  // namespace

std::string write_mail(const Mail& mail, const std::string& from, const std::string& unique, kiosk::Instant at) {
  const bool plain = goes_as_it_is(mail.body);
  const auto domain = from.substr(from.find('@') + 1);
  return "Date: " + date_text(at) + "\r\nFrom: <" + from + ">\r\nTo: <" + mail.recipient +
         ">\r\nSubject: " + header_text(mail.subject) + "\r\nMessage-ID: <" + unique + "@" + domain +
         ">\r\n"
         // RFC 3834: nobody's holiday notice answers it.
         "Auto-Submitted: auto-generated\r\n"
         "MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: " +
         (plain ? "7bit\r\n\r\n" + with_crlf(mail.body) : "base64\r\n\r\n" + in_base64(mail.body));
}

}  // namespace central
