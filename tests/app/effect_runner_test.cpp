// SPDX-License-Identifier: Apache-2.0
// What the core asks for becomes requests to the service, and their answers become events.
#include "kiosk/app/effect_runner.hpp"

#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "kiosk/app/timed_client.hpp"
#include "kiosk/base/http.hpp"
#include "kiosk/base/log.hpp"
#include "kiosk/ticketing/server_messages.hpp"
#include "tests/app/lobby_devices.hpp"
#include "tests/support/box_paper.hpp"
#include "tests/support/catch.hpp"

namespace tests {
namespace {

/// Answers each request with what the test has put in, and keeps the request.
class Exchange final : public ports::HttpClient {
 public:
  HttpResponse answer{503, {}, ""};
  std::string refused;            ///< what a body must not say; empty: it may say anything
  std::optional<HttpError> lost;  ///< why no answer comes
  std::vector<HttpRequest> sent;

  void send(HttpRequest request, Done done) override {
    sent.push_back(std::move(request));
    if (lost) return done(failure(*lost));
    const bool refuses = !refused.empty() && sent.back().body.find(refused) != std::string::npos;
    done(refuses ? HttpResponse{400, {}, R"({"reason":"malformed"})"} : answer);
  }
};

/// Answers once the test says so.
class LateExchange final : public ports::HttpClient {
 public:
  std::vector<HttpRequest> sent;
  std::vector<Done> waiting;

  void send(HttpRequest request, Done done) override {
    sent.push_back(std::move(request));
    waiting.push_back(std::move(done));
  }
};

/// Says which language is asked before each word.
class Stamp final : public words::Language {
 public:
  explicit Stamp(std::string code) : code_(std::move(code)) {}
  const std::string& code() const override { return code_; }
  const std::string& own_name() const override { return code_; }
  bool right_to_left() const override { return false; }
  std::string clock(Instant at, const Zone& zone) const override { return words::english().clock(at, zone); }
  std::string long_date(Instant, const Zone&) const override { return code_ + "-date"; }
  std::string full_date(Instant, const Zone&) const override { return code_ + "-date"; }

 protected:
  std::string find(std::string_view, std::string_view english) const override {
    return code_ + '-' + std::string(english);
  }
  std::string find_plural(std::string_view, std::string_view many, int) const override { return std::string(many); }

 private:
  std::string code_;
};

class Stamps final : public words::Languages {
 public:
  const words::Language& find(std::string_view code) const override { return code == "fr" ? french_ : english_; }
  std::vector<const words::Language*> all() const override { return {&english_, &french_}; }

 private:
  Stamp english_{"en"};
  Stamp french_{"fr"};
};

class Symbols final : public ports::SymbolWriter {
 public:
  Result<Bitmap, ports::WriteError> qr(std::string_view) const override { return Bitmap(21, 21); }
};

bool says(const BoxPaper& paper, const std::string& words) {
  return std::ranges::any_of(paper.boxes(),
                             [&](const DrawnBox& box) { return box.text.find(words) != std::string::npos; });
}

/// An effect runner with a service and paper.
struct Runner {
  Runner()
      : queue(std::make_shared<app::EventQueue>([] {})),
        runner(devices(), {std::shared_ptr<void>(), &http}, queue, languages) {}

  Exchange http;
  BoxPaper paper;
  GoodPrinter printer;
  Symbols symbols;
  Stamps languages;
  core::State state;
  std::shared_ptr<app::EventQueue> queue;
  app::EffectRunner runner;

