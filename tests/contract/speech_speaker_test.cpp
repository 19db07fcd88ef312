// SPDX-License-Identifier: Apache-2.0
// The speaker on SDL's device that writes a file: what is said is in it, and behind stop() there is silence.
#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "kiosk/base/log.hpp"
#include "platform/speech/espeak_speaker.hpp"
#include "tests/contract/temporary_folder.hpp"
#include "tests/support/catch.hpp"

using namespace std::chrono_literals;
using platform::speech::EspeakSpeaker;

namespace {

/// The samples that a device played.
class Played {
 public:
  Played() {
    ::setenv("SDL_AUDIODRIVER", "disk", 1);
    ::setenv("SDL_DISKAUDIOFILE", file().c_str(), 1);
  }
  ~Played() {
    ::unsetenv("SDL_AUDIODRIVER");
    ::unsetenv("SDL_DISKAUDIOFILE");
  }
  Played(const Played&) = delete;
  Played& operator=(const Played&) = delete;

  [[nodiscard]] std::vector<std::int16_t> samples() const {
    const auto bytes = tests::read_file(file());
    std::vector<std::int16_t> out(bytes.size() / 2);
    if (!out.empty()) std::memcpy(out.data(), bytes.data(), out.size() * 2);
    return out;
  }

  /// Waits until `condition` holds of the samples from `start` on.
  template <class Condition>
  bool until(std::size_t start, Condition condition) const {
    const auto end = std::chrono::steady_clock::now() + 60s;
    while (std::chrono::steady_clock::now() < end) {
      const auto all = samples();
      if (all.size() >= start && condition(std::vector<std::int16_t>(all.begin() + long(start), all.end())))
        return true;
      std::this_thread::sleep_for(10ms);
    }
    return false;
  }

 private:
  [[nodiscard]] std::string file() const { return (folder_ / "sound.raw").string(); }
  tests::TemporaryFolder folder_;
};

bool heard(const std::vector<std::int16_t>& samples) {
  return std::ranges::any_of(samples, [](int sample) { return std::abs(sample) > 2000; });
}

const std::string kLong =
    "Welcome to the festival. Hold your pass below the screen. Today there are four more screenings here, and the box "
    "office is open until ten. Whoever waits for a guest may ask at the desk beside the stairs.";

}  // namespace

TEST_CASE("what is said is played, and silence follows a stop") {
  const Played played;
  EspeakSpeaker speaker;
  speaker.stop();  // before anything was said
  speaker.say({kLong, "en", 100});
  REQUIRE(played.until(0, heard));
  speaker.stop();
  // What the device has already taken may still come; behind it half a second is silent.
  const auto from = played.samples().size() + 2 * 1024;
  REQUIRE(played.until(from, [](const auto& tail) { return tail.size() > 11'025; }));
  const auto all = played.samples();
  CHECK_FALSE(heard({all.begin() + long(from), all.end()}));

  SECTION("and it speaks again when asked") {
    const auto then = all.size();
    speaker.say({"Take your ticket.", "fr", 100});
    CHECK(played.until(then, heard));
  }
}

TEST_CASE("a newer utterance ends the older one, and the speaker goes while one plays") {
  const Played played;
  EspeakSpeaker speaker;
  for (int i = 0; i < 50; ++i) speaker.say({kLong, i % 2 == 0 ? "en" : "fr", 60});
  REQUIRE(played.until(0, heard));
}

TEST_CASE("without a sound device the speaker stays silent, and says so once") {
  ::setenv("SDL_AUDIODRIVER", "no-such-driver", 1);
  std::atomic<int> complaints = 0;
  kiosk::log::set_sink([&](auto level, auto area, auto) {
    if (level == kiosk::log::Level::kError && area == "speech") ++complaints;
  });
  {
    EspeakSpeaker speaker;
    while (complaints == 0) {
      speaker.say({"Nobody hears this.", "en", 60});
      std::this_thread::yield();
    }
    for (int i = 0; i < 20; ++i) speaker.say({"Nor this.", "en", 60});
    speaker.stop();
  }
  CHECK(complaints == 1);
  kiosk::log::set_sink({});
  ::unsetenv("SDL_AUDIODRIVER");
}

TEST_CASE("a device that is named is the only one, and where it is absent nothing is said anywhere else") {
  const Played other;
  const tests::TemporaryFolder folder;
  const auto own = (folder / "headset.raw").string();
  SECTION("there") {
    EspeakSpeaker speaker(own);
    speaker.say({kLong, "en", 100});
    const auto end = std::chrono::steady_clock::now() + 60s;
    while (tests::read_file(own).size() < 8192 && std::chrono::steady_clock::now() < end) {
      std::this_thread::sleep_for(10ms);
    }
    CHECK(tests::read_file(own).size() >= 8192);
  }
  SECTION("absent") {
    std::atomic<int> complaints = 0;
    kiosk::log::set_sink([&](auto level, auto area, auto message) {
      const bool names_it = message.find("no-such-folder") != std::string_view::npos;
      if (level == kiosk::log::Level::kError && area == "speech" && names_it) ++complaints;
    });
    {
      EspeakSpeaker speaker((folder / "no-such-folder/headset.raw").string());
      speaker.say({kLong, "en", 100});
      const auto end = std::chrono::steady_clock::now() + 60s;
      while (complaints == 0 && std::chrono::steady_clock::now() < end) std::this_thread::sleep_for(10ms);
    }
    CHECK(complaints == 1);
    kiosk::log::set_sink({});
  }
  CHECK(other.samples().empty());
}

TEST_CASE("a device that breaks is opened again for what is said next") {
  const Played unused;
  const tests::TemporaryFolder folder;
  const auto own = folder / "headset.raw";
  // A device that fails as it is played to, as one that is unplugged does.
  std::filesystem::create_symlink("/dev/full", own);
  EspeakSpeaker speaker(own.string());
  speaker.say({kLong, "en", 100});
  std::this_thread::sleep_for(1s);
  std::filesystem::remove(own);
  const auto end = std::chrono::steady_clock::now() + 60s;
  while (!std::filesystem::exists(own) && std::chrono::steady_clock::now() < end) {
    // Sooner than a silent device would be closed.
    speaker.say({kLong, "en", 100});
    std::this_thread::sleep_for(500ms);
  }
  CHECK(std::filesystem::exists(own));
}
