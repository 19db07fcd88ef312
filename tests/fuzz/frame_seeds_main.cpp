// SPDX-License-Identifier: Apache-2.0
// fuzz-frame-seeds FOLDER: what the fuzzer of frames starts from: passes as a camera sees them, and symbols that are
// drawn by the target itself, in every symbology.
#include <cstddef>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <string>

#include "platform/zxing/pixels.hpp"
#include "tests/barcodes/frames.hpp"
#include "tests/fuzz/frame_input.hpp"

namespace {

void put_byte(std::string& bytes, int value) { bytes.push_back(static_cast<char>(value & 255)); }

void put_word(std::string& bytes, int value) {
  put_byte(bytes, value);
  put_byte(bytes, value / 256);
}

std::string head(int how, int width, int height, int stride) {
  std::string bytes;
  put_byte(bytes, how);
  put_word(bytes, width);
  put_word(bytes, height);
  put_word(bytes, stride);
  return bytes;
}

std::string photographed(int number, int calls) {
  kiosk::GreyImage picture;
  platform::zxing::halve(tests::HeldFrames(tests::held_pass(number), 480).frame(0), picture);
  return head(calls - 1, picture.width, picture.height, picture.width) +
         std::string(picture.pixels.begin(), picture.pixels.end());
}

std::string drawn(int symbology, const std::string& text, int how, int turn) {
  auto bytes = head(how | fuzz::kSymbol, 240, 200, 0);
  put_byte(bytes, symbology);
  put_byte(bytes, static_cast<int>(text.size()));
  bytes += text;
  put_byte(bytes, 56);  // modules of 1.75 pixels
  put_word(bytes, turn);
  put_byte(bytes, 130);  // hardly tilted
  put_byte(bytes, 3);
  for (const int module : {40, 141, 242}) put_word(bytes, module);
  return bytes + std::string(240, '\x50');
}

bool write(const std::filesystem::path& folder, const std::string& name, const std::string& bytes) {
  std::ofstream file(folder / name, std::ios::binary);
  file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  file.close();
  if (!file) std::fprintf(stderr, "fuzz-frame-seeds: cannot write %s\n", (folder / name).c_str());
  return static_cast<bool>(file);
}

}  // namespace

int main(int count, char** words) {
  if (count != 2 || !std::filesystem::is_directory(words[1])) {
    std::fprintf(stderr, "fuzz-frame-seeds FOLDER\n");
    return 2;
  }
  const std::filesystem::path folder = words[1];
  bool written = true;
  for (int number = 0; number < tests::kHeldPasses; number += 13) {
    written = write(folder, "held" + std::to_string(number), photographed(number, 1 + number % 3)) && written;
  }
  for (int symbology = 0; symbology < 7; ++symbology) {
    const auto name = "drawn" + std::to_string(symbology);
    const std::string text = symbology == 5 ? "4006381333931" : "P-2024-0042";
    written = write(folder, name, drawn(symbology, text, 0, 300)) && written;
    written = write(folder, name + "dark", drawn(symbology, text, fuzz::kInverted | 2, 2500)) && written;
  }
  return written ? 0 : 1;
}
