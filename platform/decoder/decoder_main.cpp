// SPDX-License-Identifier: Apache-2.0
// kiosk-decoder: the process in which a kiosk decodes pictures. Started by the kiosk, never by hand.
//   kiosk-decoder [SYMBOLOGY]...      QRCode, Aztec, PDF417, DataMatrix, Code128, EAN13, Code39; none given: all
//   kiosk-decoder --version
#include <cstdio>
#include <string_view>

#include "platform/decoder/serve.hpp"
#include "platform/version/version.hpp"
#include "platform/zxing/zxing_reader.hpp"

int main(int count, char** words) {
  if (count == 2 && std::string_view(words[1]) == "--version") {
    std::printf("kiosk-decoder %s\n", platform::version().data());
    return 0;
  }
  platform::zxing::ZxingReader reader({{words + 1, words + count}});
  return platform::decoder::serve(reader);
}
