// SPDX-License-Identifier: Apache-2.0
// What the printer tests share: rasters, a printer on a simulated one, peers that misbehave, folders that vanish.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <thread>
#include <utility>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include "kiosk/base/image.hpp"
#include "platform/printer/printer.hpp"
#include "platform/sim/printer.hpp"
#include "tests/support/catch.hpp"

namespace tests {

/// Paper-wide, with ink that differs from line to line. `salt` makes one differ from another.
inline kiosk::Bitmap striped(int lines, int salt = 0) {
  kiosk::Bitmap out(576, lines);
  for (int y = 0; y < lines; ++y) {
    for (int x = (y * 7 + salt) % 32; x < 576; x += 32) out.set_ink(x, y, true);
    out.set_ink(y % 576, y, true);
  }
  return out;
}

inline std::unique_ptr<platform::sim::SimPrinter> simulated(platform::sim::SimPrinterSettings settings = {}) {
  auto printer = platform::sim::SimPrinter::start(std::move(settings));
  REQUIRE(printer);
  return std::move(*printer);
}

inline platform::printer::Settings at_port(std::uint16_t port) {
  platform::printer::Settings settings;
  settings.host = "127.0.0.1";
  settings.port = port;
  return settings;
}

/// For jobs that no proof ends: the same order of things, sooner.
inline platform::printer::Timeouts impatient() {
  using std::chrono::milliseconds;
  return {milliseconds(1000), milliseconds(1200), milliseconds(1000), milliseconds(5400)};
}

/// Listens on a loopback port and hands each connection, one after the other, to `serve`; closes it afterwards.
/// Ends when told to, or with the last of `connections`.
class Peer {
 public:
  Peer(int connections, std::function<void(int fd)> serve) : listener_(::socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    auto* const generic = reinterpret_cast<sockaddr*>(&address);
    socklen_t size = sizeof address;
    REQUIRE(::bind(listener_, generic, size) == 0);
    REQUIRE(::listen(listener_, 4) == 0);
    REQUIRE(::getsockname(listener_, generic, &size) == 0);
    port_ = ntohs(address.sin_port);
    thread_ = std::thread([this, connections, serve = std::move(serve)] {
      for (int i = 0; i < connections; ++i) {
        const int fd = ::accept(listener_, nullptr, nullptr);
        if (fd < 0) return;
        serve(fd);
        ::close(fd);
      }
    });
  }
  ~Peer() {
    ::shutdown(listener_, SHUT_RDWR);
    thread_.join();
    ::close(listener_);
  }
  Peer(const Peer&) = delete;
  Peer& operator=(const Peer&) = delete;

  [[nodiscard]] std::uint16_t port() const { return port_; }

 private:
  int listener_;
  std::uint16_t port_ = 0;
  std::thread thread_;
};

/// A port of the loopback that nobody listens on.
inline std::uint16_t deaf_port() {
  const Peer peer(0, [](int) {});
  return peer.port();
}

class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::string name = (std::filesystem::temp_directory_path() / "kiosk-printer-XXXXXX").string();
    REQUIRE(::mkdtemp(name.data()) != nullptr);
    path_ = name;
  }
  ~TemporaryFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  [[nodiscard]] std::string file(const std::string& name) const { return (path_ / name).string(); }

 private:
  std::filesystem::path path_;
};

}  // namespace tests
