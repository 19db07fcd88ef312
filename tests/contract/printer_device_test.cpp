// Printers behind a device file, played by a terminal pair, and jobs into plain files.
#include <array>
#include <fstream>
#include <iterator>
#include <mutex>
#include <vector>

#include <fcntl.h>
#include <poll.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <termios.h>

#include "kiosk/printing/escpos.hpp"
#include "platform/sim/printer_session.hpp"
#include "tests/contract/printer_fixture.hpp"

using kiosk::PrinterCondition;
using kiosk::PrintOutcome;
using platform::printer::LinkKind;
using platform::printer::make_printer;
using platform::printer::Settings;
using platform::sim::PrinterFault;
using platform::sim::Slip;
using tests::striped;

namespace {

// The simulated printer's insides on the far end of a pseudo-terminal.
class DevicePrinter {
 public:
  explicit DevicePrinter(PrinterFault fault) : master_(::posix_openpt(O_RDWR | O_NOCTTY)) {
    REQUIRE(master_ >= 0);
    REQUIRE(::grantpt(master_) == 0);
    REQUIRE(::unlockpt(master_) == 0);
    path_ = ::ptsname(master_);
    keeper_ = ::open(path_.c_str(), O_RDWR | O_NOCTTY);  // a terminal nobody has open reads as gone
    REQUIRE(keeper_ >= 0);
    REQUIRE(::pipe(stop_.data()) == 0);
    thread_ = std::thread([this, fault] { run(fault); });
  }
  ~DevicePrinter() {
    ::close(stop_[1]);
    thread_.join();
    for (const int fd : {stop_[0], keeper_, master_}) ::close(fd);
  }
  DevicePrinter(const DevicePrinter&) = delete;
  DevicePrinter& operator=(const DevicePrinter&) = delete;

  [[nodiscard]] Settings settings() const {
    Settings settings;
    settings.kind = LinkKind::kDevice;
    settings.path = path_;
    return settings;
  }
  [[nodiscard]] std::vector<kiosk::Bitmap> tickets() {
    const std::lock_guard lock(mutex_);
    return tickets_;
  }

 private:
  void run(PrinterFault fault) {
    platform::sim::PrinterMechanism mechanism(std::nullopt);
    mechanism.set_fault(fault);
    platform::sim::SessionEvents events;
    events.slip = [this](const Slip& slip) {
      const std::lock_guard lock(mutex_);
      tickets_.push_back(slip.print);
      return true;
    };
    platform::sim::PrinterSession session(mechanism, events, 65536);
    std::array<char, 1024> bytes;
    while (true) {
      std::array<pollfd, 2> fds{{{master_, POLLIN, 0}, {stop_[0], POLLIN, 0}}};
      ::poll(fds.data(), fds.size(), -1);
      if (fds[1].revents != 0) return;
      const auto got = ::read(master_, bytes.data(), bytes.size());
      if (got <= 0) return;
      session.receive({bytes.data(), static_cast<std::size_t>(got)});
      const auto answers = session.take_answers();
      if (::write(master_, answers.data(), answers.size()) < 0) return;
    }
  }

  int master_;
  int keeper_ = -1;
  std::array<int, 2> stop_{};
  std::string path_;
  std::mutex mutex_;
  std::vector<kiosk::Bitmap> tickets_;
  std::thread thread_;
};

std::string contents(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

Settings file_at(const std::string& path) {
  Settings settings;
  settings.kind = LinkKind::kFile;
  settings.path = path;
  return settings;
}

}  // namespace

TEST_CASE("a printer on a terminal line gets every byte and is heard") {
  DevicePrinter device(PrinterFault::kNone);
  const auto printer = make_printer(device.settings());
  REQUIRE(printer->condition() == PrinterCondition::kReady);
  REQUIRE(printer->print(striped(600, 1)).outcome == PrintOutcome::kPrinted);
  REQUIRE(printer->print(striped(600, 2)).outcome == PrintOutcome::kPrinted);
  REQUIRE(device.tickets() == std::vector<kiosk::Bitmap>{striped(600, 1), striped(600, 2)});
}

TEST_CASE("an open cover is told over a device as well") {
  DevicePrinter device(PrinterFault::kCoverOpen);
  const auto report = make_printer(device.settings())->print(striped(600));
  REQUIRE(report.outcome == PrintOutcome::kFailed);
  REQUIRE(report.condition == PrinterCondition::kCoverOpen);
}

TEST_CASE("a device that is missing, or is none, fails for certain") {
  const tests::TemporaryFolder folder;
  Settings settings;
  settings.kind = LinkKind::kDevice;
  settings.path = folder.file("lp0");
  SECTION("missing") {}
  SECTION("a plain file") { std::ofstream(settings.path) << "x"; }
  SECTION("a pipe nobody reads") { REQUIRE(::mkfifo(settings.path.c_str(), 0600) == 0); }
  const auto printer = make_printer(settings);
  const auto report = printer->print(striped(10));
  REQUIRE(report.outcome == PrintOutcome::kFailed);
  REQUIRE(report.condition == PrinterCondition::kUnreachable);
  REQUIRE(printer->condition() == PrinterCondition::kUnreachable);
}

TEST_CASE("jobs are appended to a plain file, whole") {
  const tests::TemporaryFolder folder;
  const auto path = folder.file("jobs");
  const auto printer = make_printer(file_at(path));
  REQUIRE(printer->condition() == PrinterCondition::kReady);
  REQUIRE(printer->print(striped(10)).outcome == PrintOutcome::kPrinted);
  REQUIRE(printer->print(striped(20)).outcome == PrintOutcome::kPrinted);
  namespace escpos = kiosk::printing::escpos;
  REQUIRE(contents(path) == escpos::print_job(striped(10)) + escpos::print_job(striped(20)));
}

TEST_CASE("a plain file that cannot be one is a failure") {
  const tests::TemporaryFolder folder;
  std::string path = folder.file("");
  SECTION("a folder") {}
  SECTION("in a folder that does not exist") { path = folder.file("nowhere/jobs"); }
  SECTION("a pipe nobody reads") {
    path = folder.file("pipe");
    REQUIRE(::mkfifo(path.c_str(), 0600) == 0);
  }
  SECTION("a full disk's device") { path = "/dev/full"; }
  const auto printer = make_printer(file_at(path));
  const auto report = printer->print(striped(10));
  REQUIRE(report.outcome == PrintOutcome::kFailed);
  REQUIRE(report.condition == PrinterCondition::kUnreachable);
  REQUIRE(printer->condition() == PrinterCondition::kUnreachable);
}
