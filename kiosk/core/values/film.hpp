// SPDX-License-Identifier: Apache-2.0
// A film and what makes it accessible at one screening.
#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "kiosk/base/ids.hpp"

namespace kiosk {

enum class AccessKind { kClosedCaptions, kOpenCaptions, kAudioDescription, kSignLanguage };

/// An access notice belongs to a screening, and to a part of it where `part` says so.
struct AccessNotice {
  AccessKind kind = AccessKind::kClosedCaptions;
  std::string language;  ///< "ASL" for kSignLanguage; empty where it needs no saying
  std::string part;      ///< "intro and Q&A"; empty: all of it
  friend bool operator==(const AccessNotice&, const AccessNotice&) = default;
};

struct Credit {
  std::string role;  ///< "Directors"
  std::vector<std::string> names;
  friend bool operator==(const Credit&, const Credit&) = default;
};

struct Film {
  FilmId id;
  std::string title;
  std::string own_title;  ///< in the film's own language; empty where it is the same
  std::chrono::minutes running{0};
  std::string synopsis;
  std::vector<Credit> credits;  ///< in billing order
  std::string distributor;
  std::string sales_agent;
  std::string website;  ///< https://...; empty: none
  friend bool operator==(const Film&, const Film&) = default;
};

}  // namespace kiosk
