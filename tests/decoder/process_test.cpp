// SPDX-License-Identifier: Apache-2.0
// The kiosk's side: what a bad end of its decoder costs, and what it says about it.
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdint>
#include <fstream>
#include <memory>
#include <string>
#include <thread>

#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include "kiosk/base/image.hpp"
#include "platform/decoder/confinement.hpp"
#include "platform/decoder/decoder_process.hpp"
#include "platform/zxing/pass_picture.hpp"
#include "tests/contract/temporary_folder.hpp"
#include "tests/decoder/mischief.hpp"
#include "tests/support/catch.hpp"

namespace {

using namespace std::chrono_literals;
using kiosk::GreyImage;
using platform::decoder::DecoderProcess;
using platform::decoder::Settings;
using tests::Mischief;
using tests::patient_settings;
using tests::picture_of;

GreyImage pass(const std::string& text, const std::string& symbology = "QRCode") {
  auto picture = platform::zxing::draw_pass({.text = text, .symbology = symbology});
  REQUIRE(picture.has_value());
  return *picture;
}

void check_reads(DecoderProcess& decoder, const std::string& text = "P-1001") {
  const auto look = decoder.read(pass(text));
  REQUIRE(look.has_value());
  REQUIRE(look->symbols.size() == 1);
  CHECK(look->symbols[0].text == text);
}

std::string trouble_with(DecoderProcess& decoder, const GreyImage& picture) {
  const auto look = decoder.read(picture);
  REQUIRE_FALSE(look.has_value());
  return look.error().detail;
}

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

/// Dead, whether or not somebody has buried it.
bool is_dead(pid_t pid) {
  std::ifstream file("/proc/" + std::to_string(pid) + "/stat");
  std::string line;
  if (!std::getline(file, line)) return true;
  const auto name_end = line.rfind(") ");
  return name_end == std::string::npos || line[name_end + 2] == 'Z';
}

}  // namespace

TEST_CASE("The kiosk's decoder reads passes in a process of its own") {
  DecoderProcess decoder(patient_settings("kiosk-decoder"));
  check_reads(decoder, "TIFF24-0001");
  check_reads(decoder, "TIFF24-0002");
  const auto look = decoder.read(pass("P-3", "Aztec"));
  REQUIRE(look.has_value());
  REQUIRE(look->symbols.size() == 1);
  CHECK(look->symbols[0].symbology == kiosk::Symbology("Aztec"));
  const GreyImage empty{320, 240, std::vector<std::uint8_t>(std::size_t{320} * 240, 90)};
  const auto nothing = decoder.read(empty);
  REQUIRE(nothing.has_value());
  CHECK(nothing->symbols.empty());
  CHECK(decoder.counts().started == 1);
  CHECK(decoder.counts().replaced == 0);
}

TEST_CASE("The decoder is found beside the program that uses it") {
  Settings settings = patient_settings();
  settings.program.clear();
  DecoderProcess decoder(settings);
  check_reads(decoder);
}

TEST_CASE("Symbologies that are not named are not read") {
  auto settings = patient_settings("kiosk-decoder");
  settings.arguments = {"Aztec", "PDF417"};
  DecoderProcess decoder(settings);
  const auto look = decoder.read(pass("P-1"));
  REQUIRE(look.has_value());
  CHECK(look->symbols.empty());
  const auto aztec = decoder.read(pass("P-1", "Aztec"));
  REQUIRE(aztec.has_value());
  CHECK(aztec->symbols.size() == 1);
}

TEST_CASE("A picture that is none, or too large, is refused without troubling the child") {
  auto settings = patient_settings();
  settings.most_pixels = 64 * 64;
  DecoderProcess decoder(settings);
  CHECK(has(trouble_with(decoder, {}), "0x0"));
  CHECK(has(trouble_with(decoder, {10, 10, std::vector<std::uint8_t>(99)}), "99 pixels"));
  CHECK(has(trouble_with(decoder, {-4, -4, std::vector<std::uint8_t>(16)}), "-4x-4"));
  CHECK(has(trouble_with(decoder, {65536, 1, std::vector<std::uint8_t>(65536)}), "65536x1"));
  CHECK(has(trouble_with(decoder, {64, 65, std::vector<std::uint8_t>(std::size_t{64} * 65)}), "larger"));
  CHECK(decoder.read(picture_of(Mischief::kTell)).has_value());
  CHECK(decoder.counts().started == 1);
}

