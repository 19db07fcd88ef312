// mortal-kiosk: the kiosk itself, but for one moment on a ticket's way at which it dies as by a power cut.
//   mortal-kiosk CONFIG ASSETS MOMENT
// MOMENT is before:STEP or after:STEP, where STEP is one of
//   intent issued outcome closed   the journal's appends, in the order of a printed ticket's way
//   issue report                   the requests to the service: "after" is when the answer has come in
//   print                          the job at the printer
#include <atomic>
#include <csignal>
#include <cstdio>
#include <memory>
#include <string>
#include <string_view>

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

class MortalJournal final : public kiosk::ports::JournalStore {
 public:
  MortalJournal(kiosk::ports::JournalStore& real, const Moment& moment) : real_(real), moment_(moment) {}

  kiosk::Result<void, kiosk::ports::JournalError> append(const kiosk::IdempotencyKey& key,
                                                         std::string_view record) override {
    static constexpr const char* kSteps[] = {"intent", "issued", "outcome", "closed"};
    const std::string_view step = appended_ < 4 ? kSteps[appended_] : "later";
    ++appended_;
    moment_.reached(true, step);
    auto done = real_.append(key, record);
    moment_.reached(false, step);
    return done;
  }
  kiosk::Result<std::vector<std::string>, kiosk::ports::JournalError> read_all() override { return real_.read_all(); }
  kiosk::Result<void, kiosk::ports::JournalError> forget(const std::vector<kiosk::IdempotencyKey>& keys) override {
    return real_.forget(keys);
  }

 private:
  kiosk::ports::JournalStore& real_;
  const Moment& moment_;
  int appended_ = 0;
};

class MortalHttp final : public kiosk::ports::HttpClient {
 public:
  MortalHttp(kiosk::ports::HttpClient& real, const Moment& moment) : real_(real), moment_(moment) {}

  void send(kiosk::HttpRequest request, Done done) override {
    std::string step;
    if (request.path == "/v1/tickets") step = "issue";
    if (request.path.ends_with("/deliveries")) step = "report";
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
