// SPDX-License-Identifier: Apache-2.0
// The simulated printer as a judge: what it lets pass, what it does not, and the paper it makes.
#include <fstream>
#include <iterator>
#include <random>

#include <netinet/in.h>

#include "platform/sim/escpos_decoder.hpp"
#include "platform/sim/png_file.hpp"
#include "platform/sim/printer_session.hpp"
#include "tests/contract/printer_fixture.hpp"

using namespace platform::sim;

namespace {

std::string bytes(std::initializer_list<int> values) {
  std::string out;
  for (const int value : values) out.push_back(static_cast<char>(value));
  return out;
}

const std::string kStart = bytes({0x1B, '@'});
const std::string kFeedAndCut = bytes({0x1D, 'V', 66, 0});
const std::string kAskId = bytes({0x1D, '(', 'H', 6, 0, 48, 48, 'A', 'B', 'C', 'D'});
const std::string kIdAnswer = bytes({0x37, 0x22, 'A', 'B', 'C', 'D', 0});

std::string raster(int stride, int lines, char fill) {
  return bytes({0x1D, 'v', '0', 0, stride, 0, lines, 0}) + std::string(static_cast<std::size_t>(stride * lines), fill);
}

// A session on a bench: what fell out and what was complained about.
struct Bench {
  explicit Bench(PrinterFault fault = PrinterFault::kNone, std::optional<int> paper_mm = {}) : mechanism(paper_mm) {
    mechanism.set_fault(fault);
  }

  SessionEvents events() {
    SessionEvents out;
    out.slip = [this](const Slip& slip) {
      slips.push_back(slip);
      return keeps;
    };
    out.bad_job = [this](const std::string& errors) { bad.push_back(errors); };
    return out;
  }

  PrinterMechanism mechanism;
  std::vector<Slip> slips;
  std::vector<std::string> bad;
  bool keeps = true;
  PrinterSession session{mechanism, events(), 65536};
};

std::optional<Command> only_command(const std::string& in) {
  EscposDecoder decoder(576);
  decoder.feed(in);
  auto first = decoder.next();
  REQUIRE(decoder.waiting() == 0);
  return first;
}

}  // namespace

TEST_CASE("the judge knows each command it must, whole or in pieces") {
  const std::string all = kStart + raster(2, 3, '\x55') + bytes({0x1B, 'J', 20, 0x1B, 'd', 2, 0x0A, 0x00}) +
                          bytes({0x1D, 'V', 1}) + kFeedAndCut + kAskId + bytes({0x1D, 'r', 1, 0x1D, 'a', 0}) +
                          bytes({0x10, 0x04, 2});
  EscposDecoder decoder(576);
  std::vector<std::size_t> kinds;
  for (const char byte : all) {
    decoder.feed(std::string(1, byte));
    while (const auto command = decoder.next()) kinds.push_back(command->index());
  }
  REQUIRE(decoder.waiting() == 0);
  REQUIRE(kinds == std::vector<std::size_t>{0, 1, 2, 2, 2, 7, 3, 3, 4, 5, 6, 7});
}

TEST_CASE("what a printer should not be sent is unknown, with its place") {
  for (const auto& in :
       {bytes({'H'}), bytes({0x1B, 'p'}), bytes({0x1D, 'v', '1'}), bytes({0x1D, 'v', '0', 1}),
        bytes({0x1D, 'v', '0', 0, 73, 0, 1, 0}), bytes({0x1D, 'v', '0', 0, 0, 0, 1, 0}),
        bytes({0x1D, 'v', '0', 0, 1, 0, 0, 16}), bytes({0x1D, 'V', 67}), bytes({0x1D, 'r', 9}), bytes({0x1D, '(', 'L'}),
        bytes({0x1D, '(', 'H', 6, 0, 48, 48, 'A', 7}), bytes({0x10, 0x05}), bytes({0x10, 0x04, 9}), bytes({0x1C})}) {
    const auto command = only_command(in);
    REQUIRE(command);
    REQUIRE(std::holds_alternative<Unknown>(*command));
    REQUIRE(std::get<Unknown>(*command).bytes == in);
  }
  EscposDecoder decoder(576);
  decoder.feed(kStart + "?");
  REQUIRE(decoder.next());
  REQUIRE(std::get<Unknown>(decoder.next().value()).offset == 2);
}

TEST_CASE("a hundred thousand random bytes do no harm") {
  std::mt19937 random(7);
  Bench bench;
  for (int i = 0; i < 1000; ++i) {
    std::string noise;
    for (int n = 0; n < 100; ++n) noise.push_back(static_cast<char>(random()));
    bench.session.receive(noise);
    static_cast<void>(bench.session.take_answers());
  }
  bench.session.end();
  REQUIRE(bench.slips.empty());
  REQUIRE_FALSE(bench.bad.empty());
}

TEST_CASE("a slip has the paper's margins, the cutter's way as its head, and the raster as it came") {
  Bench bench;
  bench.session.receive(kStart + raster(72, 10, '\xFF') + kFeedAndCut);
  REQUIRE(bench.slips.size() == 1);
  const auto& slip = bench.slips[0];
  REQUIRE(slip.sheet.width() == 640);
  REQUIRE(slip.sheet.height() == 96 + 10);
  REQUIRE(slip.print.height() == 10);
  REQUIRE_FALSE(slip.sheet.ink(31, 100));
  REQUIRE(slip.sheet.ink(32, 96));
  REQUIRE(slip.sheet.ink(607, 105));
  REQUIRE_FALSE(slip.sheet.ink(608, 100));
  REQUIRE_FALSE(slip.sheet.ink(100, 95));
}

