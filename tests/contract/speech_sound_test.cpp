// SPDX-License-Identifier: Apache-2.0
// Sound out of text: every language's voice, how loud, and what no voice should choke on.
#include <algorithm>
#include <cstdlib>
#include <span>
#include <string>

#include "platform/speech/synthesizer.hpp"
#include "tests/support/catch.hpp"

using kiosk::ports::Utterance;
using platform::speech::Synthesizer;

namespace {

/// What came of one utterance.
struct Sound {
  std::size_t samples = 0;
  int peak = 0;
  int calls = 0;
};

Sound sound_of(Synthesizer& synthesizer, const Utterance& utterance, int calls_wanted = 1'000'000) {
  Sound sound;
  synthesizer.speak(utterance, [&](std::span<const std::int16_t> samples) {
    sound.samples += samples.size();
    for (const int sample : samples) sound.peak = std::max(sound.peak, std::abs(sample));
    return ++sound.calls < calls_wanted;
  });
  return sound;
}

constexpr int kHeard = 3000;  // of 32767

}  // namespace

TEST_CASE("every language of the kiosk is heard") {
  const auto synthesizer = Synthesizer::open().value();
  for (const auto& [language, text] : {std::pair<std::string, std::string>{"en", "Scan your pass."},
                                       {"fr", "Présentez votre laissez-passer."},
                                       {"es", "Muestre su pase."},
                                       {"ar", "امسح بطاقتك. \u2068Union\u2069"},
                                       {"zh-Hans", "扫描您的通行证。"},
                                       {"iu", "ᓄᓇᕗᑦ ᐊᒻᒪ ᐃᖃᓗᐃᑦ"}}) {
    const auto sound = sound_of(*synthesizer, {text, language, 100});
    INFO(language);
    CHECK(sound.peak > kHeard);
    CHECK(sound.samples > static_cast<std::size_t>(synthesizer->rate()) / 2);
  }
}

TEST_CASE("twice the volume is louder, and none is silence") {
  const auto synthesizer = Synthesizer::open().value();
  const auto peak_at = [&](int volume) { return sound_of(*synthesizer, {"Take your ticket.", "en", volume}).peak; };
  const int loud = peak_at(100);
  const int half = peak_at(50);
  CHECK(loud > half + half / 2);
  CHECK(peak_at(20) > 0);
  CHECK(peak_at(0) == 0);
  CHECK(peak_at(5000) <= loud + loud / 10);
}

TEST_CASE("a sink that wants no more ends the sound") {
  const auto synthesizer = Synthesizer::open().value();
  std::string text;
  for (int i = 0; i < 500; ++i) text += "Four more screenings today. ";
  const auto sound = sound_of(*synthesizer, {text, "en", 60}, 3);
  CHECK(sound.calls <= 4);
  const auto after = sound_of(*synthesizer, {"Done.", "en", 60});
  CHECK(after.peak > kHeard / 2);
  CHECK(after.samples < static_cast<std::size_t>(3 * synthesizer->rate()));
}

TEST_CASE("text that nobody meant to be read comes to an end") {
  const auto synthesizer = Synthesizer::open().value();
  for (const auto& text :
       {std::string(), std::string(3, '\0'), std::string("[[h@l'oU]] <speak><audio src='/etc/passwd'/></speak>"),
        std::string(2000, 'x'), std::string(500, '\xFF'), std::string("\u202E\u2066\u0301\u0301\u0301"),
        std::string("1234567890123456789012345678901234567890")}) {
    for (const auto* language : {"en", "iu", "xx", "../../etc", ""}) {
      const auto sound = sound_of(*synthesizer, {text, language, 60}, 200);
      CHECK(sound.calls <= 201);
    }
  }
}
