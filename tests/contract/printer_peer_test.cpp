// SPDX-License-Identifier: Apache-2.0
// Printers that lie, babble, close the door or say nothing: peers the simulated printer is too honest to be.
#include <array>
#include <atomic>
#include <string>

#include <netinet/tcp.h>

#include "kiosk/printing/escpos.hpp"
#include "tests/contract/printer_fixture.hpp"

using kiosk::PrinterCondition;
using kiosk::PrintOutcome;
using platform::printer::make_printer;
using platform::printer::Proof;
using tests::at_port;
using tests::impatient;
using tests::Peer;
using tests::striped;

namespace {

bool send_all(int fd, const std::string& bytes) {
  std::size_t done = 0;
  while (done < bytes.size()) {
    const auto put = ::send(fd, bytes.data() + done, bytes.size() - done, MSG_NOSIGNAL);
    if (put <= 0) return false;
    done += static_cast<std::size_t>(put);
  }
  return true;
}

// Reads until the other side closes; `heard` sees all that came so far and may answer.
void listen_to(int fd, const std::function<bool(const std::string& all, std::size_t fresh)>& heard) {
  std::string all;
  std::array<char, 4096> bytes;
  while (true) {
    const auto got = ::recv(fd, bytes.data(), bytes.size(), 0);
    if (got <= 0) return;
    all.append(bytes.data(), static_cast<std::size_t>(got));
    if (!heard(all, static_cast<std::size_t>(got))) return;
  }
}

// The answers "nothing is wrong" to each DLE EOT of a stream that holds no raster yet.
std::string all_is_well(const std::string& fresh) {
  std::string out;
  for (std::size_t i = 0; i + 2 < fresh.size(); ++i) {
    if (fresh[i] == 0x10 && fresh[i + 1] == 0x04) out += '\x12';
  }
  return out;
}

}  // namespace

TEST_CASE("a printer that says nothing before the job is not sent one") {
  std::atomic<bool> got_raster = false;
  const Peer mute(2, [&](int fd) {
    listen_to(fd, [&](const std::string& all, std::size_t) {
      if (all.find("\x1D\x76\x30") != std::string::npos) got_raster = true;
      return true;
    });
  });
  auto settings = at_port(mute.port());
  settings.timeouts = impatient();
  const auto printer = make_printer(settings);
  REQUIRE(printer->condition() == PrinterCondition::kUnreachable);
  const auto report = printer->print(striped(300));
  REQUIRE(report.outcome == PrintOutcome::kFailed);
  REQUIRE(report.condition == PrinterCondition::kUnreachable);
  REQUIRE_FALSE(got_raster);
}

TEST_CASE("an answer that is another job's id proves nothing") {
  const Peer constant(4, [](int fd) {
    listen_to(fd, [&](const std::string& all, std::size_t fresh) {
      const bool asked = all.find("\x1D\x28\x48") != std::string::npos;
      return send_all(fd, asked ? std::string("\x37\x22____\0", 7) : all_is_well(all.substr(all.size() - fresh)));
    });
  });
  auto settings = at_port(constant.port());
  settings.timeouts = impatient();
  REQUIRE(make_printer(settings)->print(striped(300)).outcome == PrintOutcome::kUncertain);
}

TEST_CASE("a queued answer that came before the job was sent is not the job's") {
  const Peer early(4, [](int fd) {
    bool spoke = false;
    listen_to(fd, [&](const std::string& all, std::size_t fresh) {
      if (all.size() > 12 && !spoke) {
        spoke = true;
        return send_all(fd, std::string(1, '\0'));
      }
      return spoke || send_all(fd, all_is_well(all.substr(all.size() - fresh)));
    });
  });
  auto settings = at_port(early.port());
  settings.proof = Proof::kStatus;
  settings.timeouts = impatient();
  REQUIRE(make_printer(settings)->print(striped(4000)).outcome == PrintOutcome::kUncertain);
}

