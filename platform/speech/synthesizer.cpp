// SPDX-License-Identifier: Apache-2.0
// espeak-ng's library, loaded when something is to be said.
#include "platform/speech/synthesizer.hpp"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include <dlfcn.h>
#include <espeak-ng/speak_lib.h>

#include "kiosk/base/log.hpp"
#include "kiosk/base/utf8.hpp"
#include "platform/speech/syllabics.hpp"

namespace platform::speech {

/// What is used of the library. It stays loaded until the process ends: what it registers may outlive a dlclose.
struct EspeakFunctions {
  decltype(&espeak_Initialize) initialize = nullptr;
  decltype(&espeak_SetSynthCallback) set_synth_callback = nullptr;
  decltype(&espeak_SetVoiceByName) set_voice_by_name = nullptr;
  decltype(&espeak_SetParameter) set_parameter = nullptr;
  decltype(&espeak_Synth) synth = nullptr;
  int rate = 0;
};

namespace {

constexpr const char* kLibrary = "libespeak-ng.so.1";  // Debian 12 and 13
/// Of sound, at most, in one call of the sink.
constexpr int kChunkMs = 100;
/// Words a minute: a little slower than the library's own 175, for names and times heard once.
constexpr int kRate = 160;

template <class Function>
bool load(void* library, const char* name, Function& function) {
  function = reinterpret_cast<Function>(::dlsym(library, name));
  return function != nullptr;
}

int take_sound(short* samples, int count, espeak_EVENT* events);

kiosk::Result<EspeakFunctions, SpeechError> begin() {
  const auto missing =
      kiosk::failure(SpeechError{std::string(kLibrary) + " cannot be loaded; install the package libespeak-ng1"});
  auto* library = ::dlopen(kLibrary, RTLD_NOW | RTLD_LOCAL | RTLD_NODELETE);
  if (library == nullptr) return missing;
  EspeakFunctions espeak;
  const bool all = load(library, "espeak_Initialize", espeak.initialize) &&
                   load(library, "espeak_SetSynthCallback", espeak.set_synth_callback) &&
                   load(library, "espeak_SetVoiceByName", espeak.set_voice_by_name) &&
                   load(library, "espeak_SetParameter", espeak.set_parameter) &&
                   load(library, "espeak_Synth", espeak.synth);
  if (!all) return missing;
  espeak.rate = espeak.initialize(AUDIO_OUTPUT_SYNCHRONOUS, kChunkMs, nullptr, espeakINITIALIZE_DONT_EXIT);
  if (espeak.rate <= 0) {
    return kiosk::failure(SpeechError{"espeak-ng finds no voices; install the package espeak-ng-data"});
  }
  espeak.set_synth_callback(&take_sound);
  espeak.set_parameter(espeakRATE, kRate, 0);
  return espeak;
}

/// The library's callback; the sink comes along with each of its events. 1 ends the synthesis.
int take_sound(short* samples, int count, espeak_EVENT* events) {
  if (samples == nullptr || count <= 0) return 0;
  const auto* sink = static_cast<const Synthesizer::Sink*>(events->user_data);
  if (sink == nullptr) return 1;
  return (*sink)({samples, static_cast<std::size_t>(count)}) ? 0 : 1;
}

bool is_unsaid(char32_t c) {
  return c == 0x00AD || c == 0x061C || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
         (c >= 0x2060 && c <= 0x2069) || c == 0xFEFF;
}

std::string primary(const std::string& language) { return language.substr(0, language.find('-')); }

}  // namespace

std::vector<std::string> voices_for(const std::string& language) {
  // Where the library's name differs, or an accent is nearer to who comes to the festival.
  constexpr std::array<std::pair<std::string_view, std::string_view>, 5> kVoices{
      {{"en", "en-us"}, {"es", "es-419"}, {"zh", "cmn"}, {"yue", "yue"}, {"iu", "kl"}}};
  std::vector<std::string> names;
  const auto own = std::ranges::find(kVoices, primary(language), [](const auto& each) { return each.first; });
  if (own != kVoices.end()) {
    names.emplace_back(own->second);
  } else if (language != primary(language)) {
    std::string name = language;
    std::ranges::transform(name, name.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? char(c + 32) : c; });
    names.push_back(std::move(name));
  }
  names.push_back(primary(language));
  return names;
}

std::string speakable(const std::string& text, const std::string& language) {
  std::string out;
  std::string_view left = text;
  while (!left.empty()) {
    const auto next = kiosk::utf8::first_of(left);
    if (next.value < 0x20 || next.value == 0x7F || !next.valid) {
      out.push_back(' ');
    } else if (!is_unsaid(next.value)) {
      out += left.substr(0, next.bytes);
    }
    left.remove_prefix(next.bytes);
  }
  return primary(language) == "iu" ? romanised(out) : out;
}

kiosk::Result<std::unique_ptr<Synthesizer>, SpeechError> Synthesizer::open() {
  static const auto kEspeak = begin();
  if (!kEspeak) return kiosk::failure(kEspeak.error());
  return std::unique_ptr<Synthesizer>(new Synthesizer(*kEspeak));
}

int Synthesizer::rate() const { return espeak_.rate; }

void Synthesizer::choose_voice(const std::string& language) {
  if (language_ == language) return;
  language_ = language;
  for (const auto& name : voices_for(language)) {
    if (espeak_.set_voice_by_name(name.c_str()) == EE_OK) return;
  }
  espeak_.set_voice_by_name("en-us");
  if (voiceless_.insert(language).second) {
    kiosk::log::warning("speech", "espeak-ng has no voice for '" + language + "'; the English one reads it");
  }
}

void Synthesizer::speak(const kiosk::ports::Utterance& utterance, const Sink& sink) {
  choose_voice(utterance.language);
  // 100 is as loud as the library gets without cutting off peaks.
  espeak_.set_parameter(espeakVOLUME, std::clamp(utterance.volume, 0, 100), 0);
  const auto text = speakable(utterance.text, utterance.language);
  espeak_.synth(text.c_str(), text.size() + 1, 0, POS_CHARACTER, 0, espeakCHARS_UTF8 | espeakENDPAUSE, nullptr,
                const_cast<Sink*>(&sink));
}

}  // namespace platform::speech
