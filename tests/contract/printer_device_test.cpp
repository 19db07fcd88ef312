// SPDX-License-Identifier: Apache-2.0
// Printers behind a device file, played by a terminal pair, and jobs into plain files.
#include <array>
#include <atomic>
#include <fstream>
#include <iterator>
#include <limits>
#include <mutex>
#include <utility>
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
using platform::printer::Proof;
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
  // Each answer stays behind until the next is due.
  void answer_one_late(bool late) { one_late_ = late; }
  void lose_next_answer() { lose_ = true; }
  // Before it answers the last of `bytes`, the line is stopped: what is written afterwards finds no room.
  void take_nothing_after(std::size_t bytes) { stop_after_ = bytes; }
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
    std::size_t total = 0;
    std::string held;
    while (true) {
      std::array<pollfd, 2> fds{{{master_, POLLIN, 0}, {stop_[0], POLLIN, 0}}};
      ::poll(fds.data(), fds.size(), -1);
      if (fds[1].revents != 0) return;
      const auto got = ::read(master_, bytes.data(), bytes.size());
      if (got <= 0) return;
      total += static_cast<std::size_t>(got);
      if (total >= stop_after_) ::tcflow(keeper_, TCOOFF);
      session.receive({bytes.data(), static_cast<std::size_t>(got)});
      auto answers = session.take_answers();
      if (!answers.empty() && lose_.exchange(false)) answers.clear();
      if (one_late_ && !answers.empty()) std::swap(answers, held);
      if (!one_late_ && !answers.empty()) answers.insert(0, std::exchange(held, {}));
      if (::write(master_, answers.data(), answers.size()) < 0) return;
    }
  }

  int master_;
  int keeper_ = -1;
  std::atomic<bool> one_late_ = false;
  std::atomic<bool> lose_ = false;
  std::atomic<std::size_t> stop_after_ = std::numeric_limits<std::size_t>::max();
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

TEST_CASE("a status that was asked for a job before does not prove the next") {
  DevicePrinter device(PrinterFault::kRefuseStatus);
  auto settings = device.settings();
  settings.proof = Proof::kStatus;
  settings.timeouts = tests::impatient();
  const auto printer = make_printer(settings);
  REQUIRE(printer->print(striped(300, 1)).outcome == PrintOutcome::kPrinted);

  device.answer_one_late(true);
  REQUIRE(printer->print(striped(300, 2)).outcome == PrintOutcome::kFailed);  // asked before the job, it said nothing
  // Now it answers, and each time what was asked the time before.
  REQUIRE(printer->print(striped(300, 3)).outcome == PrintOutcome::kUncertain);

  SECTION("once all have come, the next answer is the next job's") {
    device.answer_one_late(false);
    REQUIRE(printer->print(striped(300, 4)).outcome == PrintOutcome::kPrinted);
    REQUIRE(device.tickets().back() == striped(300, 4));
  }
}

TEST_CASE("a status that never comes is waited for, but not for ever") {
  DevicePrinter device(PrinterFault::kRefuseStatus);
  auto settings = device.settings();
  settings.proof = Proof::kStatus;
  settings.timeouts = tests::impatient();
  PrintOutcome then = PrintOutcome::kUncertain;
  SECTION("one answer short, the job may be the one without") {}
  SECTION("what is late enough is lost, and the count begins anew") {
    settings.timeouts.late = std::chrono::seconds(0);
    then = PrintOutcome::kPrinted;
  }
  const auto printer = make_printer(settings);
  device.lose_next_answer();
  REQUIRE(printer->print(striped(300, 1)).outcome == PrintOutcome::kFailed);
  REQUIRE(printer->print(striped(300, 2)).outcome == then);
  REQUIRE(device.tickets() == std::vector<kiosk::Bitmap>{striped(300, 2)});
}

TEST_CASE("a line that takes no byte of the job fails for certain") {
  DevicePrinter device(PrinterFault::kNone);
  device.take_nothing_after(12);  // the bytes of the four questions
  auto settings = device.settings();
  settings.timeouts = tests::impatient();
  const auto report = make_printer(settings)->print(striped(600));
  REQUIRE(report.outcome == PrintOutcome::kFailed);
  REQUIRE(report.condition == PrinterCondition::kUnreachable);
  REQUIRE(report.detail == "took no byte of the job");
  REQUIRE(device.tickets().empty());
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
  REQUIRE(printer->detail().find(settings.path) != std::string::npos);
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

TEST_CASE("the folder of a plain file is made, with those above it") {
  const tests::TemporaryFolder folder;
  const auto path = folder.file("tickets/of/today/jobs");
  const auto printer = make_printer(file_at(path));
  REQUIRE(printer->condition() == PrinterCondition::kReady);
  REQUIRE(printer->detail().empty());
  REQUIRE(printer->print(striped(10)).outcome == PrintOutcome::kPrinted);
  REQUIRE(contents(path) == kiosk::printing::escpos::print_job(striped(10)));
}

TEST_CASE("a plain file that cannot be one is a failure, told with the file, why and what to do") {
  const tests::TemporaryFolder folder;
  std::string path = folder.file("");
  std::string why = "Is a directory";
  SECTION("a folder") {}
  SECTION("in a folder that cannot be made") {
    std::ofstream(folder.file("taken")) << "x";
    path = folder.file("taken/jobs");
    why = "its folder " + folder.file("taken") + " cannot be made: Not a directory";
  }
  SECTION("in a folder that nobody may make") {
    path = "/proc/tickets/jobs";
    why = "its folder /proc/tickets cannot be made: No such file or directory";
  }
  SECTION("a pipe nobody reads") {
    path = folder.file("pipe");
    why = "No such device or address";
    REQUIRE(::mkfifo(path.c_str(), 0600) == 0);
  }
  SECTION("a full disk's device") {
    path = "/dev/full";
    why = "it is no plain file";
  }
  const auto told = "cannot write " + path + ": " + why +
                    "; see to it that the kiosk's user can write there, or name another file as path in [printer]";
  const auto printer = make_printer(file_at(path));
  const auto report = printer->print(striped(10));
  REQUIRE(report.outcome == PrintOutcome::kFailed);
  REQUIRE(report.condition == PrinterCondition::kUnreachable);
  REQUIRE(report.detail == told);
  REQUIRE(printer->condition() == PrinterCondition::kUnreachable);
  REQUIRE(printer->detail() == told);
}
