// SPDX-License-Identifier: Apache-2.0
// Samples to the loudspeaker or the headset, through SDL's queue.
#include "platform/speech/sound_output.hpp"

#include <string>

#include <SDL2/SDL.h>

namespace platform::speech {
namespace {

/// 46 ms at 22,050 Hz: what is still heard after clear().
constexpr Uint16 kDeviceSamples = 1024;

/// "Headset, HDMI": for whoever has to choose one.
std::string devices_there() {
  std::string names;
  for (int i = 0; i < SDL_GetNumAudioDevices(0); ++i) {
    const char* name = SDL_GetAudioDeviceName(i, 0);
    if (name != nullptr) names += (names.empty() ? "" : ", ") + std::string(name);
  }
  return names.empty() ? "none" : names;
}

/// Why `device` cannot be opened, by SDL's last error.
SpeechError not_opened(const std::string& device) {
  const std::string why = SDL_GetError();
  if (device.empty()) {
    return {"the sound device cannot be opened: " + why + "; check that the kiosk's user may use it (group audio)"};
  }
  return {"the sound device \"" + device + "\" cannot be opened: " + why +
          "; nothing is said on any other. Plug it in, or name one of these as speech.device: " + devices_there()};
}

}  // namespace

kiosk::Result<std::unique_ptr<SoundOutput>, SpeechError> SoundOutput::open(int rate, const std::string& device_name) {
  if (SDL_InitSubSystem(SDL_INIT_AUDIO) != 0) {
    return kiosk::failure(SpeechError{std::string("there is no sound: ") + SDL_GetError() +
                                      "; plug in a sound device, or set speech.output to \"none\""});
  }
  SDL_AudioSpec wanted{};
  wanted.freq = rate;
  wanted.format = AUDIO_S16SYS;
  wanted.channels = 1;
  wanted.samples = kDeviceSamples;
  const auto device = SDL_OpenAudioDevice(device_name.empty() ? nullptr : device_name.c_str(), 0, &wanted, nullptr, 0);
  if (device == 0) {
    auto error = not_opened(device_name);
    SDL_QuitSubSystem(SDL_INIT_AUDIO);
    return kiosk::failure(std::move(error));
  }
  SDL_PauseAudioDevice(device, 0);
  return std::unique_ptr<SoundOutput>(new SoundOutput(device, rate));
}

void SoundOutput::leave_thread() { SDL_TLSCleanup(); }

SoundOutput::~SoundOutput() {
  SDL_CloseAudioDevice(device_);
  SDL_QuitSubSystem(SDL_INIT_AUDIO);
}

void SoundOutput::queue(std::span<const std::int16_t> samples) {
  SDL_QueueAudio(device_, samples.data(), static_cast<Uint32>(samples.size_bytes()));
}

void SoundOutput::clear() { SDL_ClearQueuedAudio(device_); }

bool SoundOutput::alive() const { return SDL_GetAudioDeviceStatus(device_) != SDL_AUDIO_STOPPED; }

kiosk::Duration SoundOutput::left() const {
  const auto samples = SDL_GetQueuedAudioSize(device_) / sizeof(std::int16_t) + kDeviceSamples;
  return kiosk::Duration(static_cast<kiosk::Duration::rep>(samples * 1000 / static_cast<unsigned>(rate_)));
}

}  // namespace platform::speech