TEST_CASE("A crash costs one frame, which is not tried again") {
  auto mischief = Mischief::kCrash;
  SECTION("a wild pointer") { mischief = Mischief::kCrash; }
  SECTION("an assertion") { mischief = Mischief::kAbort; }
  DecoderProcess decoder(patient_settings());
  check_reads(decoder);
  const auto first = decoder.pid();
  const auto trouble = trouble_with(decoder, picture_of(mischief));
  CHECK(has(trouble, "is replaced, on a picture of 64x64"));
  REQUIRE(decoder.pid());
  CHECK(decoder.pid() != first);
  CHECK(decoder.counts().replaced == 1);
  const auto look = decoder.read(picture_of(Mischief::kTell));
  REQUIRE(look.has_value());
  CHECK(look->symbols[0].text.ends_with("frames 1"));
  check_reads(decoder);
  CHECK(decoder.counts().started == 2);
}

TEST_CASE("An exception costs one frame and no child, and its text cannot harm a log") {
  DecoderProcess decoder(patient_settings());
  CHECK(trouble_with(decoder, picture_of(Mischief::kThrow)) == "the reader threw: a ?[31mpicture?of harm");
  check_reads(decoder);
  CHECK(decoder.counts().started == 1);
}

TEST_CASE("A child that computes for ever is ended by its processor time") {
  auto settings = patient_settings();
  settings.most_cpu = 100ms;
  DecoderProcess decoder(settings);
  CHECK(has(trouble_with(decoder, picture_of(Mischief::kLoop)), "took more than 100 ms of processor time"));
  CHECK(decoder.read(picture_of(Mischief::kTell)).has_value());
}

TEST_CASE("A child that stands still is ended by the clock") {
  auto settings = patient_settings();
  settings.most_wall = 300ms;
  DecoderProcess decoder(settings);
  REQUIRE(decoder.read(picture_of(Mischief::kTell)).has_value());
  ::kill(*decoder.pid(), SIGSTOP);
  CHECK(has(trouble_with(decoder, picture_of(Mischief::kTell)), "did not answer within 300 ms"));
  CHECK(decoder.counts().replaced == 1);
}

TEST_CASE("A child that is killed while nothing is asked of it costs one frame") {
  DecoderProcess decoder(patient_settings());
  REQUIRE(decoder.read(picture_of(Mischief::kTell)).has_value());
  ::kill(*decoder.pid(), SIGKILL);
  CHECK(has(trouble_with(decoder, picture_of(Mischief::kTell)), "ended by SIGKILL"));
  check_reads(decoder);
}

TEST_CASE("What is no answer costs the child its place") {
  auto mischief = Mischief::kNonsense;
  SECTION("noise") { mischief = Mischief::kNonsense; }
  SECTION("an empty packet") { mischief = Mischief::kEmptyAnswer; }
  SECTION("more than there may be") { mischief = Mischief::kHugeAnswer; }
  DecoderProcess decoder(patient_settings());
  REQUIRE(decoder.read(picture_of(Mischief::kTell)).has_value());
  CHECK(trouble_with(decoder, picture_of(mischief)) == "the decoder answered what is no answer and is replaced");
  CHECK(decoder.counts().replaced == 1);
  check_reads(decoder);
}

TEST_CASE("An answer too many is not taken for the answer to the next frame") {
  DecoderProcess decoder(patient_settings());
  REQUIRE(decoder.read(picture_of(Mischief::kAnswerTwice)).has_value());
  CHECK(has(trouble_with(decoder, pass("P-1")), "no answer"));
  check_reads(decoder);
}

