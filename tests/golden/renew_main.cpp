// SPDX-License-Identifier: Apache-2.0
// Draws the golden pictures anew: renew-golden FOLDER. Look at each before it is committed.
#include <cstdio>
#include <exception>
#include <filesystem>

#include "tests/golden/pictures.hpp"
#include "tests/golden/png_file.hpp"

int main(int count, char** words) {
  if (count != 2) {
    std::fprintf(stderr, "renew-golden FOLDER: where the pictures are kept, tests/golden/pictures\n");
    return 2;
  }
  try {
    a11y::Hall hall;
    for (const auto& picture : golden::pictures()) {
      const auto file = std::filesystem::path(words[1]) / (picture.file + ".png");
      golden::write(golden::draw(hall, picture), file);
      std::printf("%s\n", file.c_str());
    }
  } catch (const std::exception& error) {
    std::fprintf(stderr, "renew-golden: %s\n", error.what());
    return 1;
  }
  return 0;
}
