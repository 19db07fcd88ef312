// SPDX-License-Identifier: Apache-2.0
// Draws the golden pictures of this release anew: tests/golden/renew.sh calls it. Look at each before it is committed.
#include <cstdio>
#include <exception>
#include <filesystem>
#include <fstream>
#include <stdexcept>

#include "tests/golden/pictures.hpp"
#include "tests/golden/png_file.hpp"

int main(int count, char** words) {
  if (count != 2) {
    std::fprintf(stderr,
                 "renew-golden FOLDER: where those of this release are kept, tests/golden/pictures/debian-12\n");
    return 2;
  }
  try {
    a11y::Hall hall;
    const std::filesystem::path folder = words[1];
    std::filesystem::create_directories(folder);
    std::ofstream type(folder / golden::kTypeFile);
    type << "# SPDX-License-Identifier: Apache-2.0\n# The type of these pictures: width, ascent and descent of a few "
            "lines.\n";
    if (!(type << golden::type_of(hall) << std::flush))
      throw std::runtime_error(folder.string() + " cannot be written");
    for (const auto& picture : golden::pictures()) {
      const auto file = folder / (picture.file + ".png");
      golden::write(golden::draw(hall, picture), file);
      std::printf("%s\n", file.c_str());
    }
  } catch (const std::exception& error) {
    std::fprintf(stderr, "renew-golden: %s\n", error.what());
    return 1;
  }
  return 0;
}
