// SPDX-License-Identifier: Apache-2.0
// A network printer, from a ticket that comes out to every way in which one may not.
#include "tests/contract/printer_fixture.hpp"

using kiosk::PrinterCondition;
using kiosk::PrintOutcome;
using platform::printer::make_printer;
using platform::printer::Proof;
using platform::sim::PrinterFault;
using platform::sim::SimPrinterSettings;
using tests::at_port;
using tests::impatient;
using tests::simulated;
using tests::striped;

TEST_CASE("a ticket comes out as it was drawn, and the printer says so") {
  const auto proof = GENERATE(Proof::kProcessId, Proof::kStatus);
  const auto sim = simulated();
  auto settings = at_port(sim->port());
  settings.proof = proof;
  const auto printer = make_printer(settings);
  REQUIRE(printer->width_dots() == 576);
  REQUIRE(printer->condition() == PrinterCondition::kReady);
  for (int i = 0; i < 3; ++i) {
    const auto report = printer->print(striped(300, i));
    REQUIRE(report.outcome == PrintOutcome::kPrinted);
    REQUIRE(report.condition == PrinterCondition::kReady);
  }
  REQUIRE(sim->tickets() == std::vector<kiosk::Bitmap>{striped(300, 0), striped(300, 1), striped(300, 2)});
  REQUIRE(sim->errors().empty());
}

TEST_CASE("what keeps a printer from printing is known before a byte is sent") {
  const auto [fault, condition] = GENERATE(table<PrinterFault, PrinterCondition>({
      {PrinterFault::kPaperOut, PrinterCondition::kPaperOut},
      {PrinterFault::kCoverOpen, PrinterCondition::kCoverOpen},
      {PrinterFault::kCutter, PrinterCondition::kCutterError},
  }));
  const auto sim = simulated();
  const auto printer = make_printer(at_port(sim->port()));
  sim->set_fault(fault);
  REQUIRE(printer->condition() == condition);
  const auto report = printer->print(striped(300));
  REQUIRE(report.outcome == PrintOutcome::kFailed);
  REQUIRE(report.condition == condition);
  REQUIRE(sim->tickets().empty());

  SECTION("and mended, it prints") {
    sim->set_fault(PrinterFault::kNone);
    REQUIRE(printer->print(striped(300)).outcome == PrintOutcome::kPrinted);
    REQUIRE(sim->tickets() == std::vector<kiosk::Bitmap>{striped(300)});
  }
}

TEST_CASE("paper near its end is told with the ticket that still came out") {
  SimPrinterSettings settings;
  settings.paper_mm = 200;
  const auto sim = simulated(settings);
  const auto printer = make_printer(at_port(sim->port()));
  const auto report = printer->print(striped(300));
  REQUIRE(report.outcome == PrintOutcome::kPrinted);
  REQUIRE(report.condition == PrinterCondition::kPaperNearEnd);
}

TEST_CASE("a connection reset in the middle leaves the job uncertain") {
  const auto sim = simulated();
  const auto printer = make_printer(at_port(sim->port()));
  sim->set_fault(PrinterFault::kResetMidway);
  const auto report = printer->print(striped(900));
  REQUIRE(report.outcome == PrintOutcome::kUncertain);
  REQUIRE(report.condition == PrinterCondition::kReady);  // as asked over a new connection
  REQUIRE(sim->tickets().empty());

  SECTION("the next ticket has nothing of the torn one on it") {
    sim->set_fault(PrinterFault::kNone);
    REQUIRE(printer->print(striped(300, 5)).outcome == PrintOutcome::kPrinted);
    const auto slips = sim->tickets();
    REQUIRE(slips.size() == 2);
    REQUIRE(slips[0].height() < 900);
    REQUIRE(slips[1] == striped(300, 5));
  }
}

TEST_CASE("a kiosk that ended in a job leaves nothing of it on the next kiosk's first ticket") {
  const auto sim = simulated();
  sim->set_fault(PrinterFault::kResetMidway);
  REQUIRE(make_printer(at_port(sim->port()))->print(striped(900)).outcome == PrintOutcome::kUncertain);
  sim->set_fault(PrinterFault::kNone);
  const auto after_the_crash = make_printer(at_port(sim->port()));
  REQUIRE(after_the_crash->print(striped(300, 5)).outcome == PrintOutcome::kPrinted);
  const auto slips = sim->tickets();
  REQUIRE(slips.size() == 2);
  REQUIRE(slips[0].height() < 900);
  REQUIRE(slips[1] == striped(300, 5));
}

