// SPDX-License-Identifier: Apache-2.0
// What a decoder has and what becomes of one that wants more.
#include "platform/decoder/confinement.hpp"

#include <fstream>
#include <iterator>
#include <regex>
#include <string>

#include "platform/decoder/decoder_process.hpp"
#include "tests/decoder/mischief.hpp"
#include "tests/support/catch.hpp"

namespace {

using platform::decoder::DecoderProcess;
using platform::decoder::kFullyConfined;
using tests::Mischief;
using tests::picture_of;

std::string told_by(DecoderProcess& decoder) {
  const auto look = decoder.read(picture_of(Mischief::kTell));
  REQUIRE(look.has_value());
  REQUIRE(look->symbols.size() == 1);
  return look->symbols[0].text;
}

std::string proc_file(pid_t pid, const std::string& name) {
  std::ifstream file("/proc/" + std::to_string(pid) + "/" + name);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

bool says(const std::string& text, const std::string& pattern) { return std::regex_search(text, std::regex(pattern)); }

/// The child with this picture is no more, the next one reads.
std::string end_of_child_with(Mischief mischief) {
  DecoderProcess decoder(tests::patient_settings());
  REQUIRE(told_by(decoder).ends_with("frames 1"));
  const auto look = decoder.read(picture_of(mischief));
  REQUIRE_FALSE(look.has_value());
  CHECK(decoder.counts().replaced == 1);
  CHECK(told_by(decoder).ends_with("frames 1"));
  CHECK(decoder.counts().started == 2);
  return look.error().detail;
}

}  // namespace

TEST_CASE("A decoder starts with its socket, its memory, standard error and nothing else") {
  auto settings = tests::patient_settings();
  settings.arguments = {"QRCode", "Code 128"};
  DecoderProcess decoder(settings);
  CHECK(told_by(decoder) == "open 2 3 4; words QRCode Code 128; variables 0; frames 1");
}

TEST_CASE("A decoder that is ready has given up its rights") {
  DecoderProcess decoder(tests::patient_settings());
  told_by(decoder);
  REQUIRE(decoder.pid());
  const auto status = proc_file(*decoder.pid(), "status");
  CHECK(says(status, "NoNewPrivs:\t1\n"));
  CHECK(says(status, "Seccomp:\t2\n"));
  CHECK(says(status, "Threads:\t1\n"));
  const auto limits = proc_file(*decoder.pid(), "limits");
  CHECK(says(limits, "Max core file size +0 +0 "));
  CHECK(says(limits, "Max processes +0 +0 "));
  CHECK(says(limits, "Max file size +0 +0 "));
  CHECK_FALSE(says(limits, "Max cpu time +unlimited"));
  if (!kFullyConfined) return;
  CHECK(says(limits, "Max open files +0 +0 "));
  CHECK_FALSE(says(limits, "Max address space +unlimited"));
  CHECK_FALSE(says(limits, "Max data size +unlimited"));
}

TEST_CASE("The kernel ends a decoder that asks for more") {
  Mischief mischief = Mischief::kSocket;
  SECTION("a socket") { mischief = Mischief::kSocket; }
  SECTION("another process") { mischief = Mischief::kFork; }
  SECTION("a thread") { mischief = Mischief::kThread; }
  SECTION("another program") { mischief = Mischief::kExec; }
  SECTION("memory that is code") { mischief = Mischief::kMapCode; }
  SECTION("to make memory code") { mischief = Mischief::kMakeCode; }
  SECTION("to signal the kiosk") { mischief = Mischief::kSignal; }
  SECTION("to look into another process") { mischief = Mischief::kTrace; }
  SECTION("to hand a descriptor over") { mischief = Mischief::kSendDescriptor; }
  SECTION("to type into a terminal") { mischief = Mischief::kControlTerminal; }
  SECTION("to leave a core") { mischief = Mischief::kBecomeDumpable; }
  CHECK(end_of_child_with(mischief).find("may not have (SIGSYS)") != std::string::npos);
}

TEST_CASE("The kernel ends a decoder that asks for files or wider limits") {
  if (!kFullyConfined) return;  // a sanitizer looks at its own files to name the lines of a report
  Mischief mischief = Mischief::kOpen;
  SECTION("a file") { mischief = Mischief::kOpen; }
  SECTION("a descriptor more") { mischief = Mischief::kDuplicate; }
  SECTION("to read what it has open") { mischief = Mischief::kRead; }
  SECTION("to write into what it has open") { mischief = Mischief::kWriteFile; }
  SECTION("to map what it has open") { mischief = Mischief::kMapFile; }
  SECTION("wider limits") { mischief = Mischief::kRaiseLimit; }
  CHECK(end_of_child_with(mischief).find("may not have (SIGSYS)") != std::string::npos);
}

TEST_CASE("Hunger costs one frame") {
  Mischief mischief = Mischief::kStarve;
  SECTION("one piece that is too large") { mischief = Mischief::kStarve; }
  SECTION("many small pieces") { mischief = Mischief::kStarveSlowly; }
  const auto end = end_of_child_with(mischief);
  if (kFullyConfined) CHECK(end.find("ran out of memory") != std::string::npos);
}
