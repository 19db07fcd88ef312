// SPDX-License-Identifier: Apache-2.0
// make-pass: draws the picture of a pass for the simulated camera.
//   make-pass --text T --out FILE.pgm [--format QRCode] [--rotate DEGREES] [--blur PIXELS] [--size PIXELS] [--inverted]
#include <charconv>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <optional>
#include <string>
#include <string_view>

#include "platform/zxing/pass_picture.hpp"

namespace {

constexpr std::string_view kUsage =
    "make-pass --text TEXT --out FILE.pgm [--format QRCode|Aztec|PDF417|DataMatrix|Code128|EAN13|Code39]\n"
    "          [--rotate DEGREES] [--blur 0..20] [--size 40..600] [--inverted]\n";

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
    if (name == "--inverted") {
      order.pass.inverted = true;
      continue;
    }
    const bool understood = i + 1 < count && take(order, name, words[i + 1]);
    ++i;
    if (!understood) {
      std::fprintf(stderr, "make-pass: %s is not understood here\n", std::string(name).c_str());
      return std::nullopt;
    }
  }
  if (order.pass.text.empty() || order.out.empty()) return std::nullopt;
  if (!order.out.ends_with(".pgm")) {
    std::fprintf(stderr, "make-pass: it writes PGM; let the name after --out end in .pgm\n");
    return std::nullopt;
  }
  return order;
}

}  // namespace

int main(int count, char** words) {
  const auto order = read_order(count, words);
  if (!order) {
    std::fwrite(kUsage.data(), 1, kUsage.size(), stderr);
    return 2;
  }
  const auto picture = platform::zxing::draw_pass(order->pass);
  if (!picture) {
    std::fprintf(stderr, "make-pass: %s\n", picture.error().detail.c_str());
    return 1;
  }
  const auto bytes = platform::zxing::to_pgm(*picture);
  std::ofstream file(order->out, std::ios::binary);
  file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  file.close();
  if (!file) {
    std::fprintf(stderr, "make-pass: cannot write %s; does its folder exist?\n", order->out.c_str());
    return 1;
  }
  return 0;
}