  app::Devices devices() {
    app::Devices made;
    made.paper = &paper;
    made.printer = &printer;
    made.symbols = &symbols;
    return made;
  }
  /// The event that completes the effect.
  template <class E>
  E run(const core::Effect& effect) {
    runner.run(effect, state);
    const std::optional<core::EventBody> event = queue->pop();
    const E* completion = event ? std::get_if<E>(&*event) : nullptr;
    if (completion == nullptr) FAIL("not completed by the event that was waited for");
    return *completion;
  }
};

Obtain union_wish() { return {ObtainKind::kIssue, PassId("p-amara"), ScreeningId("union"), {}, 0}; }

}  // namespace

TEST_CASE("A request for a ticket carries the token of its visit, in the header alone", "[app]") {
  Runner kiosk;
  const VisitToken token("v1.secret");
  (void)kiosk.run<core::ObtainAnswered>(core::ObtainTicket{RequestId{7}, IdempotencyKey("k-1"), union_wish(), token});
  (void)kiosk.run<core::ObtainAnswered>(
      core::ObtainTicket{RequestId{8}, IdempotencyKey("k-1"), union_wish(), VisitToken()});
  REQUIRE(kiosk.http.sent.size() == 2);
  CHECK(find_header(kiosk.http.sent[0].headers, "Visit-Token") == token.str());
  CHECK_FALSE(find_header(kiosk.http.sent[1].headers, "Visit-Token"));
  CHECK(kiosk.http.sent[0].body == kiosk.http.sent[1].body);
  CHECK(kiosk.http.sent[0].path == kiosk.http.sent[1].path);
}

TEST_CASE("Paper is in the language that the kiosk begins in, whatever the visit speaks", "[app]") {
  Runner kiosk;
  kiosk.state.settings.languages = {{"fr", "Fran\u00E7ais"}, {"en", "English"}};
  kiosk.state.preferences.language = "en";
  core::Print print;
  print.ticket.title = "Union";
  print.ticket.seat = "general admission";
  kiosk.runner.run(print, kiosk.state);
  CHECK(says(kiosk.paper, "fr-date"));
  CHECK(says(kiosk.paper, "fr-Be seated by"));
  CHECK(says(kiosk.paper, "fr-general admission"));
  CHECK(says(kiosk.paper, "Union"));
}

TEST_CASE("A category is on paper in the kiosk's language where the festival gave it so", "[app]") {
  Runner kiosk;
  kiosk.state.settings.languages = {{"fr", "Fran\u00E7ais"}, {"en", "English"}};
  core::Print print;
  print.ticket.pass = PassId("p-amara");
  print.ticket.category = "Industry";
  core::Choosing choosing;
  choosing.visit.answer.holder = Holder{PassId("p-amara"), "Amara", "Industry", {{"fr", "Professionnels"}}};
  kiosk.state.mode = choosing;
  kiosk.runner.run(print, kiosk.state);
  CHECK(says(kiosk.paper, "Professionnels"));
  CHECK_FALSE(says(kiosk.paper, "Industry"));
}

TEST_CASE("A category that was renamed since, or is another person's, is on paper as the ticket has it", "[app]") {
  const auto [pass, category] =
      GENERATE(table<const char*, const char*>({{"p-amara", "Press"}, {"p-leo", "Industry"}}));
  Runner kiosk;
  kiosk.state.settings.languages = {{"fr", "Fran\u00E7ais"}};
  core::Print print;
  print.ticket.pass = PassId(pass);
  print.ticket.category = category;
  core::Choosing choosing;
  choosing.visit.answer.holder = Holder{PassId("p-amara"), "Amara", "Industry", {{"fr", "Professionnels"}}};
  kiosk.state.mode = choosing;
  kiosk.runner.run(print, kiosk.state);
  CHECK(says(kiosk.paper, category));
  CHECK_FALSE(says(kiosk.paper, "Professionnels"));
}

TEST_CASE("A ticket is given back once the service says so", "[app]") {
  Runner kiosk;
  const core::ReturnTicket effect{RequestId{7}, IdempotencyKey("k-1"), TicketId("T-1"), VisitToken("v1.secret")};
  kiosk.http.answer = {204, {}, ""};
  CHECK(kiosk.run<core::ReturnAnswered>(effect) == core::ReturnAnswered{RequestId{7}, std::nullopt});
  CHECK(kiosk.http.sent.back().method == "DELETE");
  CHECK(kiosk.http.sent.back().path == "/v1/tickets/T-1");
  kiosk.http.answer = {409, {}, R"({"reason":"window_closed"})"};
  const auto refused = kiosk.run<core::ReturnAnswered>(effect);
  REQUIRE(refused.error);
  CHECK(refused.error->verdict->reason == policy::Reason::kWindowClosed);
}

TEST_CASE("A withdrawal asks for the request by its key, and brings what became of it", "[app]") {
  Runner kiosk;
  const core::WithdrawRequest withdrawal{RequestId{7}, IdempotencyKey("k-1")};
  kiosk.http.answer = {200, {}, R"({"effect":"swapped","ticket":"T-1","serial":2,"at":"2024-04-28T17:42:00-04:00"})"};
  CHECK(kiosk.run<core::WithdrawalAnswered>(withdrawal) ==
        core::WithdrawalAnswered{RequestId{7}, RequestFate{MadeCode{TicketId("T-1"), 2}}});
  kiosk.http.answer = {200, {}, R"({"effect":"returned","ticket":"T-1","at":"2024-04-28T17:42:00-04:00"})"};
  CHECK(kiosk.run<core::WithdrawalAnswered>(withdrawal) ==
        core::WithdrawalAnswered{RequestId{7}, RequestFate{{}, true}});
  kiosk.http.answer = {204, {}, ""};
  CHECK(kiosk.run<core::WithdrawalAnswered>(withdrawal) == core::WithdrawalAnswered{RequestId{7}, RequestFate{}});
  // A service that does not know this call says nothing of the request.
  kiosk.http.answer = {404, {}, R"({"reason":"not_found"})"};
  CHECK_FALSE(kiosk.run<core::WithdrawalAnswered>(withdrawal).answer);
  CHECK(kiosk.http.sent.back().method == "DELETE");
  CHECK(kiosk.http.sent.back().path == "/v1/requests/k-1");
}

TEST_CASE("A service that does not know the journal for a part is told of the others", "[app]") {
  Runner kiosk;
  const DeviceCondition camera{DevicePart::kCamera, PartCondition::kMissing, "camera is not there"};
  const DeviceCondition journal{DevicePart::kJournal, PartCondition::kOk, ""};
  const core::ReportConditions report{RequestId{7}, {camera, journal}};
  kiosk.http.answer = {204, {}, ""};
  SECTION("a newer one hears of all") {
    CHECK_FALSE(kiosk.run<core::ConditionsReported>(report).error);
    REQUIRE(kiosk.http.sent.size() == 1);
    CHECK(ticketing::read_conditions_body(kiosk.http.sent.back().body).value() == report.devices);
  }
  SECTION("an older one, at the second try") {
    kiosk.http.refused = "journal";
    CHECK(kiosk.run<core::ConditionsReported>(report) == core::ConditionsReported{RequestId{7}, std::nullopt});
    REQUIRE(kiosk.http.sent.size() == 2);
    CHECK(ticketing::read_conditions_body(kiosk.http.sent.back().body).value() == std::vector{camera});
  }
  SECTION("one that refuses that too is asked no third time") {
    kiosk.http.refused = "camera";
    const auto refused = kiosk.run<core::ConditionsReported>(report);
    REQUIRE(refused.error);
    CHECK(refused.error->kind == ServiceError::Kind::kRejected);
    CHECK(kiosk.http.sent.size() == 2);
  }
  SECTION("what is no refusal of the report is not asked twice") {
    kiosk.http.answer = {404, {}, R"({"reason":"not_found"})"};
    CHECK(kiosk.run<core::ConditionsReported>(report).error);
    CHECK(kiosk.http.sent.size() == 1);
  }
}

TEST_CASE("A service that is not reached is told as that, with the setting to look at", "[app]") {
  std::vector<std::string> lines;
  log::set_sink([&](log::Level, std::string_view, std::string_view line) { lines.emplace_back(line); });
  Runner kiosk;
  const auto says = [&](HttpError::Kind kind, const std::string& detail) {
    kiosk.http.lost = HttpError{kind, detail};
    (void)kiosk.run<core::UnreportedAnswered>(core::FetchUnreported{RequestId{7}});
    return lines.back();
  };
  CHECK(says(HttpError::Kind::kNotSent, "Failed to connect to tickets.example port 81") ==
        "the service is not reached (unreported tickets: Failed to connect to tickets.example port 81); check url of "
        "[service] and the network");
  CHECK(says(HttpError::Kind::kNotSent, "write http:// in url of [service]") ==
        "unreported tickets: write http:// in url of [service]");
  CHECK(says(HttpError::Kind::kNoAnswer, "cut") == "unreported tickets: cut");
  log::set_sink([](log::Level, std::string_view, std::string_view) {});
}

TEST_CASE("A refusal that comes after the end of the kiosk is answered by a client that is still there", "[app]") {
  LateExchange service;
  auto queue = std::make_shared<app::EventQueue>([] {});
  std::weak_ptr<ports::HttpClient> asked;
  {
    auto client = std::make_shared<app::TimedClient>(&service, queue, [] { return Instant{}; });
    asked = client;
    const Stamps languages;
    app::EffectRunner runner({}, std::move(client), queue, languages);
    runner.run(core::ReportConditions{RequestId{7}, {{DevicePart::kJournal, PartCondition::kOk, ""}}}, core::State{});
  }
  REQUIRE(service.waiting.size() == 1);
  CHECK_FALSE(asked.expired());
  const auto first = std::exchange(service.waiting, {});
  first.front()(HttpResponse{400, {}, R"({"reason":"malformed"})"});
  CHECK(service.sent.size() == 2);
  REQUIRE(service.waiting.size() == 1);
  const auto second = std::exchange(service.waiting, {});
  second.front()(HttpResponse{204, {}, ""});
  CHECK(queue->pop() == core::EventBody{core::ConditionsReported{RequestId{7}, std::nullopt}});
}

}  // namespace tests
