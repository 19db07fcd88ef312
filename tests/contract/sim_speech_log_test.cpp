// SPDX-License-Identifier: Apache-2.0
// The speech log: a line for each thing said, for its owner alone, and never in secret.
#include <filesystem>
#include <fstream>
#include <string>

#include "kiosk/base/log.hpp"
#include "platform/sim/speech_log.hpp"
#include "tests/contract/sim_temp_folder.hpp"
#include "tests/support/catch.hpp"

using platform::sim::SpeechLog;

namespace {

constexpr auto kOthers = std::filesystem::perms::group_all | std::filesystem::perms::others_all;

bool is_private(const std::filesystem::path& file) {
  return (std::filesystem::status(file).permissions() & kOthers) == std::filesystem::perms::none;
}

}  // namespace

TEST_CASE("what visitors hear is written for the owner alone, and each start is warned of") {
  const tests::TempFolder folder;
  int warnings = 0;
  kiosk::log::set_sink([&](auto level, auto area, auto message) {
    const bool names_it = message.find("said.jsonl") != std::string::npos;
    if (level == kiosk::log::Level::kWarning && area == "speech" && names_it) ++warnings;
  });
  const auto file = folder.path() / "said.jsonl";
  SECTION("a new file") {}
  SECTION("a file that others could read") {
    folder.write("said.jsonl", "before\n");
    std::filesystem::permissions(file, std::filesystem::perms::all);
  }
  for (int start = 1; start <= 2; ++start) {
    auto log = SpeechLog::open(file, nullptr);
    REQUIRE(log.has_value());
    CHECK(warnings == start);
    (*log)->say({"Hello, \"Amara\".", "en", 60});
    CHECK(is_private(file));
  }
  kiosk::log::set_sink([](auto, auto, auto) {});
  std::ifstream in(file);
  std::string line;
  int said = 0;
  while (std::getline(in, line)) {
    if (line == R"({"language":"en","volume":60,"text":"Hello, \"Amara\"."})") ++said;
  }
  CHECK(said == 2);
}

TEST_CASE("what cannot be a private file is refused") {
  const tests::TempFolder folder;
  for (const auto& file : {folder.path() / "none" / "said.jsonl", folder.path(), std::filesystem::path("/dev/full")}) {
    const auto log = SpeechLog::open(file, nullptr);
    REQUIRE_FALSE(log.has_value());
    CHECK(log.error().detail.find(file.string()) != std::string::npos);
  }
}
