// SPDX-License-Identifier: Apache-2.0
// Something that speaks: for whoever does not see the screen.
#pragma once

#include <string>

namespace kiosk::ports {

/// What is said at once. Nothing of it is kept after it was said.
struct Utterance {
  std::string text;      ///< UTF-8, in the words of `language`; pauses where its sentences end
  std::string language;  ///< BCP 47: "en", "fr", "iu", "zh-Hans"
  int volume = 50;       ///< percent of the loudest, 0 to 100
  friend bool operator==(const Utterance&, const Utterance&) = default;
};

/// Returns at once from everything; main thread only. A speaker that cannot speak says so in the log, once, and goes on
/// being one: nothing of the visit hangs on it.
class Speaker {
 public:
  virtual ~Speaker() = default;

  /// Says it from its start; what is being said ends in the middle of its sound.
  virtual void say(const Utterance& utterance) = 0;

  /// Silence, within a tenth of a second.
  virtual void stop() = 0;
};

}  // namespace kiosk::ports
