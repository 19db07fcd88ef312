// SPDX-License-Identifier: Apache-2.0
// SQLite files as they are opened: another program's is refused and keeps each of its bytes, a new one is had by all.
#include <atomic>
#include <barrier>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <sstream>
#include <thread>
#include <vector>

#include "platform/central/commands.hpp"
#include "platform/central/schema_upgrade.hpp"
#include "platform/central/sqlite.hpp"
#include "platform/central/store.hpp"
#include "tests/central/house.hpp"
#include "tests/support/catch.hpp"

namespace {

using central::SqliteConnection;
using central::Store;

/// The bytes of a file; nothing where there is none.
std::optional<std::string> bytes_of(const std::string& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) return std::nullopt;
  return std::string(std::istreambuf_iterator<char>(in), {});
}

/// A file with a table of recipes, as a program leaves it that keeps its journal so, and with what is not yet in it
/// beside it.
class Recipes {
 public:
  Recipes(const std::string& journal, int application) {
    const auto made = folder_.file("made.db");
    SqliteConnection(made, SqliteConnection::Mode::kCreate).script("PRAGMA journal_mode = DELETE");
    // Also the application's number is set while the file is the program's own.
    SqliteConnection db(made, SqliteConnection::Mode::kAsItIs);
    db.script("PRAGMA application_id = " + std::to_string(application) + "; PRAGMA journal_mode = " + journal +
              "; CREATE TABLE recipes (x INTEGER)");
    // Copied while it is open, as the end of its program in the middle of its work would leave it.
    for (const auto* end : {"", "-wal"}) {
      if (std::filesystem::exists(made + end)) std::filesystem::copy_file(made + end, file() + end);
    }
    before_ = all();
  }
  [[nodiscard]] std::string file() const { return folder_.file("recipes.db"); }
  [[nodiscard]] bool unchanged() const { return all() == before_; }

 private:
  [[nodiscard]] std::vector<std::optional<std::string>> all() const {
    return {bytes_of(file()), bytes_of(file() + "-wal")};
  }
  house::Folder folder_;
  std::vector<std::optional<std::string>> before_;
};

constexpr int kNoNumber = 0;
constexpr int kOtherNumber = 0x0f055112;

}  // namespace

TEST_CASE("A file of another program keeps each of its bytes, however it is opened", "[sqlite]") {
  const auto* const journal = GENERATE("DELETE", "WAL");
  const int application = GENERATE(kNoNumber, kOtherNumber);
  const auto mode = GENERATE(Store::Mode::kAsItIs, Store::Mode::kAlone, Store::Mode::kNew, Store::Mode::kExisting,
                             Store::Mode::kCreate);
  CAPTURE(journal, application, mode);
  const Recipes recipes(journal, application);
  const auto refused = Store::open("sqlite:" + recipes.file(), mode);
  REQUIRE_FALSE(refused);
  CHECK(refused.error() == recipes.file() + ": the tables in it are another program's; name another database");
  CHECK(recipes.unchanged());
}

TEST_CASE("Commands refuse a file of another program and leave it as it is", "[sqlite]") {
  const Recipes recipes("DELETE", kNoNumber);
  const auto address = "sqlite:" + recipes.file();
  const house::Folder folder;
  house::write_file(folder.file("festival.toml"), house::festival_text());
  std::ostringstream out;
  std::ostringstream err;
  CHECK(central::run_import({folder.file("festival.toml"), address}, out, err) == 1);
  CHECK(recipes.unchanged());
  CHECK_FALSE(central::upgrade_schema(address));
  CHECK(recipes.unchanged());
  CHECK_FALSE(Store::is_blank(address));
  CHECK(recipes.unchanged());
}

TEST_CASE("A file of this program that another one wrote as a copy keeps its journal in WAL again", "[sqlite]") {
  const house::Folder folder;
  const auto address = "sqlite:" + folder.file("festival.db");
  REQUIRE(Store::open(address, Store::Mode::kCreate));
  const auto copy = folder.file("copy.db");
  SqliteConnection(folder.file("festival.db"), SqliteConnection::Mode::kExisting).script("VACUUM INTO '" + copy + "'");
  const auto mode = GENERATE(Store::Mode::kAlone, Store::Mode::kExisting);
  REQUIRE(Store::open("sqlite:" + copy, mode));
  REQUIRE(bytes_of(copy));
  CHECK(bytes_of(copy)->substr(18, 2) == "\x02\x02");
}

TEST_CASE("Programs that open a new SQLite file at once all have it") {
  // Without a wait a program in a few of a hundred rounds was told that the file is locked.
  constexpr int kRounds = 60;
  constexpr int kPrograms = 4;
  const house::Folder folder;
  std::atomic<int> opened{0};
  for (int round = 0; round < kRounds; ++round) {
    const auto file = folder.file("new-" + std::to_string(round) + ".db");
    std::barrier start(kPrograms);
    std::vector<std::jthread> programs;
    for (int i = 0; i < kPrograms; ++i) {
      programs.emplace_back([&] {
        start.arrive_and_wait();
        try {
          const SqliteConnection db(file, SqliteConnection::Mode::kCreate);
          ++opened;
        } catch (const central::StoreFailure&) {
        }
      });
    }
  }
  CHECK(opened == kRounds * kPrograms);
}
