// SPDX-License-Identifier: Apache-2.0
// Every recording of recordings/ plays as it says; the format itself is read strictly.
#include <algorithm>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <vector>

#include "tests/contract/temporary_folder.hpp"
#include "tests/scanner/recording.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/source_dir.hpp"

TEST_CASE("Every recorded scanner types what its recording says") {
  std::vector<std::filesystem::path> files;
  for (const auto& file : std::filesystem::directory_iterator(tests::source_dir() + "/tests/scanner/recordings")) {
    if (file.path().extension() == ".events") files.push_back(file.path());
  }
  REQUIRE(files.size() >= 6);
  for (const auto& file : files) {
    INFO(file.filename().string());
    const auto recording = tests::read_recording(tests::read_file(file));
    std::vector<std::string> texts;
    for (const auto& text : tests::play(recording)) texts.push_back(tests::escaped(text));
    CHECK(texts == recording.expected);
  }
}

TEST_CASE("A recording of each character, written and read again, plays the same") {
  for (int c = 0; c < 128; ++c) {
    const tests::TemporaryFolder folder;
    const auto text = std::string("AB") + static_cast<char>(c) + "CD";
    tests::write_file(folder / "one.events", tests::write_recording(tests::Typist().type(text).enter().events()));
    const auto recording = tests::read_recording(tests::read_file(folder / "one.events"));
    CHECK(tests::play(recording) == std::vector<std::string>{text});
  }
}

TEST_CASE("A recording with a mistake is not half played") {
  for (const auto* wrong : {"1.0 0 EV_KEY KEY_NOWHERE 1", "1.0 0 EV_NONE KEY_A 1", "1.0 0 EV_KEY KEY_A",
                            "now 0 EV_KEY KEY_A 1", "terminator bell"}) {
    CHECK_THROWS_AS(tests::read_recording(wrong), std::invalid_argument);
  }
}
