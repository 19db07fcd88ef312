// SPDX-License-Identifier: Apache-2.0
// Plugging in and pulling out, played by a test.
#pragma once

#include <array>
#include <memory>
#include <string>
#include <vector>

#include <fcntl.h>
#include <unistd.h>

#include "platform/scanner/plugs.hpp"

namespace tests {

/// What is plugged in, shared between the test and the scanner.
class Sockets {
 public:
  Sockets() {
    if (::pipe2(pipe_.data(), O_CLOEXEC | O_NONBLOCK) != 0) pipe_ = {-1, -1};
  }
  ~Sockets() {
    for (const int fd : pipe_) ::close(fd);
  }
  Sockets(const Sockets&) = delete;
  Sockets& operator=(const Sockets&) = delete;

  void plug_in(platform::scanner::Plugged plugged) {
    there_.push_back(std::move(plugged));
    tell();
  }
  void pull_out(const std::string& node) {
    std::erase_if(there_, [&node](const auto& plugged) { return plugged.node == node; });
    tell();
  }
  void tell() const { static_cast<void>(!::write(pipe_[1], "!", 1)); }

  /// Borrows this.
  [[nodiscard]] std::unique_ptr<platform::scanner::Plugs> plugs() { return std::make_unique<View>(*this); }

 private:
  class View final : public platform::scanner::Plugs {
   public:
    explicit View(Sockets& sockets) : sockets_(sockets) {}
    [[nodiscard]] std::vector<platform::scanner::Plugged> devices(platform::scanner::Kind kind) override {
      static_cast<void>(kind);
      return sockets_.there_;
    }
    [[nodiscard]] int descriptor() const override { return sockets_.pipe_[0]; }
    [[nodiscard]] bool changed() override {
      char byte = 0;
      bool any = false;
      while (::read(sockets_.pipe_[0], &byte, 1) == 1) any = true;
      return any;
    }

   private:
    Sockets& sockets_;
  };

  std::array<int, 2> pipe_{-1, -1};
  std::vector<platform::scanner::Plugged> there_;
};

}  // namespace tests
