// SPDX-License-Identifier: Apache-2.0
// Each of ASCII's 128 characters within a code, through each of the three kinds of scanner: one scan, its bytes as they
// are, and a pass only where every one of them may stand in a pass.
#include <chrono>
#include <string>
#include <vector>

#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>

#include "kiosk/app/pass_text.hpp"
#include "platform/scanner/hid_pos_reader.hpp"
#include "platform/scanner/serial_port.hpp"
#include "platform/scanner/wedge_reader.hpp"
#include "tests/scanner/pos_device.hpp"
#include "tests/scanner/typist.hpp"
#include "tests/support/catch.hpp"

namespace {

using namespace std::chrono_literals;
using namespace platform::scanner;

/// Two ends of a line on which what is written at once is read at once.
struct Line {
  Line() {
    int ends[2] = {-1, -1};
    REQUIRE(::socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_NONBLOCK | SOCK_CLOEXEC, 0, ends) == 0);
    host = Descriptor(ends[0]);
    device = Descriptor(ends[1]);
  }
  void send(const void* bytes, std::size_t size) const {
    REQUIRE(::write(device.get(), bytes, size) == static_cast<ssize_t>(size));
  }
  Descriptor host;
  Descriptor device;
};

Scans all_of(Reader& reader) {
  Scans scans;
  REQUIRE(reader.take(tests::kStart + 1min, scans).has_value());
  REQUIRE(reader.take(tests::kStart + 2min, scans).has_value());
  return scans;
}

Scans from_wedge(const std::string& code) {
  std::vector<std::unique_ptr<KeyNode>> nodes;
  nodes.push_back(tests::play(tests::Typist().type(code).enter().events()));
  WedgeReader reader(std::move(nodes), Terminator::kEnter);
  return all_of(reader);
}

Scans from_serial(const std::string& code) {
  Line line;
  SerialReader reader("line", std::move(line.host), Terminator::kEnter);
  const auto bytes = code + "\r\n";
  line.send(bytes.data(), bytes.size());
  return all_of(reader);
}

Scans from_hid_pos(const std::string& code, std::string_view identifier) {
  Line line;
  HidPosReader reader("line", std::move(line.host), pos_layouts(tests::descriptor("numbered")).value());
  for (const auto& report : tests::reports(code, identifier)) line.send(report.data(), report.size());
  return all_of(reader);
}

std::string code_with(int character) { return std::string("FE") + static_cast<char>(character) + "ST"; }

void check(const Scans& scans, int character) {
  INFO("character " << character);
  REQUIRE(scans.size() == 1);
  CHECK(scans.front().text == code_with(character));
  const auto& symbology = scans.front().symbology;
  const auto pass = kiosk::app::pass_text(scans.front().text, symbology);
  const bool is_printable = character >= 0x20 && character < 0x7F;
  if (pass) CHECK(is_printable);
  if (pass) CHECK(pass->code.str() == code_with(character));
  // These two hold less than ASCII, which is for the check of passes to know.
  const bool is_narrow = symbology.str() == "EAN13" || symbology.str() == "Code39";
  if (!is_narrow) CHECK(pass.has_value() == is_printable);
}

}  // namespace

TEST_CASE("No character that a keyboard scanner types does anything but stand in its scan") {
  for (int i = 0; i < 128; ++i) check(from_wedge(code_with(i)), i);
}

TEST_CASE("No character of a serial line does anything but stand in its scan") {
  for (int i = 0; i < 128; ++i) check(from_serial(code_with(i)), i);
}

TEST_CASE("No character of a report does anything but stand in its scan, in any symbology") {
  for (const auto* identifier : {"]Q1", "]z0", "]L0", "]d1", "]C0", "]E0", "]A0"}) {
    for (int i = 0; i < 128; ++i) check(from_hid_pos(code_with(i), identifier), i);
  }
}

TEST_CASE("At the ends of a code no character makes two scans of it, or a pass of something else") {
  for (int i = 0; i < 128; ++i) {
    const char c = static_cast<char>(i);
    INFO("character " << i);
    for (const auto& code : {std::string("24") + c, c + std::string("24")}) {
      for (const auto& scans : {from_wedge(code), from_serial(code), from_hid_pos(code, "]C0")}) {
        REQUIRE(scans.size() == 1);
        const auto pass = kiosk::app::pass_text(scans.front().text, scans.front().symbology);
        if (pass) CHECK((pass->code.str() == code || pass->code.str() == "24"));
        if (pass && pass->code.str() == "24") CHECK(std::string(" \t\r\n\v\f").find(c) != std::string::npos);
      }
    }
  }
}
