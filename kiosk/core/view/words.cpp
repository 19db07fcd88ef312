// SPDX-License-Identifier: Apache-2.0
// Times, lists, references and access notices in words.
#include "kiosk/core/view/words.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>

#include "kiosk/base/check.hpp"

namespace kiosk::core {
namespace {

constexpr std::string_view kIsolate = "\u2068";  // where words that are kept apart begin

using namespace std::chrono;

local_days day_of(Instant at, const Zone& zone) { return floor<days>(zone.local(at)); }

/// How a film is captioned or described, with the language where the notice has one.
std::string captioning(const AccessNotice& notice, const words::Language& say) {
  const bool plain = notice.language.empty();
  const auto& language = notice.language;
  switch (notice.kind) {
    case AccessKind::kClosedCaptions:
      return plain ? say.text("Closed captions: ask for a device at the door")
                   : say.text("Closed captions in {language}: ask for a device at the door", {{"language", language}});
    case AccessKind::kOpenCaptions:
      return plain ? say.text("Open captions on the screen")
                   : say.text("Open captions in {language} on the screen", {{"language", language}});
    case AccessKind::kAudioDescription:
      return plain ? say.text("Audio description by headset: ask at the door")
                   : say.text("Audio description in {language} by headset: ask at the door", {{"language", language}});
    case AccessKind::kSignLanguage:
      break;  // somebody stands there and interprets: it has a date
  }
  return {};
}

std::string interpreting(const AccessNotice& notice, const std::string& date, const words::Language& say) {
  const auto& language = notice.language;
  const auto& part = notice.part;
  if (language.empty() && part.empty()) return say.text("Interpreted in sign language on {date}", {{"date", date}});
  if (language.empty()) {
    return say.text("Interpreted in sign language on {date}: {part}", {{"date", date}, {"part", part}});
  }
  if (part.empty()) return say.text("Interpreted in {language} on {date}", {{"language", language}, {"date", date}});
  return say.text("Interpreted in {language} on {date}: {part}",
                  {{"language", language}, {"date", date}, {"part", part}});
}

}  // namespace

std::string at_time(Instant at, Instant now, const Zone& zone, const words::Language& say) {
  const auto away = (day_of(at, zone) - day_of(now, zone)).count();
  const auto time = say.clock(at, zone);
  if (away == 0) return say.text_in("when something happens", "at {time}", {{"time", time}});
  if (away == 1) return say.text_in("when something happens", "tomorrow at {time}", {{"time", time}});
  return say.text_in("when something happens", "on {date} at {time}",
                     {{"date", say.long_date(at, zone)}, {"time", time}});
}

std::string at_time(const State& state, const std::optional<Instant>& at, const words::Language& say) {
  return at ? at_time(*at, state.now, zone_of(state), say) : say.text_in("when something happens", "later");
}

std::string countdown(Duration left) {
  const auto whole = std::max(ceil<seconds>(left), seconds{0});
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "%lld:%02d", static_cast<long long>(whole.count() / 60),
                static_cast<int>(whole.count() % 60));
  return text.data();
}

AccessMark access_mark(const AccessNotice& notice, const words::Language& say) {
  switch (notice.kind) {
    case AccessKind::kClosedCaptions:
      return {say.text_in("access mark", "CC"), say.text_in("access mark in words", "closed captions")};
    case AccessKind::kOpenCaptions:
      return {say.text_in("access mark", "OC"), say.text_in("access mark in words", "open captions")};
    case AccessKind::kAudioDescription:
      return {say.text_in("access mark", "AD"), say.text_in("access mark in words", "audio description")};
    case AccessKind::kSignLanguage:
      if (notice.language.empty()) {
        return {say.text_in("access mark", "SL"), say.text_in("access mark in words", "sign language")};
      }
      return {notice.language,
              say.text_in("access mark in words", "{language}, sign language", {{"language", notice.language}})};
  }
  return {};
}

std::string access_line(const AccessNotice& notice, Instant on, const Zone& zone, const words::Language& say) {
  if (notice.kind == AccessKind::kSignLanguage) return interpreting(notice, say.long_date(on, zone), say);
  return joined({captioning(notice, say), notice.part}, say);
}

std::string role_name(const std::string& role, const words::Language& say) {
  if (role == "Director") return say.text_in("film credit", "Director");
  if (role == "Directors") return say.text_in("film credit", "Directors");
  if (role == "Producer") return say.text_in("film credit", "Producer");
  if (role == "Producers") return say.text_in("film credit", "Producers");
  if (role == "Writer") return say.text_in("film credit", "Writer");
  if (role == "Writers") return say.text_in("film credit", "Writers");
  if (role == "Editor") return say.text_in("film credit", "Editor");
  if (role == "Editors") return say.text_in("film credit", "Editors");
  if (role == "Cinematography") return say.text_in("film credit", "Cinematography");
  if (role == "Composer") return say.text_in("film credit", "Composer");
  if (role == "Music") return say.text_in("film credit", "Music");
  if (role == "Sound") return say.text_in("film credit", "Sound");
  if (role == "Cast") return say.text_in("film credit", "Cast");
  return role;
}

std::string ticket_line(const Ticket& ticket, const Zone& zone, const words::Language& say) {
  return joined({ticket.title, say.clock(ticket.starts_at, zone), ticket.room}, say);
}

std::string joined(const std::vector<std::string>& parts, const words::Language& say) {
  std::string line;
  for (const auto& part : parts) {
    if (part.empty()) continue;
    if (!line.empty()) line += " · ";
    line += part.starts_with(kIsolate) ? part : say.apart(part);  // a line of parts is added to
  }
  return line;
}

std::string spelled(const std::string& reference) {
  std::string letters;
  for (const char letter : reference) {
    if (letter == '-' || letter == ' ') continue;
    const bool goes_on = (static_cast<unsigned char>(letter) & 0xC0U) == 0x80U;  // of a UTF-8 sequence
    if (!letters.empty() && !goes_on) letters += ", ";
    letters += letter;
  }
  return letters;
}

std::string request_reference(const IdempotencyKey& key) {
  constexpr std::size_t kLetters = 8;
  auto letters = key.str().substr(key.str().size() - std::min(kLetters, key.str().size()));
  for (auto& letter : letters) {
    if (letter >= 'a' && letter <= 'z') letter = static_cast<char>(letter - 'a' + 'A');
  }
  if (letters.size() == kLetters) letters.insert(kLetters / 2, "-");
  return letters;
}

std::string running_time(minutes running, const words::Language& say) {
  if (running.count() <= 0) return {};
  return say.plural("{n} min", "{n} min", static_cast<int>(running.count()));
}

std::string running_speech(minutes running, const words::Language& say) {
  if (running.count() <= 0) return {};
  return say.plural("{n} minute", "{n} minutes", static_cast<int>(running.count()));
}

Zone zone_of(const State& state) {
  if (state.service.day) {
    if (const auto zone = Zone::find(state.service.day->zone)) return *zone;
  }
  const auto utc = Zone::find("UTC");
  KIOSK_CHECK(utc.has_value());
  return *utc;
}

}  // namespace kiosk::core
