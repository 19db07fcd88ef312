// SPDX-License-Identifier: Apache-2.0
// Report descriptors, lawful, odd and hostile.
#include "platform/scanner/report_descriptor.hpp"

#include <algorithm>
#include <random>
#include <string>

#include "platform/scanner/pos_report.hpp"
#include "tests/scanner/pos_device.hpp"
#include "tests/support/catch.hpp"

using platform::scanner::input_layout;
using platform::scanner::pos_layouts;
using tests::Bytes;

namespace {

std::string complaint(const Bytes& descriptor) {
  const auto layout = input_layout(descriptor);
  return layout ? "" : layout.error();
}

bool has(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("A scanner's report is found with all its fields") {
  const auto layouts = pos_layouts(tests::descriptor("numbered")).value();
  REQUIRE(layouts.size() == 1);
  const auto& layout = layouts[0];
  CHECK(layout.id == 2);
  CHECK(layout.bytes == 61);
  CHECK(layout.byte_count->first_bit == 0);
  CHECK(layout.symbology[0]->first_bit == 8);
  CHECK(layout.symbology[2]->first_bit == 24);
  CHECK(layout.data.first_bit == 32);
  CHECK(layout.data.count == 56);
  CHECK(layout.continued->first_bit == 480);
  CHECK(layout.continued->bits == 1);
}

TEST_CASE("A report without a number, and with nothing but the code, is found too") {
  const auto layouts = pos_layouts(tests::descriptor("unnumbered")).value();
  REQUIRE(layouts.size() == 1);
  CHECK_FALSE(layouts[0].id.has_value());
  CHECK(layouts[0].bytes == 8);
  CHECK_FALSE(layouts[0].byte_count.has_value());
  CHECK_FALSE(layouts[0].continued.has_value());
}

TEST_CASE("Ranges, long items, pushed state and usages with their page are understood") {
  const auto layouts = pos_layouts(tests::descriptor("crooked")).value();
  REQUIRE(layouts.size() == 1);
  const auto& layout = layouts[0];
  CHECK(layout.id == 9);
  CHECK(layout.continued->first_bit == 0);
  CHECK(layout.byte_count->first_bit == 1);
  CHECK(layout.byte_count->bits == 16);
  CHECK(layout.symbology[1]->first_bit == 25);
  CHECK(layout.data.first_bit == 41);
  CHECK(layout.bytes == 10);
}

TEST_CASE("A keyboard is no HID-POS scanner, and is told how to become one") {
  REQUIRE(input_layout(tests::descriptor("keyboard")).has_value());
  CHECK(has(pos_layouts(tests::descriptor("keyboard")).error(), "HID-POS"));
  CHECK(has(pos_layouts({}).error(), "HID-POS"));
}

TEST_CASE("A descriptor that is cut anywhere is read as far as it makes sense, or refused") {
  const auto whole = tests::descriptor("numbered");
  for (std::size_t size = 0; size < whole.size(); ++size) {
    const auto layouts = pos_layouts(std::span(whole).first(size));
    CHECK_FALSE(layouts.has_value());
  }
}

TEST_CASE("Descriptors that cannot be are refused, and why is said") {
  CHECK(has(complaint({0xA1}), "cut off"));
  CHECK(has(complaint({0x07, 0x01, 0x02, 0x03}), "cut off"));
  CHECK(has(complaint({0xFE}), "cut off"));
  CHECK(has(complaint({0xFE, 0xFF, 0x00, 0x01}), "cut off"));
  CHECK(has(complaint({0xC0}), "never began"));
  CHECK(has(complaint({0xA1, 0x01}), "no end"));
  CHECK(has(complaint({0xB4}), "never pushed"));
  CHECK(has(complaint(Bytes(100, 0xA4)), "too often"));
  CHECK(has(complaint(Bytes(100, 0xA0)), "too deep"));
  CHECK(has(complaint({0x85, 0x00}), "impossible number"));
  CHECK(has(complaint({0x86, 0x00, 0x01}), "impossible number"));
  CHECK(has(complaint({0x29, 0x05}), "turned round"));
  CHECK(has(complaint({0x19, 0x05, 0x29, 0x04}), "turned round"));
  CHECK(has(complaint({0xA9, 0x01}), "delimiters"));
  CHECK(has(complaint({0x75, 0x08, 0x95, 0x01, 0x81, 0x02, 0x85, 0x01, 0x81, 0x02}), "only some"));
  CHECK(has(complaint(Bytes(4097, 0x00)), "too long"));
}

TEST_CASE("Absurd sizes and counts are refused, not added up") {
  CHECK(has(complaint({0x77, 0xFF, 0xFF, 0xFF, 0xFF, 0x97, 0xFF, 0xFF, 0xFF, 0xFF, 0x81, 0x02}), "too long"));
  CHECK(has(complaint({0x75, 0x08, 0x97, 0xFF, 0xFF, 0xFF, 0xFF, 0x81, 0x02}), "too long"));
  CHECK(has(complaint({0x77, 0x00, 0x00, 0x00, 0x80, 0x95, 0x02, 0x81, 0x02}), "too long"));
  Bytes creeping = {0x75, 0x08, 0x96, 0xFF, 0x0F};
  for (int i = 0; i < 5; ++i) creeping.insert(creeping.end(), {0x81, 0x02});
  CHECK(has(complaint(creeping), "too long"));
}

TEST_CASE("A range of four thousand million usages takes no memory to speak of") {
  const Bytes descriptor = {0x17, 0, 0, 0, 0,    0x75, 0x01, 0x96, 0xFF, 0x7F, 0x1B,
                            0,    0, 0, 0, 0x2B, 0xFF, 0xFF, 0xFF, 0xFF, 0x81, 0x02};
  const auto layout = input_layout(descriptor);
  REQUIRE(layout.has_value());
  CHECK(layout->fields.size() <= 512);
}

TEST_CASE("Damaged descriptors never give a field outside its report") {
  std::mt19937 random(4);
  for (const auto* name : {"numbered", "unnumbered", "crooked", "keyboard"}) {
    const auto whole = tests::descriptor(name);
    for (int round = 0; round < 2000; ++round) {
      auto damaged = whole;
      for (int i = 0; i < 3; ++i) damaged[random() % damaged.size()] = static_cast<std::uint8_t>(random());
      const auto layout = input_layout(damaged);
      if (!layout) continue;
      for (const auto& field : layout->fields) {
        const auto in = std::ranges::find(layout->reports, field.report, &platform::scanner::InputReport::id);
        REQUIRE(in != layout->reports.end());
        REQUIRE(field.first_bit + field.bits * field.count <= in->bits);
      }
    }
  }
}
