// SPDX-License-Identifier: Apache-2.0
// make-pass: draws the picture of a pass for the simulated camera.
//   make-pass --text T --out FILE.pgm [--format QRCode] [--rotate DEGREES] [--blur PIXELS] [--size PIXELS] [--inverted]
#include <algorithm>
#include <array>
#include <charconv>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/base/spelling.hpp"
#include "platform/version/version.hpp"
#include "platform/zxing/pass_picture.hpp"

namespace {

constexpr std::string_view kUsage =
    "make-pass --text TEXT --out FILE.pgm [--format QRCode|Aztec|PDF417|DataMatrix|Code128|EAN13|Code39]\n"
    "          [--rotate DEGREES] [--blur 0..20] [--size 40..600] [--inverted]\n";

const std::vector<std::string_view> kOptions = {"--text", "--out",  "--format",   "--rotate",
                                                "--blur", "--size", "--inverted", "--version"};

void complain(const std::string& line) { std::fprintf(stderr, "make-pass: %s\n", line.c_str()); }

struct Order {
  platform::zxing::PassPicture pass;
  std::string out;
};

template <class Number>
bool read_number(std::string_view text, Number& out) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
  return error == std::errc() && end == text.data() + text.size();
}

bool take(Order& order, std::string_view name, std::string_view value) {
  if (name == "--text") return order.pass.text = value, true;
  if (name == "--out") return order.out = value, true;
  if (name == "--format") return order.pass.symbology = value, true;
  if (name == "--rotate") return read_number(value, order.pass.degrees);
  if (name == "--blur") return read_number(value, order.pass.blur);
  if (name == "--size") return read_number(value, order.pass.size);
  return false;
}

std::optional<Order> read_order(int count, char** words) {
  Order order;
  for (int i = 1; i < count; ++i) {
    const std::string_view name = words[i];
    if (std::ranges::find(kOptions, name) == kOptions.end()) {
      complain("there is no option " + std::string(name) + "; " + kiosk::suggestion(name, kOptions));
      return std::nullopt;
    }
    if (name == "--inverted") {
      order.pass.inverted = true;
      continue;
    }
    if (i + 1 == count) return complain(std::string(name) + ": its value is missing"), std::nullopt;
    const std::string value = words[++i];
    if (take(order, name, value)) continue;
    complain(std::string(name) + " " + value + ": that is no number");
    return std::nullopt;
  }
  if (order.pass.text.empty()) return complain("--text is missing: what the pass says"), std::nullopt;
  if (order.out.empty()) return complain("--out is missing: the picture to make, FILE.pgm"), std::nullopt;
  if (!order.out.ends_with(".pgm")) {
    complain("--out " + order.out + ": it writes PGM; let the name end in .pgm");
    return std::nullopt;
  }
  return order;
}

/// What to do where a pass cannot be drawn.
std::string advice(const platform::zxing::PassPicture& pass) {
  constexpr std::array<std::string_view, 7> kSymbologies = {"QRCode",  "Aztec", "PDF417", "DataMatrix",
                                                            "Code128", "EAN13", "Code39"};
  if (std::ranges::find(kSymbologies, pass.symbology) == kSymbologies.end()) {
    return "; --format is one of QRCode, Aztec, PDF417, DataMatrix, Code128, EAN13, Code39";
  }
  if (pass.symbology == "EAN13") return "; an EAN13 has 12 or 13 digits, the last a check digit";
  if (pass.symbology == "Code39") return "; a Code39 has capitals, digits and - . $ / + %";
  return {};
}

}  // namespace

int main(int count, char** words) {
  if (count == 2 && std::string_view(words[1]) == "--version") {
    std::printf("make-pass %s\n", platform::version().data());
    return 0;
  }
  const auto order = read_order(count, words);
  if (!order) {
    std::fwrite(kUsage.data(), 1, kUsage.size(), stderr);
    return 2;
  }
  const auto picture = platform::zxing::draw_pass(order->pass);
  if (!picture) {
    complain(picture.error().detail + advice(order->pass));
    return 1;
  }
  const auto bytes = platform::zxing::to_pgm(*picture);
  std::ofstream file(order->out, std::ios::binary);
  file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  file.close();
  if (!file) {
    complain("--out " + order->out + ": cannot be written; name a file in a folder that is there and yours");
    return 1;
  }
  return 0;
}
