// SPDX-License-Identifier: Apache-2.0
// mortal-kiosk: the kiosk itself, but for one moment on a ticket's way at which it dies as by a power cut.
//   mortal-kiosk CONFIG ASSETS MOMENT
// MOMENT is before:STEP or after:STEP, where STEP is one of
//   intent issued outcome closed   the journal's appends, in the order of a printed ticket's way
//   return-intent return-closed    the same where it is then given back
//   marked-intent ...              the mark beside the journal, behind each of them
//   issue report return            the requests to the service: "after" is when the answer has come in
//   print                          the job at the printer
#include <csignal>
#include <cstdio>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/app/config.hpp"
#include "kiosk/terminal/terminal.hpp"

namespace {

/// Where on the way to die.
struct Moment {
  bool before = true;
  std::string step;

  void reached(bool is_before, std::string_view at) const {
    if (is_before == before && at == step) ::raise(SIGKILL);
  }
};

using kiosk::Result;
using kiosk::ports::JournalError;

/// Counts the records of this run, for the store and for the mark.
struct Appended {
  int count = 0;
  [[nodiscard]] std::string step(int behind) const {
    static constexpr const char* kSteps[] = {"intent", "issued", "outcome", "closed", "return-intent", "return-closed"};
    const int at = count - behind;
    return at >= 0 && at < 6 ? kSteps[at] : "other";
  }
};

class MortalStore final : public kiosk::ports::JournalStore {
 public:
  MortalStore(std::unique_ptr<kiosk::ports::JournalStore> real, const Moment& moment, Appended& appended)
      : real_(std::move(real)), moment_(moment), appended_(appended) {}

  bool keeps_links() const override { return real_->keeps_links(); }
  Result<std::vector<kiosk::ports::StoredRecord>, JournalError> read_all() override { return real_->read_all(); }
  Result<void, JournalError> accept() override { return real_->accept(); }
  Result<void, JournalError> append(const kiosk::ports::StoredRecord& record) override {
    const auto step = appended_.step(0);
    ++appended_.count;
    moment_.reached(true, step);
    auto done = real_->append(record);
    moment_.reached(false, step);
    return done;
  }
  Result<void, JournalError> forget(const std::vector<std::int64_t>& numbers) override {
    return real_->forget(numbers);
  }

 private:
  std::unique_ptr<kiosk::ports::JournalStore> real_;
  const Moment& moment_;
  Appended& appended_;
};

class MortalJournal final : public kiosk::ports::JournalFiles {
 public:
  MortalJournal(kiosk::ports::JournalFiles& real, const Moment& moment) : real_(real), moment_(moment) {}

  std::string name() const override { return real_.name(); }
  Result<std::unique_ptr<kiosk::ports::JournalStore>, JournalError> open() override {
    auto store = real_.open();
    if (!store) return store;
    return std::unique_ptr<kiosk::ports::JournalStore>(
        std::make_unique<MortalStore>(std::move(*store), moment_, appended_));
  }
  Result<std::string, JournalError> set_aside(kiosk::Instant now) override { return real_.set_aside(now); }
  Result<std::optional<std::string>, JournalError> read_mark() override { return real_.read_mark(); }
  Result<void, JournalError> write_mark(std::string_view bytes) override {
    const auto step = "marked-" + appended_.step(1);
    moment_.reached(true, step);
    auto done = real_.write_mark(bytes);
    moment_.reached(false, step);
    return done;
  }

 private:
  kiosk::ports::JournalFiles& real_;
  const Moment& moment_;
  Appended appended_;
};

class MortalHttp final : public kiosk::ports::HttpClient {
 public:
  MortalHttp(kiosk::ports::HttpClient& real, const Moment& moment) : real_(real), moment_(moment) {}

  void send(kiosk::HttpRequest request, Done done) override {
    std::string step;
    if (request.path == "/v1/tickets") step = "issue";
    if (request.path.ends_with("/deliveries")) step = "report";
    if (request.method == "DELETE" && request.path.starts_with("/v1/tickets/")) step = "return";
    moment_.reached(true, step);
    real_.send(std::move(request), [this, step, done = std::move(done)](Answer answer) {
      moment_.reached(false, step);
      done(std::move(answer));
    });
  }

 private:
  kiosk::ports::HttpClient& real_;
  const Moment& moment_;
};

class MortalPrinter final : public kiosk::ports::Printer {
 public:
  MortalPrinter(kiosk::ports::Printer& real, const Moment& moment) : real_(real), moment_(moment) {}

  kiosk::PrintReport print(const kiosk::Bitmap& raster) override {
    moment_.reached(true, "print");
    auto report = real_.print(raster);
    moment_.reached(false, "print");
    return report;
  }
  kiosk::PrinterCondition condition() override { return real_.condition(); }
  std::string detail() const override { return real_.detail(); }
  int width_dots() const override { return real_.width_dots(); }

 private:
  kiosk::ports::Printer& real_;
  const Moment& moment_;
};

int fail(const std::string& line) {
  std::fprintf(stderr, "mortal-kiosk: %s\n", line.c_str());
  return 1;
}

}  // namespace

int main(int count, char** words) {
  if (count != 4) return fail("give CONFIG ASSETS MOMENT");
  const std::string_view text = words[3];
  const auto colon = text.find(':');
  if (colon == std::string_view::npos) return fail("MOMENT is before:STEP or after:STEP");
  const Moment moment{text.substr(0, colon) == "before", std::string(text.substr(colon + 1))};

  const auto config = kiosk::app::load_config(words[1]);
  if (!config) return fail(config.error().line);
  std::unique_ptr<MortalJournal> journal;
  std::unique_ptr<MortalHttp> http;
  std::unique_ptr<MortalPrinter> printer;
  const auto ended = kiosk::run_terminal(*config, words[2], [&](kiosk::app::Devices& devices) {
    journal = std::make_unique<MortalJournal>(*devices.journal, moment);
    http = std::make_unique<MortalHttp>(*devices.http, moment);
    printer = std::make_unique<MortalPrinter>(*devices.printer, moment);
    devices.journal = journal.get();
    devices.http = http.get();
    devices.printer = printer.get();
  });
  return ended ? 0 : fail(ended.error().line);
}