TEST_CASE("a flood of status bytes neither hides the proof nor stops the job") {
  const Peer babbler(1, [](int fd) {
    std::string all;
    std::array<char, 4096> bytes;
    const std::string noise(500, '\x12');
    const std::string automatic("\x10\x00\x00\x00\x01\x13\x37\x22\x80\xFF", 10);
    while (send_all(fd, noise + automatic)) {
      const auto got = ::recv(fd, bytes.data(), bytes.size(), MSG_DONTWAIT);
      if (got == 0) return;
      if (got < 0) continue;
      all.append(bytes.data(), static_cast<std::size_t>(got));
      const auto asked = all.rfind(std::string("\x1D\x28\x48\x06\x00\x30\x30", 7));
      if (asked == std::string::npos || all.size() < asked + 11) continue;
      if (!send_all(fd, "\x37\x22" + all.substr(asked + 7, 4) + std::string(1, '\0'))) return;
      all.clear();
    }
  });
  const auto report = make_printer(at_port(babbler.port()))->print(striped(1200));
  REQUIRE(report.outcome == PrintOutcome::kPrinted);
}

TEST_CASE("a printer that shuts the door with its last answer took no byte: that fails for certain") {
  const Peer closes(4, [](int fd) {
    listen_to(fd, [&](const std::string& all, std::size_t fresh) {
      // The last answer and the end of the connection go out as one: whoever has heard the one finds the other.
      const int together = all.size() < 12 ? 0 : 1;
      ::setsockopt(fd, IPPROTO_TCP, TCP_CORK, &together, sizeof together);
      const bool well = send_all(fd, all_is_well(all.substr(all.size() - fresh)));
      return well && together == 0;
    });
  });
  auto settings = at_port(closes.port());
  settings.timeouts = impatient();
  const auto report = make_printer(settings)->print(striped(4000));
  REQUIRE(report.outcome == PrintOutcome::kFailed);
  REQUIRE(report.condition == PrinterCondition::kUnreachable);
}

TEST_CASE("a printer that shuts the door on the job leaves doubt") {
  const Peer closes(4, [](int fd) {
    listen_to(fd, [&](const std::string& all, std::size_t fresh) {
      // Well until the job comes, and then the door is shut.
      return all.size() <= 12 && send_all(fd, all_is_well(all.substr(all.size() - fresh)));
    });
  });
  auto settings = at_port(closes.port());
  settings.timeouts = impatient();
  const auto report = make_printer(settings)->print(striped(4000));
  REQUIRE(report.outcome == PrintOutcome::kUncertain);
}

TEST_CASE("a door shut before the first question is a failure") {
  const Peer shut(2, [](int) {});
  auto settings = at_port(shut.port());
  settings.timeouts = impatient();
  const auto report = make_printer(settings)->print(striped(300));
  REQUIRE(report.outcome == PrintOutcome::kFailed);
  REQUIRE(report.condition == PrinterCondition::kUnreachable);
}

TEST_CASE("a printer that stops reading in the middle ends in doubt, not in a wait without end") {
  std::atomic<bool> done = false;
  const Peer stuck(1, [&](int fd) {
    std::array<char, 64> bytes;
    std::size_t total = 0;
    while (total < 12) {
      const auto got = ::recv(fd, bytes.data(), 3, 0);
      if (got <= 0) return;
      total += static_cast<std::size_t>(got);
      if (total % 3 == 0 && !send_all(fd, "\x12")) return;
    }
    while (!done) std::this_thread::sleep_for(std::chrono::milliseconds(5));
  });
  auto settings = at_port(stuck.port());
  settings.timeouts = impatient();
  // Longer than all buffers on the way together.
  const auto report = make_printer(settings)->print(striped(40'000));
  done = true;
  REQUIRE(report.outcome == PrintOutcome::kUncertain);
  REQUIRE(report.condition == PrinterCondition::kUnreachable);
}
