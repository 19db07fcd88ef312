// SPDX-License-Identifier: Apache-2.0
// A kiosk that has no journal yet: it serves nobody, says what staff have to do, and goes on by itself.
#include <algorithm>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "tests/core/scenario.hpp"

using namespace scenario;

namespace {

/// Started, with the day and the printer; the journal is being opened.
void starts(Kiosk& kiosk) {
  kiosk.post(Started{});
  kiosk.post(DayAnswered{kiosk.expects<FetchDay>().request, std::optional(evening_at_bader()), "v1"});
  kiosk.post(PrinterChecked{kiosk.expects<CheckPrinter>().request, PrinterCondition::kReady});
  kiosk.expects<OpenJournal>();
  kiosk.reports_conditions();
}

void fails(Kiosk& kiosk, JournalFault fault) {
  kiosk.post(JournalUnavailable{kiosk.last<OpenJournal>().request, fault});
}

}  // namespace

TEST_CASE("a pass that is held up before the journal is open waits for it") {
  Kiosk kiosk;
  starts(kiosk);
  REQUIRE(kiosk.view().name == "starting up");
  kiosk.scan("FEST-26-0001");
  kiosk.does_nothing_more();
  REQUIRE(kiosk.in<LookingUp>());
  SECTION("it opens: the pass is looked up") {
    kiosk.post(JournalOpened{kiosk.last<OpenJournal>().request, false});
    REQUIRE(kiosk.expects<LookUpPass>().code == PassCode("FEST-26-0001"));
  }
  SECTION("it does not: the person is sent to the box office") {
    fails(kiosk, JournalFault::kFull);
    REQUIRE(kiosk.in<OutOfService>());
    kiosk.wait(5s);
    kiosk.post(JournalOpened{kiosk.expects<OpenJournal>().request, false});
    REQUIRE(kiosk.in<Attract>());
  }
  SECTION("nothing is heard of it: the person goes on waiting or leaves") {
    kiosk.wait(15s);
    REQUIRE(kiosk.in<Overdue>());
    kiosk.does_nothing_more_but_its_rhythm();
    SECTION("it opens then") {
      kiosk.post(JournalOpened{kiosk.last<OpenJournal>().request, false});
      kiosk.expects<LookUpPass>();
    }
    SECTION("it cannot be opened") {
      fails(kiosk, JournalFault::kFull);
      REQUIRE(kiosk.in<OutOfService>());
    }
  }
}

TEST_CASE("a pass waits for the day and the journal, whichever comes last") {
  Kiosk kiosk;
  kiosk.post(Started{});
  const auto fetch = kiosk.expects<FetchDay>();
  const auto open = kiosk.expects<OpenJournal>();
  kiosk.scan("FEST-26-0001");
  kiosk.post(JournalOpened{open.request, false});
  REQUIRE(kiosk.in<LookingUp>());
  kiosk.does_nothing_more_but_its_rhythm();
  kiosk.post(DayAnswered{fetch.request, std::optional(evening_at_bader()), "v1"});
  kiosk.expects<LookUpPass>();
}

TEST_CASE("a journal that cannot be opened is tried every few seconds, and the kiosk goes on by itself") {
  Kiosk kiosk;
  starts(kiosk);
  for (int i = 0; i < 3; ++i) {
    fails(kiosk, JournalFault::kNoFolder);
    REQUIRE(kiosk.in<OutOfService>());
    kiosk.scan("FEST-26-0001");
    kiosk.does_nothing_more_but_its_rhythm();
    kiosk.wait(4s);
    kiosk.does_nothing_more_but_its_rhythm();
    kiosk.wait(1s);
    REQUIRE(kiosk.expects<OpenJournal>().now == kiosk.state.now);
  }
  kiosk.post(JournalOpened{kiosk.last<OpenJournal>().request, false});
  REQUIRE(kiosk.in<Attract>());
  REQUIRE(kiosk.view().name == "scan");
  REQUIRE_FALSE(kiosk.state.journal.fault);
}

