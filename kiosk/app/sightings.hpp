// SPDX-License-Identifier: Apache-2.0
// From what the decoder finds frame by frame to what happened: one scan a pass shown, and none where it is in doubt.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "kiosk/app/reading_settings.hpp"
#include "kiosk/base/geometry.hpp"
#include "kiosk/base/instant.hpp"
#include "kiosk/core/event.hpp"
#include "kiosk/ports/symbol_reader.hpp"

namespace kiosk::app {

/// The rules:
/// - A code is in view from the look that finds it until it was away: not found in kAway of looks. Looks that are still
///   prove nothing either way and do not count; frames that were lost count for kGap at most; where nobody looked for
///   kBlind, everything was away.
/// - Each code is one Scanned a showing, however long it is held. A code is its text: in two symbologies it is one.
///   What cannot be a pass (pass_text) is one ScanRefused a showing, and nothing at all where a pass is in view too.
/// - Bars count once ReadingSettings::agreeing_frames frames of one showing read the same text in the same symbology;
///   other bars read in their place in between begin the count anew, and where reported bars are, others count nothing
///   until those were not found for kCleared.
/// - Codes seen within kTogether of each other are several. They are one SeveralSeen, and none of them counts until the
///   view is cleared to one: the others not found in kCleared of looks. That one is then Scanned.
/// - A code that was reported over kTogether ago does not make a new one several: a poster, the pass of the visitor
///   before. One that was reported within kTogether is taken back (SeveralSeen::takes_back).
///
/// Pure: time comes in with each look and never goes back.
class Sightings {
 public:
  explicit Sightings(ReadingSettings settings) : settings_(std::move(settings)) {}

  /// What this look at a frame of `size` means: Scanned, ScanRefused or SeveralSeen, or nothing new.
  [[nodiscard]] std::optional<core::EventBody> take(const ports::Look& look, Size size, Instant now);

  /// Why what the newest ScanRefused told of is no pass; nothing: there was none.
  [[nodiscard]] std::optional<NotAPass> why_refused() const { return why_refused_; }

  /// Several were refused and more than one of them is still held up.
  [[nodiscard]] bool several() const;

  /// The passes that were Scanned and are in view.
  [[nodiscard]] std::vector<PassCode> held() const;

  static constexpr Duration kAway = std::chrono::milliseconds{1500};
  static constexpr Duration kBlind = std::chrono::milliseconds{5000};
  static constexpr Duration kGap = std::chrono::milliseconds{250};
  static constexpr Duration kTogether = std::chrono::milliseconds{800};
  static constexpr Duration kCleared = std::chrono::milliseconds{500};

 private:
  enum class Standing {
    kUnsure,     ///< bars that too few frames have read
    kFresh,      ///< to be reported
    kReported,   ///< Scanned, ScanRefused or passed over
    kContested,  ///< one of several that were refused
  };
  struct Code {
    std::string text;  ///< of the pass; as read where it cannot be one
    Symbology symbology;
    bool pass = false;
    std::optional<NotAPass> why{};  ///< where it is none
    bool linear = false;
    Rect where;
    Standing standing = Standing::kFresh;
    int frames = 1;      ///< kUnsure: that read these bars
    bool seen = true;    ///< by this look
    Duration unseen{0};  ///< how long looks have not found it
    Instant reported;    ///< kReported: when
  };

  void age(Duration time);
  [[nodiscard]] std::vector<Code> found_in(const ports::Look& look) const;
  void drop_contradicted(const std::vector<Code>& found);
  void see(Code found);
  /// Bars with another text where bars are held up that were reported.
  [[nodiscard]] bool is_misread(const Code& found) const;
  [[nodiscard]] std::optional<core::EventBody> settle_contest(Instant now);
  [[nodiscard]] std::optional<core::EventBody> news(Size size, Instant now);
  [[nodiscard]] core::EventBody refuse_several(Size size, Instant now);
  [[nodiscard]] core::EventBody report(Code& code, Instant now);
  /// A pass that is to be reported, or was so lately that another one takes it back.
  [[nodiscard]] static bool is_contender(const Code& code, Instant now);
  /// Contested and not gone long enough to have been put away.
  [[nodiscard]] static bool is_up(const Code& code);

  ReadingSettings settings_;
  std::vector<Code> codes_;  ///< in view
  std::optional<Instant> last_look_;
  std::optional<NotAPass> why_refused_;
};

/// Where a box in a picture of `size` lies as the visitor sees it. Pure.
[[nodiscard]] Place place_of(const Rect& where, Size size, bool mirror);

}  // namespace kiosk::app