TEST_CASE("silence is never success") {
  const auto sim = simulated();
  auto settings = at_port(sim->port());
  settings.timeouts = impatient();
  const auto printer = make_printer(settings);
  sim->set_fault(PrinterFault::kSilent);
  const auto report = printer->print(striped(300));
  REQUIRE(report.outcome == PrintOutcome::kUncertain);
  REQUIRE(sim->wait_for_tickets(1, std::chrono::seconds(10)));  // and yet it is on paper
}

TEST_CASE("paper that ends in the middle is uncertain, and named") {
  const std::size_t buffer = GENERATE(65536, 2048);
  SimPrinterSettings sim_settings;
  sim_settings.buffer_bytes = buffer;
  const auto sim = simulated(sim_settings);
  auto settings = at_port(sim->port());
  settings.timeouts = impatient();
  const auto printer = make_printer(settings);
  sim->set_fault(PrinterFault::kPaperOutMidway);
  const auto report = printer->print(striped(900));
  REQUIRE(report.outcome == PrintOutcome::kUncertain);
  REQUIRE(report.condition == PrinterCondition::kPaperOut);
  REQUIRE(printer->condition() == PrinterCondition::kPaperOut);
  REQUIRE(sim->tickets().empty());

  SECTION("with a new roll in, the next job is whole") {
    sim->set_fault(PrinterFault::kNone);
    REQUIRE(printer->print(striped(300, 9)).outcome == PrintOutcome::kPrinted);
    REQUIRE(sim->tickets().back() == striped(300, 9));
  }
}

TEST_CASE("a roll that really ends does so in the middle of a ticket") {
  SimPrinterSettings sim_settings;
  sim_settings.paper_mm = 60;
  const auto sim = simulated(sim_settings);
  const auto printer = make_printer(at_port(sim->port()));
  const auto report = printer->print(striped(900));
  REQUIRE(report.outcome == PrintOutcome::kUncertain);
  REQUIRE(report.condition == PrinterCondition::kPaperOut);
}

TEST_CASE("a small buffer takes a long ticket") {
  SimPrinterSettings sim_settings;
  sim_settings.buffer_bytes = 512;
  const auto sim = simulated(sim_settings);
  const auto printer = make_printer(at_port(sim->port()));
  REQUIRE(printer->print(striped(4000)).outcome == PrintOutcome::kPrinted);
  REQUIRE(sim->tickets() == std::vector<kiosk::Bitmap>{striped(4000)});
}

TEST_CASE("a printer without real-time status prints, and is known to be there") {
  const auto proof = GENERATE(Proof::kProcessId, Proof::kStatus);
  const auto sim = simulated();
  sim->set_fault(PrinterFault::kRefuseStatus);
  auto settings = at_port(sim->port());
  settings.proof = proof;
  const auto printer = make_printer(settings);
  REQUIRE(printer->condition() == PrinterCondition::kReady);
  REQUIRE(printer->print(striped(300)).outcome == PrintOutcome::kPrinted);
  REQUIRE(sim->tickets().size() == 1);
}

TEST_CASE("without proof every ticket is uncertain, although it comes out") {
  const auto sim = simulated();
  auto settings = at_port(sim->port());
  settings.proof = Proof::kNone;
  const auto printer = make_printer(settings);
  REQUIRE(printer->condition() == PrinterCondition::kReady);
  for (int i = 0; i < 2; ++i) {
    const auto report = printer->print(striped(1200, i));
    REQUIRE(report.outcome == PrintOutcome::kUncertain);
    REQUIRE(report.condition == PrinterCondition::kReady);
  }
  REQUIRE(sim->wait_for_tickets(2, std::chrono::seconds(10)));
  REQUIRE(sim->tickets() == std::vector<kiosk::Bitmap>{striped(1200, 0), striped(1200, 1)});
}

TEST_CASE("nobody at the other end is a failure, at once and for certain") {
  auto settings = at_port(tests::deaf_port());
  SECTION("a port nobody listens on") {}
  SECTION("a name that is no address") { settings.host = "999.1.2.3.invalid"; }
  const auto printer = make_printer(settings);
  const auto report = printer->print(striped(10));
  REQUIRE(report.outcome == PrintOutcome::kFailed);
  REQUIRE(report.condition == PrinterCondition::kUnreachable);
  REQUIRE_FALSE(report.detail.empty());
  REQUIRE(printer->condition() == PrinterCondition::kUnreachable);
}

TEST_CASE("a raster that does not fit the paper is refused") {
  const auto sim = simulated();
  const auto printer = make_printer(at_port(sim->port()));
  REQUIRE(printer->print(kiosk::Bitmap(577, 10)).outcome == PrintOutcome::kFailed);
  REQUIRE(printer->print(kiosk::Bitmap(576, 0)).outcome == PrintOutcome::kFailed);
  REQUIRE(sim->tickets().empty());
}