TEST_CASE("each fault says what staff have to do, and is a view of its own") {
  const std::vector<std::pair<JournalFault, std::string>> faults{{JournalFault::kFull, "disk is full"},
                                                                 {JournalFault::kNotWritable, "can’t be written"},
                                                                 {JournalFault::kNoFolder, "folder is missing"},
                                                                 {JournalFault::kInUse, "another kiosk"},
                                                                 {JournalFault::kNewer, "newer version"},
                                                                 {JournalFault::kForeign, "something else"},
                                                                 {JournalFault::kIo, "Check it"}};
  std::set<std::string> names;
  for (const auto& [fault, words] : faults) {
    Kiosk kiosk;
    starts(kiosk);
    fails(kiosk, fault);
    const auto view = kiosk.sees<MessageView>();
    REQUIRE(view.footnote.find(words) != std::string::npos);
    REQUIRE(view.footnote.find("Tell staff which kiosk it is") != std::string::npos);
    REQUIRE(names.insert(kiosk.view().name).second);
  }
}

TEST_CASE("a kiosk that the service does not know and that has no journal needs both") {
  Kiosk kiosk;
  kiosk.post(Started{});
  const auto fetch = kiosk.expects<FetchDay>();
  kiosk.expects<OpenJournal>();
  kiosk.post(DayAnswered{fetch.request, failure(error(ServiceError::Kind::kDeviceRefused)), ""});
  fails(kiosk, JournalFault::kFull);
  REQUIRE(kiosk.state.trouble == OutOfService::Reason::kJournal);
  kiosk.wait(2s);
  kiosk.post(DayAnswered{kiosk.expects<FetchDay>().request, std::optional(evening_at_bader()), "v1"});
  REQUIRE(kiosk.in<OutOfService>());
  kiosk.wait(5s);
  kiosk.post(JournalOpened{kiosk.expects<OpenJournal>().request, false});
  REQUIRE(kiosk.in<Attract>());
}

TEST_CASE("what the journal owes is taken up before the first pass") {
  Kiosk kiosk;
  starts(kiosk);
  kiosk.post(Recovered{{IdempotencyKey("old"), journal::Doubtful{union_ticket()}}});
  kiosk.writes<journal::Delivered>();
  REQUIRE(kiosk.view().name == "starting up");
  kiosk.post(JournalOpened{kiosk.last<OpenJournal>().request, false});
  REQUIRE(kiosk.state.ways.size() == 1);
  REQUIRE(kiosk.view().name == "scan");
}

TEST_CASE("a disk that fills up while the kiosk runs is told as that") {
  Kiosk kiosk;
  kiosk.starts_up();
  kiosk.signs_in(good_pass());
  kiosk.touch(Choose{ScreeningId("union-1830")});
  kiosk.writes<journal::Intent>();
  kiosk.post(JournalAppended{kiosk.last<AppendJournal>().request, false, JournalFault::kFull});
  REQUIRE(kiosk.in<OutOfService>());
  REQUIRE(kiosk.sees<MessageView>().footnote.find("disk is full") != std::string::npos);
}

TEST_CASE("closed ways are looked through every hour, while nobody is there") {
  Kiosk kiosk;
  kiosk.post(Started{});
  kiosk.post(DayAnswered{kiosk.expects<FetchDay>().request, std::optional(evening_at_bader()), "v1"});
  kiosk.expects<CheckPrinter>();
  kiosk.opens_journal();
  auto first = kiosk.expects<ForgetClosed>();
  REQUIRE(first.now == kiosk.state.now);
  kiosk.post(ClosedForgotten{first.request});
  kiosk.expects<FetchUnreported>();
  kiosk.wait(59min);
  const auto is_forgetting = [&] {
    return std::ranges::any_of(kiosk.effects, [](const auto& e) { return std::holds_alternative<ForgetClosed>(e); });
  };
  REQUIRE_FALSE(is_forgetting());
  kiosk.effects.clear();
  kiosk.signs_in(good_pass());
  for (int i = 0; i < 4; ++i) {
    kiosk.wait(30s);
    kiosk.stir();
  }
  REQUIRE(kiosk.in<Choosing>());
  REQUIRE_FALSE(is_forgetting());
  kiosk.touch(SignOut{});
  kiosk.post(Tick{});
  REQUIRE(is_forgetting());
}
