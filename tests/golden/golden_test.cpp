// SPDX-License-Identifier: Apache-2.0
// Views against the pictures that were looked at and found right, those of the release whose type is here. Where one is
// to look otherwise from now on: tests/golden/renew.sh, look at what git shows, and commit it.
#include <filesystem>

#include "tests/golden/pictures.hpp"
#include "tests/golden/png_file.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/source_dir.hpp"

TEST_CASE("Views look as they were found right", "[golden]") {
  a11y::Hall hall;
  const auto set = golden::set_for(tests::source_dir() + "/tests/golden/pictures", golden::type_of(hall));
  INFO("compared with " << set.string() << ", whose type is the nearest");
  for (const auto& picture : golden::pictures()) {
    INFO(picture.file);
    const auto wanted = golden::read(set / (picture.file + ".png"));
    REQUIRE(wanted.has_value());
    const auto drawn = golden::draw(hall, picture);
    REQUIRE(drawn.size == wanted->size);
    const auto apart = golden::difference(*wanted, drawn);
    if (!golden::alike(apart)) {
      // Wanted, drawn, and where they differ: in the folder in which the test runs.
      const auto file = std::filesystem::current_path() / ("golden-" + picture.file + ".png");
      golden::write(golden::side_by_side(*wanted, drawn), file);
      UNSCOPED_INFO("see " + file.string());
    }
    INFO("most " << apart.most << " at " << apart.where.x << "," << apart.where.y);
    CHECK(golden::alike(apart));
  }
}