TEST_CASE("a cut without feeding cuts what is under the cutter, and the next slip has the rest") {
  Bench bench;
  bench.session.receive(kStart + raster(72, 100, '\xFF') + bytes({0x1D, 'V', 0}) + raster(1, 1, '\x01') + kFeedAndCut);
  REQUIRE(bench.slips.size() == 2);
  REQUIRE(bench.slips[0].sheet.height() == 100);
  REQUIRE(bench.slips[1].sheet.height() == 96 + 1);
  REQUIRE(bench.slips[1].sheet.ink(32, 0));
}

TEST_CASE("a cut on clean paper drops nothing worth keeping, and the ticket behind it is as it would be") {
  Bench bench;
  bench.session.receive(kFeedAndCut + kStart + raster(72, 10, '\xFF') + kFeedAndCut);
  REQUIRE(bench.slips.size() == 1);
  REQUIRE(bench.slips[0].sheet.height() == 96 + 10);
  REQUIRE(bench.slips[0].print.height() == 10);
}

TEST_CASE("a process id comes back behind the paper, and not for a bad job") {
  Bench bench;
  bench.session.receive(kStart + raster(1, 1, '\x01') + kFeedAndCut + kAskId);
  REQUIRE(bench.session.take_answers() == kIdAnswer);
  bench.session.receive(kStart + "text" + raster(1, 1, '\x01') + kFeedAndCut + kAskId);
  REQUIRE(bench.session.take_answers().empty());
  REQUIRE(bench.slips.size() == 1);
  REQUIRE(bench.bad.size() == 1);
  REQUIRE(bench.bad[0].find("offset") != std::string::npos);
}

TEST_CASE("a slip that could not be kept is not proven") {
  Bench bench;
  bench.keeps = false;
  bench.session.receive(kStart + raster(1, 1, '\x01') + kFeedAndCut + kAskId);
  REQUIRE(bench.session.take_answers().empty());
}

TEST_CASE("real-time questions are heard while it waits for paper, picture data or not") {
  Bench bench(PrinterFault::kPaperOut);
  bench.session.receive(kStart + raster(1, 1, '\x01') + kFeedAndCut + kAskId);
  bench.session.receive(bytes({0x10, 0x04, 1, 0x10, 0x04, 4}));
  REQUIRE(bench.session.take_answers() == bytes({0x1A, 0x7E}));
  bench.mechanism.set_fault(PrinterFault::kNone);
  bench.session.resume();
  REQUIRE(bench.session.take_answers() == kIdAnswer);
  REQUIRE(bench.slips.size() == 1);
}

TEST_CASE("a real-time command that acts is caught inside picture data") {
  Bench bench;
  bench.session.receive(kStart + bytes({0x1D, 'v', '0', 0, 3, 0, 1, 0, 0x10, 0x05, 0x02}) + kFeedAndCut + kAskId);
  REQUIRE(bench.bad.size() == 1);
  REQUIRE(bench.session.take_answers().empty());
}

TEST_CASE("automatic status speaks when it is switched on and when something changes") {
  Bench bench;
  bench.session.receive(bytes({0x1D, 'a', 255}));
  REQUIRE(bench.session.take_answers() == bytes({0x10, 0, 0, 0}));
  bench.mechanism.set_fault(PrinterFault::kCoverOpen);
  bench.session.resume();
  REQUIRE(bench.session.take_answers() == bytes({0x38, 0, 0, 0}));
}

TEST_CASE("paper that ends in a ticket goes on with it when a roll is loaded") {
  Bench bench(PrinterFault::kNone, 20);
  bench.session.receive(kStart + raster(72, 255, '\xFF') + kFeedAndCut + kAskId);
  REQUIRE(bench.slips.empty());
  REQUIRE_FALSE(bench.mechanism.online());
  bench.mechanism.load_paper();
  bench.session.resume();
  bench.mechanism.load_paper();
  bench.session.resume();
  REQUIRE(bench.session.take_answers() == kIdAnswer);
}

TEST_CASE("the paper's picture is a grey PNG of the printer's density") {
  kiosk::Bitmap bitmap(3, 2);
  bitmap.set_ink(1, 1, true);
  const auto png = encode_png(bitmap, 7992);
  REQUIRE(png);
  REQUIRE(png->substr(0, 8) == bytes({0x89, 'P', 'N', 'G', 0x0D, 0x0A, 0x1A, 0x0A}));
  REQUIRE(png->substr(12, 13) == "IHDR" + bytes({0, 0, 0, 3, 0, 0, 0, 2, 8}));
  REQUIRE(png->find("pHYs" + bytes({0, 0, 0x1F, 0x38, 0, 0, 0x1F, 0x38, 1})) != std::string::npos);
  REQUIRE_FALSE(encode_png(kiosk::Bitmap(0, 0), 7992));

  SECTION("and is there whole or not at all") {
    const tests::TemporaryFolder folder;
    REQUIRE(write_whole_file(folder.file("a.png"), *png));
    std::ifstream file(folder.file("a.png"), std::ios::binary);
    const std::string again{std::istreambuf_iterator<char>(file), {}};
    REQUIRE(again == *png);
    REQUIRE_FALSE(write_whole_file(folder.file("nowhere/a.png"), *png));
    const auto entries = std::filesystem::directory_iterator(folder.file(""));
    REQUIRE(std::distance(begin(entries), end(entries)) == 1);
  }
}

TEST_CASE("an address that cannot be listened on is said, not crashed on") {
  SimPrinterSettings settings;
  settings.address = "not an address";
  REQUIRE_FALSE(SimPrinter::start(settings));
  const auto first = tests::simulated();
  settings.address = "127.0.0.1";
  settings.port = first->port();
  REQUIRE_FALSE(SimPrinter::start(settings));
}
