// SPDX-License-Identifier: Apache-2.0
// kiosk-decoder: the process in which a kiosk decodes pictures. Started by the kiosk, never by hand.
//   kiosk-decoder [SYMBOLOGY]...      QRCode, Aztec, PDF417, DataMatrix, Code128, EAN13, Code39; none given: all
#include "platform/decoder/serve.hpp"
#include "platform/zxing/zxing_reader.hpp"

int main(int count, char** words) {
  platform::zxing::ZxingReader reader({{words + 1, words + count}});
  return platform::decoder::serve(reader);
}