TEST_CASE("Without its program the decoder says what mends it, and tries seldom") {
  auto settings = patient_settings();
  const tests::TemporaryFolder folder;
  settings.program = folder / "kiosk-decoder";
  DecoderProcess decoder(settings);
  for (int i = 0; i < 1000; ++i) {
    REQUIRE(has(trouble_with(decoder, picture_of(Mischief::kTell)), "kiosk-decoder is missing beside the kiosk"));
  }
  CHECK_FALSE(decoder.pid());
  CHECK(decoder.counts().started < 100);

  std::filesystem::create_symlink(tests::built_program("unruly-decoder"), settings.program);
  while (!decoder.read(picture_of(Mischief::kTell))) ::usleep(10000);
  check_reads(decoder);
}

TEST_CASE("A program that is no decoder is started again ever more seldom") {
  auto settings = patient_settings();
  settings.program = "/bin/true";
  DecoderProcess decoder(settings);
  const auto end = std::chrono::steady_clock::now() + 1s;
  while (std::chrono::steady_clock::now() < end) {
    REQUIRE(has(trouble_with(decoder, picture_of(Mischief::kTell)), "true does not start: it ended with 0"));
    ::usleep(1000);
  }
  // At once, then 0.1, 0.2, 0.4 and 0.8 s after one another.
  CHECK(decoder.counts().started >= 2);
  CHECK(decoder.counts().started <= 6);
  CHECK(decoder.counts().replaced == 0);
}

TEST_CASE("A program that says nothing is given up") {
  auto settings = patient_settings();
  settings.program = "/bin/sleep";
  settings.arguments = {"1000"};
  settings.most_start = 50ms;
  DecoderProcess decoder(settings);
  CHECK(has(trouble_with(decoder, picture_of(Mischief::kTell)), "was not ready within 50 ms"));
  CHECK_FALSE(decoder.pid());
}

TEST_CASE("Other children of the program are left to whoever started them") {
  pid_t other = -1;
  char name[] = "true";
  char* words[] = {name, nullptr};
  REQUIRE(::posix_spawn(&other, "/bin/true", nullptr, nullptr, words, nullptr) == 0);
  {
    DecoderProcess decoder(patient_settings());
    trouble_with(decoder, picture_of(Mischief::kCrash));
    check_reads(decoder);
  }
  int status = -1;
  REQUIRE(::waitpid(other, &status, 0) == other);
  CHECK(status == 0);
  CHECK(::waitpid(-1, nullptr, WNOHANG) == -1);
  CHECK(errno == ECHILD);
}

TEST_CASE("A child ends with the thread that started it, and another thread gets another child") {
  std::unique_ptr<DecoderProcess> decoder;
  std::thread([&] {
    decoder = std::make_unique<DecoderProcess>(patient_settings());
    static_cast<void>(decoder->read(picture_of(Mischief::kTell)));
  }).join();
  REQUIRE(decoder->counts().replaced == 0);
  while (decoder->read(picture_of(Mischief::kTell))) {
  }
  CHECK(decoder->counts().replaced == 1);
  check_reads(*decoder);
}

TEST_CASE("A child ends with the kiosk, even in the middle of a picture that never ends") {
  int ends[2];
  REQUIRE(::pipe(ends) == 0);
  const pid_t kiosk = ::fork();
  REQUIRE(kiosk >= 0);
  if (kiosk == 0) {
    DecoderProcess decoder(patient_settings());
    if (!decoder.read(picture_of(Mischief::kTell))) ::_exit(1);
    const pid_t child = decoder.pid().value_or(-1);
    if (::write(ends[1], &child, sizeof child) != sizeof child) ::_exit(2);
    static_cast<void>(decoder.read(picture_of(Mischief::kLoop)));
    ::_exit(3);
  }
  pid_t child = -1;
  REQUIRE(::read(ends[0], &child, sizeof child) == sizeof child);
  CHECK_FALSE(is_dead(child));
  ::kill(kiosk, SIGKILL);
  REQUIRE(::waitpid(kiosk, nullptr, 0) == kiosk);
  while (!is_dead(child)) ::usleep(10000);
  ::close(ends[0]);
  ::close(ends[1]);
}
