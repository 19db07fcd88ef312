// SPDX-License-Identifier: Apache-2.0
// A file for its owner alone: whole or not at all, and never over another unasked.
#include <filesystem>
#include <fstream>
#include <iterator>

#include <sys/stat.h>

#include "platform/linux/private_file.hpp"
#include "tests/contract/temporary_folder.hpp"
#include "tests/support/catch.hpp"

using platform::os::PrivateFile;

namespace {

std::string contents(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

void put(const std::filesystem::path& file, const std::string& text) { std::ofstream(file) << text; }

mode_t mode_of(const std::filesystem::path& file) {
  struct stat status {};
  REQUIRE(::stat(file.c_str(), &status) == 0);
  return status.st_mode & 07777U;
}

std::size_t files_in(const std::filesystem::path& folder) {
  const std::filesystem::directory_iterator files(folder);
  return static_cast<std::size_t>(std::distance(begin(files), end(files)));
}

}  // namespace

TEST_CASE("What is saved is there whole, for its owner alone, with nothing beside it") {
  const tests::TemporaryFolder folder;
  const auto file = folder.path() / "token";
  {
    auto place = PrivateFile::reserve(file, false);
    REQUIRE(place);
    CHECK_FALSE(std::filesystem::exists(file));
    REQUIRE(place->save("secret\n"));
  }
  CHECK(contents(file) == "secret\n");
  CHECK(mode_of(file) == 0600);
  CHECK(files_in(folder.path()) == 1);
}

TEST_CASE("A place that was not used leaves nothing") {
  const tests::TemporaryFolder folder;
  { REQUIRE(PrivateFile::reserve(folder.path() / "token", false)); }
  CHECK(files_in(folder.path()) == 0);
}

TEST_CASE("A file that is there is written over only where that is asked for") {
  const tests::TemporaryFolder folder;
  const auto file = folder.path() / "token";
  put(file, "old");
  const auto refused = PrivateFile::reserve(file, false);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().find(file.string()) == 0);
  CHECK(refused.error().find("--replace") != std::string::npos);
  CHECK(contents(file) == "old");
  {
    auto place = PrivateFile::reserve(file, true);
    REQUIRE(place);
    REQUIRE(place->save("new"));
  }
  CHECK(contents(file) == "new");
  CHECK(mode_of(file) == 0600);
  CHECK(files_in(folder.path()) == 1);
}

TEST_CASE("A file that came up meanwhile is left alone") {
  const tests::TemporaryFolder folder;
  const auto file = folder.path() / "token";
  {
    auto place = PrivateFile::reserve(file, false);
    REQUIRE(place);
    put(file, "somebody else's");
    const auto refused = place->save("mine");
    REQUIRE_FALSE(refused);
    CHECK(refused.error().find("--replace") != std::string::npos);
  }
  CHECK(contents(file) == "somebody else's");
  CHECK(files_in(folder.path()) == 1);
}

TEST_CASE("Where there can be no file that is one line") {
  const tests::TemporaryFolder folder;
  const auto nowhere = PrivateFile::reserve(folder.path() / "none" / "token", false);
  REQUIRE_FALSE(nowhere);
  CHECK(nowhere.error().find("make its folder") != std::string::npos);
  const auto itself = PrivateFile::reserve(folder.path(), true);
  REQUIRE_FALSE(itself);
  CHECK(itself.error().find("is a folder") != std::string::npos);
}

TEST_CASE("Who else may read a file is seen by its mode") {
  const tests::TemporaryFolder folder;
  const auto file = folder.path() / "token";
  CHECK_FALSE(platform::os::is_open_to_others(file));
  put(file, "x");
  for (const auto& [mode, open] : {std::pair(0600, false), std::pair(0400, false), std::pair(0640, true),
                                   std::pair(0604, true), std::pair(0622, false)}) {
    REQUIRE(::chmod(file.c_str(), static_cast<mode_t>(mode)) == 0);
    CHECK(platform::os::is_open_to_others(file) == open);
  }
}
