// SPDX-License-Identifier: Apache-2.0
// Receive, copy, read, answer.
#include "platform/decoder/serve.hpp"

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <ctime>
#include <exception>
#include <new>
#include <optional>
#include <span>
#include <string>

#include <sys/socket.h>
#include <unistd.h>

#include "kiosk/base/image.hpp"
#include "kiosk/base/log.hpp"
#include "platform/decoder/confinement.hpp"
#include "platform/decoder/frame_memory.hpp"
#include "platform/decoder/wire.hpp"

namespace platform::decoder {
namespace {

using kiosk::GreyImage;
using kiosk::ports::ReadError;
using kiosk::ports::SymbolReader;

/// Longer than any message to a child.
constexpr std::size_t kMostReceived = 64;

int end_with(End end) { return static_cast<int>(end); }

/// The next message; nothing where the kiosk is gone.
std::optional<std::string> receive() {
  std::string message(kMostReceived, '\0');
  for (;;) {
    const auto got = ::recv(wire::kSocket, message.data(), message.size(), 0);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return std::nullopt;
    message.resize(static_cast<std::size_t>(got));
    return message;
  }
}

bool send(const std::string& message) {
  for (;;) {
    const auto sent = ::send(wire::kSocket, message.data(), message.size(), MSG_NOSIGNAL);
    if (sent < 0 && errno == EINTR) continue;
    return sent >= 0;
  }
}

wire::Answer look_at(SymbolReader& reader, const GreyImage& picture) {
  try {
    return reader.read(picture);
  } catch (const std::exception& error) {
    return kiosk::failure(ReadError{std::string("the reader threw: ") + error.what()});
  } catch (...) {
    return kiosk::failure(ReadError{"the reader threw"});
  }
}

/// Answers until the kiosk is gone.
int answer_all(SymbolReader& reader, std::span<const std::uint8_t> frames) {
  GreyImage picture;
  while (const auto message = receive()) {
    const auto request = wire::parse_request(*message);
    if (!request) return end_with(End::kNotStarted);
    const auto pixels = static_cast<std::size_t>(request->size.width) * static_cast<std::size_t>(request->size.height);
    if (pixels > frames.size()) return end_with(End::kNotStarted);
    picture.width = request->size.width;
    picture.height = request->size.height;
    picture.pixels.assign(frames.begin(), frames.begin() + static_cast<std::ptrdiff_t>(pixels));
    if (!send(wire::write_answer(request->number, look_at(reader, picture), request->size))) break;
  }
  return end_with(End::kKioskGone);
}

}  // namespace

int serve(SymbolReader& reader) {
  static_cast<void>(std::signal(SIGPIPE, SIG_IGN));  // the kiosk's log may have lost its reader
  ::tzset();                                         // while the time zone's file can still be read
  const auto message = receive();
  const auto setup = message ? wire::parse_setup(*message) : std::nullopt;
  const auto frames = map_frames(wire::kFrames);
  if (!setup || frames.empty()) return end_with(End::kNotStarted);
  if (setup->version != wire::kVersion) return end_with(End::kOtherVersion);
  if (const auto confined = confine(setup->most_memory); !confined) {
    kiosk::log::error("decoder", "this kernel does not allow " + confined.error());
    return end_with(End::kNotConfined);
  }
  std::set_new_handler([] { ::_exit(end_with(End::kHungry)); });
  if (!send(wire::write_ready())) return end_with(End::kKioskGone);
  return answer_all(reader, frames);
}

}  // namespace platform::decoder
