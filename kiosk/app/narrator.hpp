// SPDX-License-Identifier: Apache-2.0
// Says what stands on the screen, for whoever does not see it.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "kiosk/core/view/view.hpp"
#include "kiosk/ports/display.hpp"
#include "kiosk/ports/speaker.hpp"
#include "kiosk/screens/screen.hpp"
#include "kiosk/words/languages.hpp"

namespace kiosk::app {

/// Speech begins with a key or a headset, and ends with the visit: what comes up as it ends is still said, so that one
/// knows to have left. A new view is said whole; then what the focus comes to, and what newly stands there as a status.
/// Of a view about one person nothing is said where others hear it: once a visit it is said how to hear it instead.
/// Others hear a loudspeaker, and whatever plays once a headset that tells of itself is out. Main thread.
class Narrator {
 public:
  /// What is on the screen, and who says it how.
  struct Scene {
    const core::View& view;
    const screens::Screen& screen;
    std::optional<std::size_t> focus;  ///< as Sight has it
    const words::Language& say;
    int volume = 60;  ///< core::Preferences::volume
  };

  /// `speaker` may be null: then nothing is said. `overheard`: it is a loudspeaker. Both outlive it.
  Narrator(ports::Speaker* speaker, bool overheard, const words::Languages& languages)
      : speaker_(speaker), overheard_(overheard), languages_(languages) {}

  /// Somebody uses keys.
  void begin();
  /// A headset was plugged in, or out.
  void plug(bool in);
  /// Whoever touches something has heard enough, a farewell too.
  void hush();
  /// Says what is new since the last time.
  void show(const Scene& scene);
  /// Says the last thing again.
  void repeat(int volume);
  /// Says how loud it is now.
  void say_volume(const words::Language& say, int volume);
  /// Says what a key does, in the words of the panel that tells of the keys; false where that has none for it.
  bool teach(ports::Key key, const core::PanelView& panel, const words::Language& say, int volume);
  /// Somebody shows a pass where nobody was signed in: a headset that is still plugged in hears them, too.
  void begin_visit();
  /// Whoever was here has gone: the view that is there now is said, and then nothing.
  void end_visit();
  /// Somebody else is here, before who was here had left: silence, until they press a key or plug in a headset.
  void replace_visit();
  /// Nobody has been here for a while: nothing more is said, but what end_visit() still owes.
  void rest();

  [[nodiscard]] bool speaking() const { return on_; }

 private:
  /// What has the focus, as far as it is heard.
  struct Heard {
    std::size_t part = 0;
    std::size_t focus = 0;
    std::string text;
    std::string speech;
    bool selected = false;
    friend bool operator==(const Heard&, const Heard&) = default;
  };

  void say(std::string text, const std::string& language, int volume);
  void say_view(const Scene& scene, const std::optional<Heard>& focus);
  void say_warning(const Scene& scene, const std::optional<Heard>& focus);
  void say_focus(const Scene& scene, const Heard& focus);
  void say_statuses(const Scene& scene, const std::vector<std::string>& statuses);
  [[nodiscard]] bool withheld(const core::View& view) const {
    return (overheard_ || contact_) && !plugged_ && view.personal;
  }

  ports::Speaker* speaker_;
  bool overheard_;
  const words::Languages& languages_;
  bool on_ = false;
  bool plugged_ = false;
  bool contact_ = false;  ///< the pad tells of its headset: where that is out, sound may come from anywhere
  bool anew_ = false;     ///< say the view, though it is the same
  bool leaving_ = false;  ///< the visit has ended: one more view
  bool invited_ = false;  ///< in this visit, to plug in a headset
  std::string name_;
  std::string language_;
  bool warned_ = false;
  std::optional<Heard> focus_;
  std::vector<std::string> statuses_;
  std::optional<ports::Utterance> last_;
};

}  // namespace kiosk::app
