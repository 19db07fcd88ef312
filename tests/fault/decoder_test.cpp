// SPDX-License-Identifier: Apache-2.0
// The decoder killed, hung and starved 500 times while frames flow: each costs one frame, and nothing is left behind.
#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <thread>
#include <vector>

#include <sys/wait.h>
#include <unistd.h>

#include "kiosk/base/image.hpp"
#include "platform/decoder/confinement.hpp"
#include "platform/decoder/decoder_process.hpp"
#include "platform/zxing/zxing_writer.hpp"
#include "tests/contract/zxing_page.hpp"
#include "tests/decoder/mischief.hpp"
#include "tests/support/catch.hpp"

namespace {

using namespace std::chrono_literals;
using kiosk::GreyImage;
using platform::decoder::DecoderProcess;
using platform::decoder::Settings;
using tests::Mischief;
using tests::picture_of;

constexpr int kRounds = 500;
constexpr int kWarm = 100;
constexpr int kHeirs = 15;  // every so many rounds the next child is killed too
constexpr const char* kPassText = "TIFF24-0001";

GreyImage pass_on_a_page() {
  const auto symbol = platform::zxing::ZxingWriter().qr(kPassText);
  REQUIRE(symbol.has_value());
  return tests::on_page(*symbol, 4);
}

/// Tight enough for 500 rounds, wide enough for a busy machine: the pass takes a few milliseconds.
Settings tight_settings() {
  auto settings = tests::patient_settings();
  settings.most_cpu = 50ms;
  settings.most_wall = 600ms;
  settings.most_memory = std::uint64_t{32} << 20U;
  return settings;
}

std::size_t open_descriptors() {
  const std::filesystem::directory_iterator all("/proc/self/fd");
  return static_cast<std::size_t>(std::distance(begin(all), end(all)));
}

/// Of this process, in bytes.
long resident_memory() {
  std::ifstream sizes("/proc/self/statm");
  long whole = 0;
  long resident = 0;
  sizes >> whole >> resident;
  return resident * ::sysconf(_SC_PAGESIZE);
}

/// A child that has ended and that nobody has buried.
bool has_unburied_child() {
  siginfo_t ended{};
  return ::waitid(P_ALL, 0, &ended, WEXITED | WNOHANG | WNOWAIT) == 0 && ended.si_pid != 0;
}

class Flow {
 public:
  /// True where the pass was read; false where the frame was lost.
  bool show_pass() {
    const auto look = decoder_.read(pass_);
    if (!look) return false;
    REQUIRE(look->symbols.size() == 1);
    REQUIRE(look->symbols[0].text == kPassText);
    return true;
  }

  void show_nothing() {
    const auto look = decoder_.read(empty_);
    REQUIRE(look.has_value());
    REQUIRE(look->symbols.empty());
  }

  std::string lose(Mischief mischief) {
    const auto look = decoder_.read(picture_of(mischief));
    REQUIRE_FALSE(look.has_value());
    return look.error().detail;
  }

  /// At some moment while the pass is in view: between frames, or in the middle of one.
  void kill(int round) {
    const pid_t child = decoder_.pid().value_or(0);
    REQUIRE(child > 0);
    std::thread killer([=] {
      std::this_thread::sleep_for(std::chrono::microseconds(137 * (round % 40)));
      ::kill(child, SIGKILL);
    });
    while (show_pass()) {
    }
    killer.join();
  }

  /// The next child too, as it starts.
  void kill_the_heir() {
    REQUIRE(decoder_.pid());
    ::kill(*decoder_.pid(), SIGKILL);
    REQUIRE_FALSE(show_pass());
  }

  void stop() {
    REQUIRE(decoder_.pid());
    ::kill(*decoder_.pid(), SIGSTOP);
    REQUIRE_FALSE(show_pass());
  }

  void hang() {
    const auto trouble = lose(Mischief::kLoop);
    INFO(trouble);
    // Where others have the processor the clock may run out first.
    REQUIRE(
        (trouble.find("processor time") != std::string::npos || trouble.find("did not answer") != std::string::npos));
  }

  void harm(int round) {
    switch (round % 3) {
      case 0:
        kill(round);
        if (round % kHeirs == 0) kill_the_heir();
        return;
      case 1:
        if (round % 30 == 1) return stop();
        return hang();
      default:
        lose(round % 2 == 0 ? Mischief::kStarve : Mischief::kStarveSlowly);
    }
  }

  [[nodiscard]] const DecoderProcess& decoder() const { return decoder_; }

 private:
  DecoderProcess decoder_{tight_settings()};
  GreyImage pass_ = pass_on_a_page();
  GreyImage empty_ = tests::plain_page(160, 120, 128);
};

}  // namespace

TEST_CASE("The decoder killed, hung and starved 500 times loses a frame each time and no pass") {
  std::vector<long> starts;
  long resident_when_warm = 0;
  {
    Flow flow;
    REQUIRE(flow.show_pass());
    const auto descriptors = open_descriptors();
    for (int round = 0; round < kRounds; ++round) {
      INFO("round " << round);
      if (round == kWarm) resident_when_warm = resident_memory();
      flow.harm(round);
      REQUIRE(flow.show_pass());
      starts.push_back(static_cast<long>(flow.decoder().counts().last_start.count()));
      flow.show_nothing();
      REQUIRE_FALSE(has_unburied_child());
    }
    CHECK(open_descriptors() == descriptors);
    // Those killed as they started count as replaced only where they were ready by then.
    constexpr int kHeirsKilled = (kRounds + kHeirs - 1) / kHeirs;
    CHECK(flow.decoder().counts().replaced >= kRounds);
    CHECK(flow.decoder().counts().started == 1 + kRounds + kHeirsKilled);
  }
  CHECK(::waitpid(-1, nullptr, WNOHANG) == -1);
  CHECK(errno == ECHILD);
  const long grown = resident_memory() - resident_when_warm;
  // A sanitizer keeps what was freed, for a while.
  CHECK(grown < (platform::decoder::kFullyConfined ? 1L << 20U : 32L << 20U));

  std::ranges::sort(starts);
  std::printf("decoder replaced %d times: from start to ready median %.1f ms, most %.1f ms; memory grew by %ld KiB\n",
              kRounds, static_cast<double>(starts[starts.size() / 2]) / 1000, static_cast<double>(starts.back()) / 1000,
              grown / 1024);
}
