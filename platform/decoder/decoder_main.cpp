// kiosk-decoder: the process in which a kiosk decodes pictures. Started by the kiosk, never by hand.
//   kiosk-decoder [SYMBOLOGY]...      QRCode, Aztec, PDF417, DataMatrix, Code128, EAN13, Code39; none given: all
#include <algorithm>
#include <string>
#include <vector>

#include "platform/decoder/serve.hpp"
#include "platform/zxing/zxing_reader.hpp"

namespace {

using kiosk::ports::Symbol;

/// Leaves out what is of no symbology that was asked for.
class OnlyNamed final : public kiosk::ports::SymbolReader {
 public:
  OnlyNamed(kiosk::ports::SymbolReader& reader, std::vector<std::string> names)
      : reader_(reader), names_(std::move(names)) {}

  [[nodiscard]] kiosk::Result<kiosk::ports::Look, kiosk::ports::ReadError> read(
      const kiosk::GreyImage& picture) override {
    auto look = reader_.read(picture);
    if (look && !names_.empty()) {
      std::erase_if(look->symbols, [&](const Symbol& symbol) {
        return std::ranges::find(names_, symbol.symbology.str()) == names_.end();
      });
    }
    return look;
  }

 private:
  kiosk::ports::SymbolReader& reader_;
  std::vector<std::string> names_;
};

}  // namespace

int main(int count, char** words) {
  platform::zxing::ZxingReader reader;
  OnlyNamed named(reader, {words + 1, words + count});
  return platform::decoder::serve(named);
}
